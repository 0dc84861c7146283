import type { Invariant } from '../../../model/invariant.ts'
import type { ActionTable } from '../../../policy/action/table.ts'
import { askedActions } from './asked-actions.ts'

/**
 * What a promise may have wrong without being impossible, a line each: it would be proven, or refuted, of what there is
 * not. Names that AWS does not publish may be new, or misspelt.
 */
export function doubtsAbout(
  { actions: patterns, resources }: Invariant,
  table: ActionTable,
  partition: string,
): readonly string[] {
  const isAsked = (pattern: string, resource: string) => askedActions(pattern, resource, table, partition).length > 0
  const listed = patterns.filter((pattern) => table.ids(pattern).length > 0)
  return [
    ...patterns
      .filter((pattern) => !listed.includes(pattern))
      .map((pattern) => `${pattern} is not among the actions that AWS publishes: is it spelt so?`),
    ...listed
      .filter((pattern) => !resources.some((resource) => isAsked(pattern, resource)))
      .map((pattern) => `${pattern} takes none of the resources: it is never asked of them`),
    ...resources
      .filter((resource) => listed.length > 0 && !patterns.some((pattern) => isAsked(pattern, resource)))
      .map((resource) => `none of the actions takes ${resource}: nothing is asked of it`),
  ]
}
