import { entityDetails } from './entity-details.ts'
import { ofNobody } from './probes.ts'

/** Tags of instance profiles, which no list gives. {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetInstanceProfile.html} */
export const instanceProfileTags = entityDetails({
  part: 'instance-profile-tags',
  level: 'standard',
  kind: 'instance-profile',
  operation: 'GetInstanceProfile',
  by: { member: 'InstanceProfileName', with: 'name' },
  probe: ofNobody('GetInstanceProfile', 'InstanceProfileName'),
  member: 'InstanceProfile',
  id: 'InstanceProfileId',
  activity: [],
  leaveOut: ['CreateDate', 'InstanceProfileId', 'InstanceProfileName', 'Path', 'Roles'],
  tags: true,
})
