import { arn, s3 } from '../company.ts'
import { allow, deny, document } from '../build/document.ts'
import { policy } from '../build/entities.ts'
import type { Policy } from '../types.ts'

const DOUGH_QUEUE = arn('sqs', 'dough')
const RECIPE_KEY = arn('kms', 'key/4b1d6f0e-0000-4000-8000-5a0e1d0c5a11')
const THROUGH_SECRETS_MANAGER = { StringEquals: { 'kms:ViaService': 'secretsmanager.eu-central-1.amazonaws.com' } }

/** Ovens, dough and the recipes: what the night shift depends on. */
export const bakeryPolicies: readonly Policy[] = [
  policy({
    name: 'oven-telemetry-write',
    versions: [
      ['2022-05-16', document(allow('iot:*'))],
      ['2023-02-20', document(allow(['iot:Connect', 'iot:Publish'], arn('iot', '*')))],
      [
        '2024-07-01',
        document(allow(['iot:Connect', 'iot:Publish'], [arn('iot', 'client/oven-*'), arn('iot', 'topic/ovens/*')])),
      ],
    ],
  }),
  policy({
    name: 'oven-telemetry-read',
    versions: [
      ['2022-05-16', document(allow(['cloudwatch:GetMetricData', 'cloudwatch:ListMetrics']))],
      [
        '2023-11-06',
        document(
          allow(['cloudwatch:GetMetricData', 'cloudwatch:ListMetrics', 'cloudwatch:DescribeAlarms']),
          allow(['timestream:Select', 'timestream:DescribeTable'], arn('timestream', 'database/ovens/table/*')),
        ),
      ],
    ],
  }),
  policy({
    name: 'oven-firmware-publish',
    versions: [
      ['2023-01-23', document(allow('s3:*', [s3('oven-firmware'), s3('oven-firmware/*')]))],
      [
        '2024-03-04',
        document(
          allow(['s3:PutObject', 's3:GetObject'], s3('oven-firmware/*')),
          allow('signer:StartSigningJob', arn('signer', '/signing-profiles/ovens')),
        ),
      ],
    ],
  }),
  policy({
    name: 'dough-queue-consumer',
    path: '/app/',
    versions: [
      [
        '2022-09-12',
        document(allow(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], DOUGH_QUEUE)),
      ],
    ],
  }),
  policy({
    name: 'dough-queue-producer',
    path: '/app/',
    versions: [
      ['2022-09-12', document(allow('sqs:SendMessage', DOUGH_QUEUE))],
      ['2023-10-16', document(allow(['sqs:SendMessage', 'sqs:GetQueueUrl'], [DOUGH_QUEUE, `${DOUGH_QUEUE}-holidays`]))],
    ],
  }),
  policy({
    name: 'recipe-vault-decrypt',
    versions: [
      ['2022-12-05', document(allow(['secretsmanager:GetSecretValue', 'kms:Decrypt']))],
      [
        '2023-12-11',
        document(
          allow('secretsmanager:GetSecretValue', arn('secretsmanager', 'secret:recipes/*'), { sid: 'Recipes' }),
          allow('kms:Decrypt', RECIPE_KEY, { sid: 'TheirKey', when: THROUGH_SECRETS_MANAGER }),
          deny('secretsmanager:*', arn('secretsmanager', 'secret:recipes/grandmother-sourdough-*'), {
            sid: 'NotThatOne',
          }),
        ),
      ],
    ],
  }),
  policy({
    name: 'recipe-vault-admin',
    versions: [
      [
        '2022-12-05',
        document(
          allow('secretsmanager:*', arn('secretsmanager', 'secret:recipes/*')),
          allow(['kms:Encrypt', 'kms:Decrypt', 'kms:DescribeKey'], RECIPE_KEY),
        ),
      ],
    ],
  }),
  policy({
    name: 'ssm-session-to-ovens',
    path: '/ops/',
    versions: [
      ['2023-09-04', document(allow('ssm:StartSession'))],
      [
        '2024-12-02',
        document(
          allow('ssm:StartSession', arn('ec2', 'instance/*'), {
            when: { StringLike: { 'ssm:resourceTag/Owner': 'ovens' } },
          }),
          allow(['ssm:TerminateSession', 'ssm:ResumeSession'], arn('ssm', 'session/${aws:username}-*')),
        ),
      ],
    ],
  }),
]
