import {
  groupDetail,
  instanceProfileDetail,
  managedPolicyDetail,
  type Rendering,
  roleDetail,
  userDetail,
} from '../model/authorization-details.ts'
import type { PolicyDocument } from '../model/document.ts'
import type { InstanceProfile, Role } from '../model/entity.ts'
import { isKnown, type Part } from '../model/part.ts'
import { type History, readExportForm, readRecorded } from '../store/index.ts'
import { rolecallMember } from './rolecall-member.ts'

/**
 * A night as the AWS CLI would have printed it, documents decoded, with every member that came in. A list whose part was
 * not read is left out, as it was. `allParts` adds, as a member `Rolecall`, what AWS's lists cannot hold; importing that
 * gives the same night again.
 *
 * @param db open for reading
 * @throws RangeError where there is no night of this id
 * @example
 * const json = JSON.stringify(exportNight(db, resolveSnapshot(db, 'latest').id), null, 4)
 */
export function exportNight(
  db: History,
  snapshotId: number,
  { allParts = false }: { readonly allParts?: boolean } = {},
): Readonly<Record<string, unknown>> {
  const account = readRecorded(db, snapshotId)
  const { dateForm, sdkVersion, residue } = readExportForm(db, snapshotId)
  const rendering: Rendering = { dateForm, document: (ref) => decoded(account.document(ref)) }
  const has = (...parts: Part[]) => parts.some((part) => isKnown(account.parts.get(part)))
  const lists: [string, readonly unknown[]][] = []
  if (has('users')) lists.push(['UserDetailList', account.users().map((user) => userDetail(user, rendering))])
  if (has('groups')) lists.push(['GroupDetailList', account.groups().map((group) => groupDetail(group, rendering))])
  if (has('roles')) lists.push(['RoleDetailList', roleDetails(account.roles(), account.instanceProfiles(), rendering)])
  if (has('customer-policies', 'aws-policies')) {
    lists.push(['Policies', account.managedPolicies().map((policy) => managedPolicyDetail(policy, rendering))])
  }
  const beyond = allParts ? [['Rolecall', rolecallMember(account, sdkVersion, rendering)] as const] : []
  return Object.fromEntries([...lists, ...Object.entries(residue), ...beyond])
}

function roleDetails(
  roles: readonly Role[],
  profiles: readonly InstanceProfile[],
  rendering: Rendering,
): readonly unknown[] {
  const byArn = new Map(roles.map((role) => [role.arn, role]))
  const listedUnder = new Map<string, InstanceProfile[]>()
  for (const profile of profiles) {
    for (const role of profile.roles) {
      if (role.listed) listedUnder.set(role.arn, [...(listedUnder.get(role.arn) ?? []), profile])
    }
  }
  const nested = (arn: string) => {
    const role = byArn.get(arn)
    return role === undefined ? undefined : roleDetail(role, [], rendering)
  }
  return roles.map((role) => {
    const own = listedUnder.get(role.arn) ?? []
    return roleDetail(
      role,
      own.map((profile) => instanceProfileDetail(profile, nested, rendering)),
      rendering,
    )
  })
}

/** The document as JSON; as text where JSON cannot say what it says, or it is none. */
function decoded(document: PolicyDocument): unknown {
  if (document.raw !== null) return document.raw
  const json: unknown = document.parsed ? document.json : JSON.parse(document.body)
  return json
}
