import { entityDetails } from './entity-details.ts'
import { ofNobody } from './probes.ts'

/** What GetRole alone says, such as the template that a role was made from. {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html} */
export const roleDetails = entityDetails({
  part: 'role-details',
  level: 'deep',
  kind: 'role',
  operation: 'GetRole',
  by: { member: 'RoleName', with: 'name' },
  probe: ofNobody('GetRole', 'RoleName'),
  member: 'Role',
  id: 'RoleId',
  activity: ['RoleLastUsed'],
  leaveOut: [
    'AssumeRolePolicyDocument',
    'CreateDate',
    'Description',
    'MaxSessionDuration',
    'Path',
    'PermissionsBoundary',
    'RoleId',
    'RoleName',
  ],
  tags: false,
})
