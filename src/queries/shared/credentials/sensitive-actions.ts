/** Actions that give permissions or credentials, or cover traces: what an administrator should be asked for MFA for. */
export const SENSITIVE_ACTIONS = [
  'iam:AttachRolePolicy',
  'iam:AttachUserPolicy',
  'iam:CreateAccessKey',
  'iam:CreateLoginProfile',
  'iam:CreatePolicyVersion',
  'iam:CreateUser',
  'iam:PutRolePolicy',
  'iam:PutUserPolicy',
  'iam:UpdateAssumeRolePolicy',
  'cloudtrail:DeleteTrail',
  'cloudtrail:StopLogging',
  'kms:ScheduleKeyDeletion',
] as const
