import { nameInArn, pathInArn } from '../../model/arn.ts'
import { userDetail } from '../../model/authorization-details.ts'
import type { NormalisedEntity } from '../../model/capture.ts'
import type { User } from '../../model/entity.ts'
import type { UserDetail } from '../pages.ts'
import { attachedPolicies, boundary, firstOfEach, type Gathering, inlinePolicies, tags } from './members.ts'
import { residueOf } from './residue.ts'

/** A user of a page as the model has it. AWS leaves UserPolicyList out when it is empty, so its absence is no policies. */
export function normaliseUser(
  detail: UserDetail,
  given: ReadonlyMap<string, unknown>,
  gathering: Gathering,
): NormalisedEntity {
  const { inline, lifted } = inlinePolicies(detail.UserPolicyList, given.get('UserPolicyList'), gathering)
  const user: User = {
    kind: 'user',
    arn: detail.Arn,
    id: detail.UserId ?? '',
    name: detail.UserName ?? nameInArn(detail.Arn),
    path: detail.Path ?? pathInArn(detail.Arn),
    createdAt: gathering.date(detail.CreateDate, 'CreateDate'),
    groups: detail.GroupList === undefined ? null : firstOfEach(detail.GroupList, (name) => name),
    attached: attachedPolicies(detail.AttachedManagedPolicies),
    inline,
    boundary: boundary(detail.PermissionsBoundary),
    tags: tags(detail.Tags),
  }
  const rendered = userDetail(user, { dateForm: gathering.dateForm, document: (ref) => ref })
  const kept = residueOf(given, rendered, ALWAYS, new Map([['UserPolicyList', lifted]]))
  gathering.unknownMembers(kept.residue?.set, MEMBERS, 'the user')
  gathering.repeatedItems(kept.residue?.set, rendered)
  return { entity: { ...user, ...kept }, documents: gathering.documents, warnings: gathering.warnings }
}

const ALWAYS = ['GroupList', 'AttachedManagedPolicies', 'Tags']
const MEMBERS: ReadonlySet<string> = new Set([
  'Path',
  'UserName',
  'UserId',
  'Arn',
  'CreateDate',
  'UserPolicyList',
  'GroupList',
  'AttachedManagedPolicies',
  'PermissionsBoundary',
  'Tags',
])
