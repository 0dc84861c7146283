/**
 * What changes somebody's permissions, trust, members or credentials, by what it is asked of as ARNs spell it.
 * {@link https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html}
 */
export const WRITING_ACTIONS: readonly (readonly [kind: string, actions: readonly string[]])[] = [
  [
    'user',
    [
      'iam:AttachUserPolicy',
      'iam:CreateAccessKey',
      'iam:CreateLoginProfile',
      'iam:DeleteUserPermissionsBoundary',
      'iam:PutUserPermissionsBoundary',
      'iam:PutUserPolicy',
      'iam:UpdateLoginProfile',
    ],
  ],
  [
    'role',
    [
      'iam:AttachRolePolicy',
      'iam:DeleteRolePermissionsBoundary',
      'iam:PutRolePermissionsBoundary',
      'iam:PutRolePolicy',
      'iam:UpdateAssumeRolePolicy',
    ],
  ],
  ['group', ['iam:AddUserToGroup', 'iam:AttachGroupPolicy', 'iam:PutGroupPolicy']],
  ['policy', ['iam:CreatePolicyVersion', 'iam:SetDefaultPolicyVersion']],
]
