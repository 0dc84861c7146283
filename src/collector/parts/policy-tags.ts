import { entityDetails } from './entity-details.ts'
import { noPolicy } from './probes.ts'

/** Descriptions and tags of the account's own policies, which no list gives. {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicy.html} */
export const policyTags = entityDetails({
  part: 'policy-tags',
  level: 'standard',
  kind: 'managed-policy',
  operation: 'GetPolicy',
  by: { member: 'PolicyArn', with: 'arn' },
  probe: ({ partition }) => ({ operation: 'GetPolicy', input: { PolicyArn: noPolicy(partition) } }),
  member: 'Policy',
  id: 'PolicyId',
  activity: [],
  leaveOut: [
    'AttachmentCount',
    'CreateDate',
    'DefaultVersionId',
    'IsAttachable',
    'Path',
    'PermissionsBoundaryUsageCount',
    'PolicyId',
    'PolicyName',
    'UpdateDate',
  ],
  tags: true,
})
