import { isAwsManagedPolicy, nameInArn, pathInArn } from '../../model/arn.ts'
import { countersDetail, managedPolicyDetail, policyVersionDetail } from '../../model/authorization-details.ts'
import type { NormalisedEntity, Usage } from '../../model/capture.ts'
import type { ManagedPolicy, PolicyVersion } from '../../model/entity.ts'
import type { ManagedPolicyDetail } from '../pages.ts'
import { listOf } from '../../util/list.ts'
import { membersOf } from '../../util/members.ts'
import { firstOfEach, type Gathering } from './members.ts'
import { residueOf, sameJson } from './residue.ts'

/** Members of a managed policy that move when others attach it. */
export const POLICY_USAGE = ['AttachmentCount', 'PermissionsBoundaryUsageCount'] as const

/** A managed policy of a page as the model has it; its counters travel apart. */
export function normaliseManagedPolicy(
  detail: ManagedPolicyDetail,
  given: ReadonlyMap<string, unknown>,
  gathering: Gathering,
): NormalisedEntity {
  const refs =
    detail.PolicyVersionList?.map((version) => gathering.document(version.Document, `version ${version.VersionId}`)) ??
    []
  const givenVersions = listOf(given.get('PolicyVersionList'))
  const versions = detail.PolicyVersionList?.map((version, index) =>
    policyVersion(detail, version, givenVersions[index], refs[index] ?? null, gathering),
  )
  const policy: ManagedPolicy = {
    kind: 'managed-policy',
    arn: detail.Arn,
    id: detail.PolicyId ?? '',
    name: detail.PolicyName ?? nameInArn(detail.Arn),
    path: detail.Path ?? pathInArn(detail.Arn),
    createdAt: gathering.date(detail.CreateDate, 'CreateDate'),
    owner: isAwsManagedPolicy(detail.Arn) ? 'aws' : 'customer',
    updatedAt: gathering.date(detail.UpdateDate, 'UpdateDate'),
    defaultVersion: detail.DefaultVersionId ?? onlyDefault(versions),
    isAttachable: detail.IsAttachable ?? null,
    description: detail.Description ?? null,
    versions: versions === undefined ? null : firstOfEach(versions, (version) => version.version),
    tags: null,
    attachmentCount: null,
    boundaryUsageCount: null,
  }
  const rendered = managedPolicyDetail(policy, { dateForm: gathering.dateForm, document: (ref) => ref })
  const lifted = versionsAsRendered(given.get('PolicyVersionList'), policy.versions, rendered)
  const kept = residueOf(given, rendered, ['PolicyVersionList'], new Map([['PolicyVersionList', lifted]]))
  gathering.unknownMembers(kept.residue?.set, MEMBERS, 'the policy')
  gathering.repeatedItems(kept.residue?.set, rendered)
  return { entity: { ...policy, ...kept }, documents: gathering.documents, warnings: gathering.warnings }
}

/** How often a policy is attached and used as a boundary, as AWS counts. */
export function policyUsage(
  given: ReadonlyMap<string, unknown>,
  detail: Pick<ManagedPolicyDetail, (typeof POLICY_USAGE)[number]>,
): Usage | null {
  const counts = {
    attachmentCount: detail.AttachmentCount ?? null,
    boundaryUsageCount: detail.PermissionsBoundaryUsageCount ?? null,
  }
  const said = Object.fromEntries(
    POLICY_USAGE.filter((member) => given.has(member)).map((member) => [member, given.get(member)]),
  )
  if (Object.keys(said).length === 0) return null
  const residue = sameJson(countersDetail(counts), said) ? null : JSON.stringify(said)
  return { lastUsedAt: null, lastUsedRegion: null, ...counts, residue }
}

type Version = NonNullable<ManagedPolicyDetail['PolicyVersionList']>[number]

function policyVersion(
  detail: ManagedPolicyDetail,
  version: Version,
  given: unknown,
  ref: string | null,
  gathering: Gathering,
): PolicyVersion {
  const plain: PolicyVersion = {
    version: version.VersionId,
    isDefault: version.IsDefaultVersion ?? version.VersionId === detail.DefaultVersionId,
    createdAt: gathering.date(version.CreateDate, `CreateDate of ${version.VersionId}`),
    document: ref,
  }
  const rendered = policyVersionDetail(plain, { dateForm: gathering.dateForm, document: (name) => name })
  const kept = residueOf(membersOf(given), rendered, [], ref === null ? new Map() : new Map([['Document', ref]]))
  gathering.unknownMembers(kept.residue?.set, VERSION_MEMBERS, `version ${version.VersionId}`)
  return { ...plain, ...kept }
}

/** The version that says it is the default, where just one does. */
function onlyDefault(versions: readonly PolicyVersion[] | undefined): string | null {
  const [first, ...others] = versions?.filter((version) => version.isDefault) ?? []
  return first !== undefined && others.length === 0 ? first.version : null
}

/** The versions' own residues make their rendering equal what came; only their number or shape may still differ. */
function versionsAsRendered(
  given: unknown,
  versions: readonly PolicyVersion[] | null,
  rendered: Readonly<Record<string, unknown>>,
): unknown {
  const whole = Array.isArray(given) && given.length === versions?.length
  return whole ? new Map(Object.entries(rendered)).get('PolicyVersionList') : given
}

const MEMBERS: ReadonlySet<string> = new Set([
  'PolicyName',
  'PolicyId',
  'Arn',
  'Path',
  'DefaultVersionId',
  'IsAttachable',
  'Description',
  'CreateDate',
  'UpdateDate',
  'PolicyVersionList',
])
const VERSION_MEMBERS: ReadonlySet<string> = new Set(['VersionId', 'Document', 'IsDefaultVersion', 'CreateDate'])
