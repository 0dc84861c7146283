import { listedSettings } from './listed-settings.ts'

/** What ListRoles says of roles that the authorization details do not. {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoles.html} */
export const roleSettings = listedSettings({
  part: 'role-settings',
  operation: 'ListRoles',
  member: 'Roles',
  id: 'RoleId',
  activity: [],
  leaveOut: [
    'Arn',
    'AssumeRolePolicyDocument',
    'CreateDate',
    'Path',
    'PermissionsBoundary',
    'RoleId',
    'RoleLastUsed',
    'RoleName',
    'Tags',
  ],
})
