import { arn, iamArn, s3 } from '../company.ts'
import { allow, deny, document } from '../build/document.ts'
import { policy } from '../build/entities.ts'
import type { Policy } from '../types.ts'

const POLICY_READS = ['iam:GetPolicy', 'iam:GetPolicyVersion', 'iam:ListPolicies', 'iam:ListPolicyVersions']
const POLICY_EDITS = ['iam:CreatePolicyVersion', 'iam:SetDefaultPolicyVersion', 'iam:DeletePolicyVersion']
const WITH_BOUNDARY = { StringEquals: { 'iam:PermissionsBoundary': iamArn('policy/boundaries/workload-boundary') } }
const ROLE_EDITS = ['iam:CreateRole', 'iam:PutRolePolicy', 'iam:AttachRolePolicy']
const PASSED_TO_EC2 = { StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } }

/** What the people of the platform team and their pipelines can do; some of it more than they think. */
export const platformPolicies: readonly Policy[] = [
  policy({
    name: 'platform-iam-helper',
    oldest: 4,
    created: '2022-02-14',
    versions: [
      ['2023-10-02', document(allow(POLICY_READS))],
      // The incident of that night has a page of its own in the wiki.
      ['2023-11-24', document(allow('iam:*', '*', { sid: 'OnlyUntilTheOvensAreBack' }))],
      ['2023-11-27', document(allow([...POLICY_READS, 'iam:CreatePolicyVersion']))],
      ['2024-09-16', document(allow([...POLICY_READS, ...POLICY_EDITS]), deny('iam:CreateUser'))],
      ['2025-06-23', document(allow(POLICY_READS), allow(POLICY_EDITS, iamArn('policy/*')), deny('iam:CreateUser'))],
    ],
  }),
  policy({
    name: 'assume-deployers',
    versions: [
      ['2023-02-13', document(allow('sts:AssumeRole', iamArn('role/ci/*')))],
      [
        '2024-10-07',
        document(allow(['sts:AssumeRole', 'sts:TagSession'], [iamArn('role/ci/*'), iamArn('role/ops/*')])),
      ],
    ],
  }),
  policy({
    name: 'lambda-tinkerer',
    versions: [
      [
        '2024-04-22',
        document(
          allow(['lambda:CreateFunction', 'lambda:UpdateFunctionCode', 'lambda:InvokeFunction', 'lambda:List*']),
          allow('iam:PassRole', '*'),
        ),
      ],
    ],
  }),
  policy({
    name: 'ec2-tinkerer',
    versions: [
      ['2023-06-12', document(allow(['ec2:RunInstances', 'ec2:Describe*', 'iam:PassRole']))],
      [
        '2024-01-15',
        document(
          allow(['ec2:RunInstances', 'ec2:CreateTags', 'ec2:Describe*'], '*', { sid: 'Machines' }),
          allow('iam:PassRole', [iamArn('role/app/*'), iamArn('role/bastion')], {
            sid: 'TheirRoles',
            when: PASSED_TO_EC2,
          }),
        ),
      ],
    ],
  }),
  policy({
    name: 'ecr-push',
    versions: [
      ['2023-04-03', document(allow('ecr:GetAuthorizationToken'), allow('ecr:*', arn('ecr', 'repository/*')))],
      [
        '2024-08-12',
        document(
          allow('ecr:GetAuthorizationToken'),
          allow(
            ['ecr:BatchCheckLayerAvailability', 'ecr:InitiateLayerUpload', 'ecr:UploadLayerPart', 'ecr:PutImage'],
            arn('ecr', 'repository/nachtbrot/*'),
          ),
        ),
      ],
    ],
  }),
  policy({
    name: 'terraform-state-access',
    versions: [
      [
        '2022-10-10',
        document(
          allow(['s3:GetObject', 's3:PutObject'], s3('terraform-state/*')),
          allow('s3:ListBucket', s3('terraform-state')),
          allow(
            ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:DeleteItem'],
            arn('dynamodb', 'table/terraform-lock'),
          ),
        ),
      ],
    ],
  }),
  policy({
    name: 'terraform-apply',
    versions: [
      ['2022-10-10', document(allow(['ec2:*', 'ecs:*', 'lambda:*', 'iam:*']))],
      ['2023-12-04', document(allow(['ec2:*', 'ecs:*', 'lambda:*', 's3:*']), allow(ROLE_EDITS))],
      [
        '2024-11-11',
        document(
          allow(['ec2:*', 'ecs:*', 'lambda:*', 's3:*', 'sqs:*', 'dynamodb:*', 'rds:*'], '*', { sid: 'Everyday' }),
          allow(ROLE_EDITS, iamArn('role/app/*'), { sid: 'RolesWithinTheFence', when: WITH_BOUNDARY }),
          allow('iam:PassRole', iamArn('role/app/*'), { sid: 'HandThemOver' }),
        ),
      ],
    ],
  }),
  policy({
    name: 'log-shipping',
    versions: [
      ['2022-03-21', document(allow(['logs:CreateLogStream', 'logs:PutLogEvents'], arn('logs', 'log-group:*')))],
    ],
  }),
  policy({
    name: 'backup-restore-oven-db',
    path: '/ops/',
    versions: [
      ['2023-08-21', document(allow(['rds:RestoreDBInstanceFromDBSnapshot', 'rds:DescribeDB*', 'rds:CopyDBSnapshot']))],
    ],
  }),
  policy({
    name: 'temporary-admin',
    versions: [['2022-02-18', document(allow('*'))]],
  }),
]
