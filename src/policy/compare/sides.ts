import type { Asker } from './askers.ts'
import { compile, type Compiled } from './compile.ts'
import { isLiteral } from '../action/is-literal.ts'
import type { ActionTable } from '../action/table.ts'
import type { Policy } from '../document/policy.ts'
import type { Edit } from './confirm.ts'
import { differingPart } from './differing-part.ts'
import type { Finding } from './situation.ts'

/** What differs of both documents, as it is for somebody. */
export interface Sides {
  readonly asker: Asker
  readonly edit: Edit
  readonly old: Compiled
  readonly now: Compiled
  readonly finding: Finding
}

/** Both documents for each asker; whoever is let in by the same statements, with nothing known that tells him apart, stands once. @throws LimitReached */
export function sidesFor(
  askers: readonly Asker[],
  whole: Edit,
  finding: Omit<Finding, 'given' | 'models'>,
): readonly Sides[] {
  const seen = new Set<string>()
  finding.budget.spend('steps', expansionWeight(whole, finding.table))
  const edit = differingPart(whole, finding.table)
  const weight = weightOf(edit.older) + weightOf(edit.newer)
  return askers.flatMap((asker) => {
    const { caller, given } = asker
    finding.budget.spend('steps', weight)
    const [old, now] = [
      compile(edit.older, 'older', finding.table, caller),
      compile(edit.newer, 'newer', finding.table, caller),
    ]
    const found = { asker, edit, old, now, finding: { ...finding, given, models: new Map() } }
    if (askers.length === 1) return [found]
    const key = JSON.stringify([saying(old), saying(now), [...given.context], [...given.missing], given.assumptions])
    if (seen.has(key)) return []
    seen.add(key)
    return [found]
  })
}

/** What a document says to somebody: the same statements, of the same bodies, are of the same actions. */
function saying(compiled: Compiled): readonly unknown[] {
  return [...compiled].map(([key, { statements }]) => [key, statements])
}

/** Steps for looking through the names of one document, of which each is held against the caller in several ways. */
function weightOf({ statements }: Policy): number {
  return statements.reduce((sum, { principals }) => sum + 1 + 4 * (principals?.named.length ?? 0), 0)
}

/** Steps for finding the actions of patterns that may be of any service: each is held against all names. */
function expansionWeight({ older, newer }: Edit, { size }: ActionTable): number {
  const wide = new Set<string>()
  for (const { actions } of [...older.statements, ...newer.statements]) {
    for (const pattern of actions.patterns) if (isWide(pattern)) wide.add(pattern)
  }
  return wide.size * (size >>> 2)
}

/** Whether what stands before the colon has a `*` or a `?`; literals, which most are, need no second look. */
function isWide(pattern: string): boolean {
  return !isLiteral(pattern) && /^[^:]*[*?]/.test(pattern)
}
