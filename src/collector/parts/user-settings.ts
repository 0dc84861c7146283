import { listedSettings } from './listed-settings.ts'

/** When users last signed in with a password. {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUsers.html} */
export const userSettings = listedSettings({
  part: 'user-settings',
  operation: 'ListUsers',
  member: 'Users',
  id: 'UserId',
  activity: ['PasswordLastUsed'],
  leaveOut: ['Arn', 'CreateDate', 'Path', 'PermissionsBoundary', 'Tags', 'UserId', 'UserName'],
})
