import type { PolicyStatement } from '../../../policy/document/policy.ts'
import { type FoundPolicy, leaveOpen } from './found-policy.ts'
import type { Params, QueryContext } from '../../query.ts'

/** Says that a policy cannot be judged for the sake of one of its statements. */
export function leaveStatementOpen(
  context: QueryContext<Params>,
  found: FoundPolicy,
  { index, undecidable }: PolicyStatement,
): void {
  leaveOpen(context, found, `its statement ${index} cannot be decided: ${undecidable ?? 'it names a principal'}`)
}

/**
 * The Allows of a policy that name something by its opposite (NotAction or NotResource). A statement of which that
 * cannot be read, or whose effect cannot, leaves the policy unknown.
 */
export function exceptingAllows(
  context: QueryContext<Params>,
  found: FoundPolicy,
  element: 'actions' | 'resources',
): readonly PolicyStatement[] {
  return found.policy.statements.filter((statement) => {
    const { effect, undecidable } = statement
    const set = statement[element]
    if (effect === 'Allow' && set?.except === true) return true
    const mayBe = set === null || set.except || undecidable?.includes(NAMES[element]) === true
    if (effect !== 'Deny' && undecidable !== null && mayBe) leaveStatementOpen(context, found, statement)
    return false
  })
}

/** As the reader of statements names the element whose trouble it tells. */
const NAMES = { actions: 'Action', resources: 'Resource' } as const
