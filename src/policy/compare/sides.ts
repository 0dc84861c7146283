import type { Asker } from './askers.ts'
import { compile, type Compiled } from './compile.ts'
import type { Edit } from './confirm.ts'
import type { Finding } from './situation.ts'

/** Both documents as they are for somebody. */
export interface Sides {
  readonly asker: Asker
  readonly edit: Edit
  readonly old: Compiled
  readonly now: Compiled
  readonly finding: Finding
}

/** Both documents for each asker; whoever is let in by the same statements, with nothing known that tells him apart, stands once. */
export function sidesFor(
  askers: readonly Asker[],
  edit: Edit,
  finding: Omit<Finding, 'given' | 'models'>,
): readonly Sides[] {
  const seen = new Set<string>()
  return askers.flatMap((asker) => {
    const { caller, given } = asker
    const [old, now] = [
      compile(edit.older, 'older', finding.table, caller),
      compile(edit.newer, 'newer', finding.table, caller),
    ]
    const key = JSON.stringify([[...old.keys()], [...now.keys()], [...given.context], given.assumptions])
    if (seen.has(key)) return []
    seen.add(key)
    return [{ asker, edit, old, now, finding: { ...finding, given, models: new Map() } }]
  })
}
