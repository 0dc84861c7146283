import type { ActionTable } from '../../../policy/action/table.ts'

/**
 * The actions that a pattern stands for and that can be done to a resource. One that takes no resource is done to
 * everything at once, which is nothing that a promise about a single resource speaks of; one that AWS's table lacks is
 * asked as it is.
 * {@link https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html}
 */
export function askedActions(pattern: string, resource: string, actions: ActionTable): readonly string[] {
  const known = actions.expand(pattern)
  if (known.length === 0) return /[*?]/.test(pattern) ? [] : [pattern]
  return known.filter(({ resources }) => resource === '*' || resources.length > 0).map(({ name }) => name)
}
