import { type ActionBits, anyOf, hasAction } from '../action/action-bits.ts'
import { actionSet } from '../action/action-set.ts'
import { isLiteral } from '../action/is-literal.ts'
import type { ActionTable } from '../action/table.ts'
import type { Policy, PolicyStatement } from '../document/policy.ts'
import type { Edit } from './confirm.ts'
import { MOST_PAIRS, standsUnder } from './stands-under.ts'

/**
 * Two documents without the statements that make no difference: those that both have, of actions of which no other
 * statement speaks that only one has. Of an action that a differing statement names, all is left; of any other, both
 * documents have the same statements, before and after, and so answer alike.
 */
export function differingPart(edit: Edit, table: ActionTable): Edit {
  const [old, now] = [edit.older.statements, edit.newer.statements]
  if (old.length * now.length > MOST_PAIRS) return edit
  const differing = new Set([...lacking(old, now), ...lacking(now, old)])
  const sets = [...differing].map(({ actions }) => actionSet(actions, table))
  const bits = anyOf(
    sets.map((set) => set.bits),
    table.size,
  )
  const hasUnlisted = sets.some(({ unknown }) => unknown.length > 0)
  const bears = (statement: PolicyStatement): boolean =>
    differing.has(statement) || mayShareAction(statement, bits, hasUnlisted, table)
  const part = ({ statements, ...policy }: Policy): Policy => ({ statements: statements.filter(bears), ...policy })
  return { older: part(edit.older), newer: part(edit.newer) }
}

/** Statements of which the others have none that does the same. */
function lacking(
  statements: readonly PolicyStatement[],
  others: readonly PolicyStatement[],
): readonly PolicyStatement[] {
  return statements.filter((one) => !others.some((other) => standsUnder(one, other) && standsUnder(other, one)))
}

/** @param hasUnlisted whether some are actions that the table lacks */
function mayShareAction(
  { actions }: PolicyStatement,
  bits: ActionBits,
  hasUnlisted: boolean,
  table: ActionTable,
): boolean {
  if (actions.except) return true
  return actions.patterns.some((pattern) => {
    const ids = table.ids(pattern)
    return ids.some((id) => hasAction(bits, id)) || (hasUnlisted && (ids.length === 0 || !isLiteral(pattern)))
  })
}
