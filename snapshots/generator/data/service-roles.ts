import { arn, iamArn, s3, tag, tagsOf } from '../company.ts'
import { allow, document } from '../build/document.ts'
import { inline, role } from '../build/entities.ts'
import { trustsPrincipals, trustsService, trustsServiceOfThisAccount } from '../build/trust.ts'
import type { Role } from '../types.ts'

const FENCED = { boundary: 'workload-boundary' }
const LAMBDA_LOGS = 'AWSLambdaBasicExecutionRole'
const LAMBDA_VPC = 'AWSLambdaVPCAccessExecutionRole'
const PASS_TASK_ROLES = document(allow('iam:PassRole', iamArn('role/app/storefront-*')))

/** Roles that AWS services assume for the company: functions, containers and what runs by itself. */
export const serviceRoles: readonly Role[] = [
  // Functions
  lambda('dough-proofing-timer', '2022-09-19', '2026-11-19', {
    ...FENCED,
    attached: [LAMBDA_LOGS, 'dough-queue-producer'],
    tags: tagsOf('ovens', 'production'),
  }),
  role({
    name: 'proofing-alarm-relay',
    path: '/app/',
    created: '2023-01-16',
    trust: trustsPrincipals([iamArn('role/app/dough-proofing-timer')]),
    inline: [inline('ring', document(allow('sns:Publish', arn('sns', 'oven-alarms'))))],
    tags: tagsOf('ovens', 'production'),
    used: '2026-11-19',
  }),
  lambda('oven-firmware-signer', '2023-01-23', '2026-11-12', {
    ...FENCED,
    attached: [LAMBDA_LOGS, 'oven-firmware-publish'],
    tags: tagsOf('ovens', 'production'),
  }),
  lambda('order-confirmation', '2022-02-07', '2026-11-19', {
    ...FENCED,
    attached: [LAMBDA_LOGS, 'order-confirmation-mail'],
    tags: tagsOf('storefront', 'production'),
  }),
  lambda('storefront-image-resizer', '2022-04-25', '2026-11-19', {
    ...FENCED,
    attached: [LAMBDA_LOGS, 'storefront-assets-read'],
    inline: [inline('thumbnails', document(allow('s3:PutObject', s3('storefront-assets/thumbnails/*'))))],
    tags: tagsOf('storefront', 'production'),
  }),
  lambda('bread-subscription-renewal', '2024-01-22', '2026-11-19', {
    attached: [LAMBDA_VPC, 'storefront-orders-table'],
    tags: tagsOf('storefront', 'production', tag('Note', 'Brötchen are not bread')),
  }),
  lambda('van-position-api', '2022-06-27', '2026-11-19', {
    ...FENCED,
    attached: [LAMBDA_VPC, 'fleet-read'],
    tags: tagsOf('fleet', 'production'),
  }),
  lambda('route-optimizer', '2022-07-04', '2026-11-19', {
    attached: [LAMBDA_LOGS, 'route-planner-data'],
    tags: [tag('Owner', 'fleet'), tag('costcenter', 'fleet-4200'), tag('Environment', 'production')],
  }),
  lambda('ledger-export-runner', '2022-03-07', '2026-11-19', {
    attached: [LAMBDA_VPC, 'ledger-export'],
    tags: tagsOf('ledger', 'production'),
  }),
  lambda('invoice-archiver', '2022-03-07', '2026-11-19', {
    ...FENCED,
    attached: [LAMBDA_LOGS, 'invoice-archive-write'],
    tags: tagsOf('ledger', 'production'),
  }),
  lambda('crumbs-collector', '2022-11-14', '2026-11-19', {
    ...FENCED,
    attached: [LAMBDA_LOGS, 'crumbs-ingest'],
    tags: tagsOf('crumbs', 'production'),
  }),
  lambda('nightly-cleanup', '2022-08-29', '2026-11-19', {
    attached: [LAMBDA_LOGS, 'no-iam-please'],
    tags: tagsOf('platform', 'production'),
  }),
  lambda('christmas-2023-pop-up', '2023-11-20', '2025-12-26', { attached: [LAMBDA_LOGS, 'christmas-2023-sale'] }),
  lambda('try-something-role-x8k2m4qz', '2024-08-26', null, {
    path: '/service-role/',
    attached: ['AWSLambdaBasicExecutionRole-2f6c0f1e-7d1b-4c55-9a43-0c1d5b7a9e10'],
  }),

  // Containers
  task('storefront-checkout', '2022-01-31', '2026-11-19', {
    ...FENCED,
    attached: ['storefront-orders-table', 'order-confirmation-mail'],
    tags: tagsOf('storefront', 'production'),
  }),
  task('storefront-basket', '2022-01-31', '2026-11-19', {
    attached: ['storefront-orders-table'],
    tags: tagsOf('storefront', 'production'),
  }),
  task('storefront-catalogue', '2022-01-31', '2026-11-19', {
    ...FENCED,
    attached: ['storefront-assets-read', 'recipe-vault-decrypt'],
    tags: [tag('Owner', 'storefront'), tag('Environment', 'production')],
  }),
  task('fleet-portal', '2023-06-26', '2026-11-19', { attached: ['fleet-read'], tags: tagsOf('fleet', 'production') }),
  task('ecsTaskExecutionRole', '2021-10-11', '2026-11-19', {
    path: '/',
    attached: ['AmazonECSTaskExecutionRolePolicy'],
  }),

  // What runs by itself
  role({
    name: 'night-schedule',
    path: '/app/',
    created: '2022-10-03',
    trust: trustsService('states', 'events'),
    inline: [inline('start', document(allow('lambda:InvokeFunction', arn('lambda', 'function:dough-*'))))],
    tags: tagsOf('ovens', 'production'),
    used: '2026-11-19',
  }),
  role({
    name: 'oven-preheat',
    path: '/app/',
    created: '2024-09-30',
    trust: trustsServiceOfThisAccount('scheduler'),
    inline: [inline('preheat', document(allow('iot:Publish', arn('iot', 'topic/ovens/preheat'))))],
    tags: tagsOf('ovens', 'production'),
    used: '2026-11-19',
  }),
  role({
    name: 'storefront-rollout',
    path: '/ci/',
    created: '2023-05-22',
    trust: trustsService('codedeploy'),
    inline: [inline('hand-over', PASS_TASK_ROLES)],
    attached: ['storefront-deploy'],
    boundary: 'ci-boundary',
    tags: tagsOf('storefront', 'production'),
    used: '2026-11-19',
  }),
  role({
    name: 'stack-builder',
    path: '/ci/',
    created: '2021-05-03',
    trust: trustsService('cloudformation'),
    attached: ['AdministratorAccess'],
    tags: [tag('Owner', 'platform')],
    used: '2026-06-15',
  }),
  role({
    name: 'image-build',
    path: '/ci/',
    created: '2023-04-03',
    trust: trustsServiceOfThisAccount('codebuild'),
    attached: ['ecr-push', 'log-shipping'],
    boundary: 'ci-boundary',
    tags: tagsOf('platform', 'production'),
    used: '2026-11-19',
  }),
  role({
    name: 'AWSBackupDefaultServiceRole',
    path: '/service-role/',
    created: '2021-07-19',
    trust: trustsService('backup'),
    attached: ['AWSBackupServiceRolePolicyForBackup'],
    used: '2026-11-19',
  }),
  role({
    name: 'rds-monitoring-role',
    created: '2021-06-14',
    trust: trustsService('monitoring.rds'),
    attached: ['AmazonRDSEnhancedMonitoringRole'],
    used: '2026-11-19',
  }),
  role({
    name: 'crumbs-firehose',
    path: '/app/',
    created: '2022-11-14',
    trust: trustsServiceOfThisAccount('firehose'),
    attached: ['crumbs-ingest'],
    tags: tagsOf('crumbs', 'production'),
    used: '2026-11-19',
  }),
  role({
    name: 'flow-logs',
    created: '2021-12-13',
    trust: trustsService('vpc-flow-logs'),
    attached: ['log-shipping'],
    tags: [tag('Owner', 'Zoë Müller'), tag('CostCenter', 'platform-9000'), tag('Environment', 'production')],
    used: '2026-11-19',
  }),
  role({
    name: 'sms-delivery',
    created: '2022-02-07',
    trust: trustsService('sns'),
    attached: ['log-shipping'],
    used: '2026-01-14',
  }),
]

function lambda(name: string, created: string, used: string | null, rest: Partial<Role>): Role {
  return role({ name, created, used, path: '/app/', trust: trustsService('lambda'), ...rest })
}

function task(name: string, created: string, used: string | null, rest: Partial<Role>): Role {
  return role({ name, created, used, path: '/app/', trust: trustsService('ecs-tasks'), ...rest })
}
