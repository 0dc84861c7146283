import type { Action, ActionTable } from '../policy/action/table.ts'
import type { KnownKey } from './principal-facts.ts'
import { isTrustAction } from './trusted-roles.ts'

/**
 * Which condition keys requests of an action never bring, by what AWS publishes of it: IAM's keys that stand beside other
 * actions alone, tags of a resource where it takes none, tags of the request where it sets none. Other services bring more
 * than AWS's lists say, and AWS's own policies rest on it: their keys may come with any request, and so may one that the
 * lists lack.
 * {@link https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html}
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html}
 */
export function actionFacts(name: string, table: ActionTable): KnownKey {
  const action = table.action(name)
  if (action === undefined || isTrustAction(name.toLowerCase())) return () => undefined
  return (key) => (isOfOthers(key, action, table) && !brings(action, key) ? null : undefined)
}

/** Whether a key comes only with the actions beside which it is published. */
function isOfOthers(key: string, { service, resources }: Action, table: ActionTable): boolean {
  if (key.startsWith('aws:requesttag/') || key === 'aws:tagkeys') return true
  if (key.startsWith('iam:')) return table.conditionKey(key) !== undefined
  return resources.length === 0 && ['aws', service].some((prefix) => key.startsWith(`${prefix}:resourcetag/`))
}

function brings({ conditionKeys, resources }: Action, key: string): boolean {
  const isPublished = (known: string): boolean => (/[/:]$/.test(known) ? key.startsWith(known) : key === known)
  return conditionKeys.some(isPublished) || resources.some((resource) => resource.conditionKeys.some(isPublished))
}
