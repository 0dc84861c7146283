import type { Entity, EntityKind } from '../../model/entity.ts'
import type { Cell } from '../../model/rows.ts'
import { canonicalJson } from '../../policy/document/canonical-json.ts'
import { isCell } from '../cell.ts'
import type { FacetChange } from '../change.ts'
import { joinItems } from '../join-items.ts'
import type { Both } from './facet.ts'
import { itemChanges } from './item-change.ts'

/** Members of the input that the model does not have, shown under the names they came by. */
export function unknownMembers({ before, after }: Both<Entity>): readonly FacetChange[] {
  if (before.residue?.set === undefined && after.residue?.set === undefined) return []
  const name = (member: Member): string => member.name
  const items = joinItems(membersOf(before), membersOf(after), {
    key: name,
    value: (member) => JSON.stringify(canonicalJson(member.value)),
  })
  return itemChanges('attribute', items, name, (member) => member.value)
}

interface Member {
  readonly name: string
  readonly value: Cell
}

function membersOf(entity: Entity): readonly Member[] {
  const known = KNOWN[entity.kind]
  return Object.entries(entity.residue?.set ?? {}).flatMap(([name, value]) =>
    !known.has(name) && isCell(value) ? [{ name, value }] : [],
  )
}

const COMMON = ['Path', 'Arn', 'CreateDate'] as const
const GRANTS = ['AttachedManagedPolicies', 'PermissionsBoundary', 'Tags'] as const

/** Members that other facets compare, whatever form they came in: what the model makes of them, and lists kept whole. {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html} */
const KNOWN: Readonly<Record<EntityKind, ReadonlySet<string>>> = {
  user: new Set([...COMMON, ...GRANTS, 'UserName', 'UserId', 'UserPolicyList', 'GroupList']),
  group: new Set([...COMMON, ...GRANTS, 'GroupName', 'GroupId', 'GroupPolicyList']),
  role: new Set([
    ...COMMON,
    ...GRANTS,
    'RoleName',
    'RoleId',
    'AssumeRolePolicyDocument',
    'InstanceProfileList',
    'RolePolicyList',
    'RoleLastUsed',
  ]),
  'instance-profile': new Set([...COMMON, 'InstanceProfileName', 'InstanceProfileId', 'Roles', 'Tags']),
  'managed-policy': new Set([
    ...COMMON,
    'PolicyName',
    'PolicyId',
    'DefaultVersionId',
    'AttachmentCount',
    'PermissionsBoundaryUsageCount',
    'IsAttachable',
    'Description',
    'UpdateDate',
    'PolicyVersionList',
    'Tags',
  ]),
}
