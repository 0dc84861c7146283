import type { ActionGroup } from './action-group.ts'

/** Actions by which stored data leaves: read as it is, or copied whole. */
export const DATA_ACTIONS: readonly ActionGroup[] = [
  {
    why: 'reads objects',
    reference: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/security_iam_service-with-iam.html',
    actions: ['s3:GetObject', 's3:GetObjectVersion', 's3express:CreateSession'],
  },
  {
    why: 'reads secrets',
    reference: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_iam-policies.html',
    actions: [
      'secretsmanager:BatchGetSecretValue',
      'secretsmanager:GetSecretValue',
      'ssm:GetParameter',
      'ssm:GetParameterHistory',
      'ssm:GetParameters',
      'ssm:GetParametersByPath',
    ],
  },
  {
    why: 'copies or exports a database',
    reference: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_CopySnapshot.html',
    actions: [
      'dynamodb:ExportTableToPointInTime',
      'rds:CopyDBClusterSnapshot',
      'rds:CopyDBSnapshot',
      'rds:CreateDBClusterSnapshot',
      'rds:CreateDBSnapshot',
      'rds:StartExportTask',
    ],
  },
  {
    why: 'reads tables',
    reference: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/using-identity-based-policies.html',
    actions: ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:PartiQLSelect', 'dynamodb:Query', 'dynamodb:Scan'],
  },
  {
    why: 'reads disks from their snapshots',
    reference: 'https://docs.aws.amazon.com/ebs/latest/APIReference/API_GetSnapshotBlock.html',
    actions: ['ebs:GetSnapshotBlock'],
  },
  {
    why: 'reads source code',
    reference:
      'https://docs.aws.amazon.com/codecommit/latest/userguide/auth-and-access-control-permissions-reference.html',
    actions: ['codecommit:GitPull'],
  },
]
