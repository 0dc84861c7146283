import { nameInArn, pathInArn } from '../../model/arn.ts'
import { groupDetail } from '../../model/authorization-details.ts'
import type { NormalisedEntity } from '../../model/capture.ts'
import type { Group } from '../../model/entity.ts'
import type { GroupDetail } from '../pages.ts'
import { attachedPolicies, type Gathering, inlinePolicies } from './members.ts'
import { residueOf } from './residue.ts'

/** A group of a page as the model has it. */
export function normaliseGroup(
  detail: GroupDetail,
  given: ReadonlyMap<string, unknown>,
  gathering: Gathering,
): NormalisedEntity {
  const { inline, lifted } = inlinePolicies(detail.GroupPolicyList, given.get('GroupPolicyList'), gathering)
  const group: Group = {
    kind: 'group',
    arn: detail.Arn,
    id: detail.GroupId ?? '',
    name: detail.GroupName ?? nameInArn(detail.Arn),
    path: detail.Path ?? pathInArn(detail.Arn),
    createdAt: gathering.date(detail.CreateDate, 'CreateDate'),
    attached: attachedPolicies(detail.AttachedManagedPolicies),
    inline: detail.GroupPolicyList === undefined ? null : inline,
  }
  const rendered = groupDetail(group, { dateForm: gathering.dateForm, document: (ref) => ref })
  const kept = residueOf(given, rendered, ALWAYS, new Map([['GroupPolicyList', lifted]]))
  gathering.unknownMembers(kept.residue?.set, MEMBERS, 'the group')
  gathering.repeatedItems(kept.residue?.set, rendered)
  return { entity: { ...group, ...kept }, documents: gathering.documents, warnings: gathering.warnings }
}

const ALWAYS = ['GroupPolicyList', 'AttachedManagedPolicies']
const MEMBERS: ReadonlySet<string> = new Set([
  'Path',
  'GroupName',
  'GroupId',
  'Arn',
  'CreateDate',
  'GroupPolicyList',
  'AttachedManagedPolicies',
])
