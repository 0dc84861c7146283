import { iamArn } from '../company.ts'
import { allow, allowAllBut, deny, denyAllBut, document } from '../build/document.ts'
import { policy } from '../build/entities.ts'
import type { Policy } from '../types.ts'

const WITHOUT_MFA = { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }
const SELF = iamArn('user/people/${aws:username}')
const OUTSIDE_EU = { StringNotEquals: { 'aws:RequestedRegion': ['eu-central-1', 'eu-west-1', 'us-east-1'] } }
const GLOBAL_SERVICES = ['iam:*', 'organizations:*', 'route53:*', 'cloudfront:*', 'sts:*', 'support:*']
const BOUNDARY_EDITS = ['iam:DeleteRolePermissionsBoundary', 'iam:PutRolePermissionsBoundary']

/** Boundaries, and the policies that people have for themselves. */
export const guardPolicies: readonly Policy[] = [
  policy({
    name: 'workload-boundary',
    path: '/boundaries/',
    versions: [
      ['2023-03-06', document(allow(['s3:*', 'sqs:*', 'dynamodb:*', 'logs:*']))],
      ['2023-09-18', document(allow(['s3:*', 'sqs:*', 'sns:*', 'dynamodb:*', 'logs:*', 'kms:Decrypt']))],
      [
        '2025-02-03',
        document(
          allow(['s3:*', 'sqs:*', 'sns:*', 'dynamodb:*', 'logs:*', 'kms:Decrypt', 'kms:GenerateDataKey']),
          allow(['ses:SendEmail', 'secretsmanager:GetSecretValue', 'athena:*', 'glue:Get*', 'firehose:Put*', 'iot:*']),
          deny(['s3:DeleteBucket', 's3:PutBucketPolicy'], '*', { sid: 'BucketsAreNotDough' }),
        ),
      ],
    ],
  }),
  policy({
    name: 'people-boundary',
    path: '/boundaries/',
    versions: [
      ['2023-03-06', document(allow('*'), deny(['organizations:*', 'account:*']))],
      ['2024-05-13', document(allow('*'), deny(['organizations:*', 'account:*', ...BOUNDARY_EDITS]))],
    ],
  }),
  policy({
    name: 'intern-boundary',
    path: '/boundaries/',
    versions: [
      [
        '2024-06-03',
        document(
          allow(
            ['s3:Get*', 's3:List*', 'cloudwatch:Get*', 'cloudwatch:List*', 'logs:Get*', 'logs:FilterLogEvents'],
            '*',
            {
              sid: 'LookDoNotTouch',
            },
          ),
          deny('*', '*', {
            sid: 'HomeByFive',
            when: { DateGreaterThan: { 'aws:CurrentTime': '2026-12-31T17:00:00Z' } },
          }),
        ),
      ],
    ],
  }),
  policy({
    name: 'ci-boundary',
    path: '/boundaries/',
    versions: [
      ['2024-01-22', document(allowAllBut(['organizations:*', 'account:*', 'iam:CreateUser', 'iam:CreateAccessKey']))],
    ],
  }),
  policy({
    name: 'own-credentials',
    oldest: 2,
    created: '2021-09-06',
    versions: [
      ['2022-01-17', document(allow(['iam:ChangePassword', 'iam:*AccessKey*'], SELF))],
      ['2022-11-07', document(allow(['iam:ChangePassword', 'iam:*AccessKey*', 'iam:*SSHPublicKey*'], SELF))],
      [
        '2024-02-12',
        document(
          allow(['iam:GetAccountPasswordPolicy', 'iam:ListVirtualMFADevices'], '*', { sid: 'LookAround' }),
          allow(['iam:ChangePassword', 'iam:*AccessKey*', 'iam:*SSHPublicKey*', 'iam:GetUser'], SELF, {
            sid: 'OwnKeys',
          }),
          allow(['iam:*VirtualMFADevice', 'iam:EnableMFADevice'], [SELF, iamArn('mfa/${aws:username}*')], {
            sid: 'OwnMfa',
          }),
          denyAllBut(['iam:ChangePassword', 'iam:*MFADevice*', 'iam:GetUser', 'sts:GetSessionToken'], '*', {
            sid: 'NothingElseWithoutMfa',
            when: WITHOUT_MFA,
          }),
        ),
      ],
    ],
  }),
  policy({
    name: 'deny-outside-eu',
    versions: [
      ['2023-05-08', document(denyAllBut(GLOBAL_SERVICES, '*', { sid: 'BreadDoesNotTravelFar', when: OUTSIDE_EU }))],
    ],
  }),
  policy({
    name: 'deny-billing-changes',
    versions: [
      ['2022-04-11', document(deny(['aws-portal:Modify*']))],
      ['2023-07-10', document(deny(['aws-portal:Modify*', 'billing:Put*', 'payments:Make*', 'payments:Update*']))],
    ],
  }),
  policy({
    name: 'team-tag-gate',
    versions: [
      [
        '2024-03-18',
        document(
          allow(['ec2:StartInstances', 'ec2:StopInstances', 'ec2:RebootInstances'], '*', {
            sid: 'OwnMachinesOnly',
            when: { StringEquals: { 'aws:ResourceTag/CostCenter': '${aws:PrincipalTag/CostCenter}' } },
          }),
          allow('s3:*', 'arn:aws:s3:::nachtbrot-home/${aws:username}/*', { sid: 'OwnFolder' }),
        ),
      ],
    ],
  }),
  policy({
    name: 'no-iam-please',
    versions: [
      ['2022-08-29', document(allowAllBut(['iam:*', 'organizations:*']))],
      ['2023-01-30', document(allowAllBut(['iam:*', 'organizations:*', 'account:*']))],
    ],
  }),
]
