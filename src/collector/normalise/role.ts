import { nameInArn, pathInArn } from '../../model/arn.ts'
import { lastUsedDetail, roleDetail } from '../../model/authorization-details.ts'
import type { NormalisedEntity, Usage } from '../../model/capture.ts'
import type { LastUsed, Role } from '../../model/entity.ts'
import type { RoleDetail } from '../pages.ts'
import { attachedPolicies, boundary, type Gathering, inlinePolicies, tags } from './members.ts'
import { residueOf, sameJson } from './residue.ts'

/** Members of a role that travel apart: one moves by itself, the other holds entities of their own. */
export const ROLE_USAGE = ['RoleLastUsed'] as const

/** A role of a page as the model has it; its use and its instance profiles travel apart. */
export function normaliseRole(
  detail: RoleDetail,
  given: ReadonlyMap<string, unknown>,
  gathering: Gathering,
): NormalisedEntity {
  const trust = gathering.document(detail.AssumeRolePolicyDocument, 'the trust policy')
  const { inline, lifted } = inlinePolicies(detail.RolePolicyList, given.get('RolePolicyList'), gathering)
  const role: Role = {
    kind: 'role',
    arn: detail.Arn,
    id: detail.RoleId ?? '',
    name: detail.RoleName ?? nameInArn(detail.Arn),
    path: detail.Path ?? pathInArn(detail.Arn),
    createdAt: gathering.date(detail.CreateDate, 'CreateDate'),
    trust,
    attached: attachedPolicies(detail.AttachedManagedPolicies),
    inline: detail.RolePolicyList === undefined ? null : inline,
    boundary: boundary(detail.PermissionsBoundary),
    tags: tags(detail.Tags),
    lastUsed: null,
  }
  const rendered = roleDetail(role, [], { dateForm: gathering.dateForm, document: (ref) => ref })
  const overrides = new Map<string, unknown>([['RolePolicyList', lifted]])
  if (trust !== null) overrides.set('AssumeRolePolicyDocument', trust)
  const kept = residueOf(given, rendered, ALWAYS, overrides)
  gathering.unknownMembers(kept.residue?.set, MEMBERS, 'the role')
  gathering.repeatedItems(kept.residue?.set, rendered)
  return { entity: { ...role, ...kept }, documents: gathering.documents, warnings: gathering.warnings }
}

/** When a role was last used; null where the input does not say, which is not the same as never. */
export function roleUsage(
  given: ReadonlyMap<string, unknown>,
  detail: Pick<RoleDetail, 'RoleLastUsed'>,
  gathering: Gathering,
): Usage | null {
  if (!given.has('RoleLastUsed')) return null
  const lastUsed: LastUsed = {
    at: gathering.date(detail.RoleLastUsed?.LastUsedDate, 'LastUsedDate'),
    region: detail.RoleLastUsed?.Region ?? null,
  }
  const same = sameJson(lastUsedDetail(lastUsed, { dateForm: gathering.dateForm, document: (ref) => ref }), {
    RoleLastUsed: given.get('RoleLastUsed'),
  })
  return {
    lastUsedAt: lastUsed.at,
    lastUsedRegion: lastUsed.region,
    attachmentCount: null,
    boundaryUsageCount: null,
    residue: same ? null : JSON.stringify({ RoleLastUsed: given.get('RoleLastUsed') }),
  }
}

const ALWAYS = ['RolePolicyList', 'AttachedManagedPolicies', 'Tags', 'InstanceProfileList']
const MEMBERS: ReadonlySet<string> = new Set([
  'Path',
  'RoleName',
  'RoleId',
  'Arn',
  'CreateDate',
  'AssumeRolePolicyDocument',
  'InstanceProfileList',
  'RolePolicyList',
  'AttachedManagedPolicies',
  'PermissionsBoundary',
  'Tags',
])
