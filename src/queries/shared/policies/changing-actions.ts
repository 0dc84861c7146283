import type { Action } from '../../../policy/action/table.ts'

/**
 * Whether an action changes something. AWS files a few that describe and list under other levels than those of reading,
 * and some that get as management of permissions, `quicksight:DescribeTopicPermissions` for one: with them SecurityAudit
 * would seem to change what it looks at. What gets and is filed as writing, such as credentials, counts.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_understand-policy-summary-access-level-summaries.html}
 */
export function changes({ name, accessLevel }: Action): boolean {
  if (accessLevel === 'List' || accessLevel === 'Read') return false
  return !(accessLevel === 'Permissions management' ? /:(?:Describe|Get|List)[A-Z]/ : /:(?:Describe|List)[A-Z]/).test(
    name,
  )
}
