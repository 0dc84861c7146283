import { arn, s3, tag, tagsOf } from '../company.ts'
import { allow, document } from '../build/document.ts'
import { inline, user } from '../build/entities.ts'
import type { User } from '../types.ts'

/** Users that are not people; most of them predate the roles that should have replaced them. */
export const machines: readonly User[] = [
  machine('ci-jenkins', '2021-05-10', {
    attached: ['PowerUserAccess', 'ecr-push'],
    tags: tagsOf('platform', 'production'),
  }),
  machine('terraform-bootstrap', '2021-03-08', { attached: ['AdministratorAccess'], boundary: 'ci-boundary' }),
  machine('oven-provisioner', '2022-05-16', {
    attached: ['oven-telemetry-write'],
    inline: [inline('register-ovens', document(allow(['iot:CreateThing', 'iot:AttachPolicy'])))],
    tags: tagsOf('ovens', 'production'),
  }),
  machine('backup-nas', '2021-07-19', {
    inline: [inline('nas', document(allow(['s3:PutObject', 's3:ListBucket'], [s3('nas-backup'), s3('nas-backup/*')])))],
    tags: [tag('Owner', 'ledger'), tag('Location', 'cellar behind the flour')],
  }),
  machine('label-printer', '2022-08-01', {
    attached: ['AmazonS3ReadOnlyAccess'],
    boundary: 'workload-boundary',
    tags: tagsOf('fleet', 'production'),
  }),
  machine('ses-smtp', '2021-12-06', {
    inline: [inline('AmazonSesSendingAccess', document(allow('ses:SendRawEmail')))],
    tags: tagsOf('storefront', 'production'),
  }),
  machine('recipe-blog-media', '2022-01-24', {
    inline: [inline('media', document(allow('s3:*', [s3('blog'), s3('blog/*')])))],
    tags: [tag('Owner', 'storefront'), tag('CostCenter', 'storefront-4300'), tag('environment', 'production')],
  }),
  machine('pager-bridge', '2023-03-20', {
    inline: [inline('alarms', document(allow('cloudwatch:DescribeAlarms')))],
    tags: tagsOf('platform', 'production'),
  }),
  machine('coffee-machine', '2023-10-30', {
    attached: ['oven-telemetry-write'],
    tags: [tag('Owner', 'everybody'), tag('Note', '=beans+milk')],
  }),
  machine('flour-scale', '2024-01-29', {
    inline: [inline('weigh', document(allow('iot:Publish', arn('iot', 'topic/scales/flour'))))],
    tags: tagsOf('ovens', 'production'),
  }),
  machine('partner-ftp', '2021-08-16', { attached: ['ftp-bridge'], tags: [tag('Owner', 'nobody')] }),
]

function machine(name: string, created: string, rest: Partial<User>): User {
  return user({ name, created, path: '/machines/', ...rest })
}
