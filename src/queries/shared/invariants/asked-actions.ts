import { takenResources } from '../../../access/taken-resources.ts'
import type { ActionTable } from '../../../policy/action/table.ts'

/**
 * The actions that a pattern stands for and that can be done to a resource, or to some that it stands for: others are
 * nothing that a promise about it speaks of. One that AWS's table lacks is asked as it is.
 * {@link https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html}
 */
export function askedActions(
  pattern: string,
  resource: string,
  actions: ActionTable,
  partition: string,
): readonly string[] {
  const known = actions.expand(pattern)
  if (known.length === 0) return /[*?]/.test(pattern) ? [] : [pattern]
  return known.filter((action) => takenResources(action, partition).includes(resource)).map(({ name }) => name)
}
