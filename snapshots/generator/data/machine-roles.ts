import { s3, tag, tagsOf } from '../company.ts'
import { allow, document } from '../build/document.ts'
import { inline, instanceProfile, role } from '../build/entities.ts'
import { trustsService } from '../build/trust.ts'
import type { InstanceProfile, Role } from '../types.ts'

const BASICS = ['AmazonSSMManagedInstanceCore', 'CloudWatchAgentServerPolicy']
const EC2_MAY_ASSUME = {
  Effect: 'Allow',
  Principal: { Service: 'ec2.amazonaws.com' },
  Action: 'sts:AssumeRole',
} as const
const FENCED = { boundary: 'workload-boundary' }

/** Roles of machines: of EC2 instances, and of two things that once were instances. */
export const machineRoles: readonly Role[] = [
  machine('oven-controller', '2022-05-16', '2026-11-19', {
    ...FENCED,
    attached: [...BASICS, 'oven-telemetry-write', 'dough-queue-consumer'],
    tags: tagsOf('ovens', 'production'),
  }),
  machine('oven-gateway', '2022-05-16', '2026-11-19', {
    ...FENCED,
    attached: [...BASICS, 'oven-telemetry-write'],
    tags: tagsOf('ovens', 'production'),
  }),
  // Waits for a maintenance window, hence without an instance profile.
  machine('oven-gateway-v2', '2026-10-12', null, {
    ...FENCED,
    attached: [...BASICS, 'oven-telemetry-write', 'oven-firmware-publish'],
    tags: tagsOf('ovens', 'production'),
  }),
  machine('oven-telemetry-forwarder', '2022-07-11', '2026-11-19', {
    ...FENCED,
    attached: [...BASICS, 'log-shipping'],
    // The space at the end of the cost centre came with a spreadsheet.
    tags: [tag('Owner', 'ovens'), tag('CostCenter', 'ovens-4100 '), tag('Environment', 'production')],
  }),
  machine('proofing-room', '2022-09-12', '2026-11-19', {
    attached: [...BASICS, 'dough-queue-producer'],
    tags: tagsOf('ovens', 'production'),
  }),
  machine('recipe-vault-host', '2022-12-05', '2026-11-15', {
    ...FENCED,
    attached: [...BASICS, 'recipe-vault-decrypt'],
    tags: tagsOf('ovens', 'production'),
  }),
  machine('fleet-tracker', '2022-06-20', '2026-11-19', {
    ...FENCED,
    attached: [...BASICS, 'fleet-tracking-write'],
    tags: tagsOf('fleet', 'production'),
  }),
  machine('van-camera-uploader', '2023-03-27', '2026-11-19', {
    attached: BASICS,
    inline: [inline('upload', document(allow('s3:PutObject', s3('van-cameras/*'))))],
    tags: tagsOf('fleet', 'production'),
  }),
  machine('route-planner-worker', '2022-07-04', '2026-11-19', {
    ...FENCED,
    attached: [...BASICS, 'route-planner-data'],
    tags: tagsOf('fleet', 'production'),
  }),
  machine('label-server', '2022-08-01', '2026-11-19', {
    attached: ['AmazonEC2RoleforSSM'],
    tags: [tag('OWNER', 'fleet'), tag('CostCenter', 'fleet-4200'), tag('Environment', 'production')],
  }),
  machine('storefront-web', '2022-01-31', '2026-11-19', {
    ...FENCED,
    attached: [...BASICS, 'storefront-assets-read', 'storefront-orders-table'],
    tags: tagsOf('storefront', 'production'),
  }),
  machine('storefront-cache', '2022-01-31', '2026-11-19', {
    attached: BASICS,
    tags: tagsOf('storefront', 'production'),
  }),
  machine('storefront-search', '2023-02-27', '2026-11-19', {
    attached: [...BASICS, 'storefront-assets-read'],
    tags: [tag('owner', 'storefront'), tag('CostCenter', 'storefront-4300'), tag('Enviroment', 'production')],
  }),
  machine('recipe-blog', '2022-01-24', '2026-11-18', { path: '/', attached: ['AmazonEC2RoleforSSM'] }),
  machine('ledger-batch', '2022-03-07', '2026-11-19', {
    ...FENCED,
    attached: [...BASICS, 'ledger-read', 'invoice-archive-write'],
    tags: tagsOf('ledger', 'production'),
  }),
  machine('invoice-printer', '2022-03-07', '2026-10-31', { attached: BASICS, tags: tagsOf('ledger', 'production') }),
  machine('crumbs-notebook', '2022-11-14', '2026-11-19', {
    attached: [...BASICS, 'crumbs-athena-query', 'lambda-tinkerer'],
    tags: tagsOf('crumbs', 'production'),
  }),
  machine('crumbs-loader', '2022-11-14', '2026-11-19', {
    ...FENCED,
    attached: [...BASICS, 'crumbs-ingest'],
    tags: tagsOf('crumbs', 'production'),
  }),
  machine('bastion', '2021-03-29', '2026-04-08', { path: '/', attached: ['AdministratorAccess'] }),
  machine('jenkins', '2021-05-10', '2026-11-19', {
    path: '/ci/',
    attached: [...BASICS, 'ecr-push', 'ec2-tinkerer'],
    boundary: 'ci-boundary',
    tags: tagsOf('platform', 'production'),
  }),
  machine('ecs-node', '2021-10-11', '2026-11-19', {
    attached: [...BASICS, 'AmazonEC2ContainerRegistryReadOnly'],
    tags: tagsOf('platform', 'production'),
  }),
  machine('monitoring', '2021-12-13', '2026-11-19', {
    attached: [...BASICS, 'ReadOnlyAccess'],
    tags: tagsOf('platform', 'production'),
  }),
  machine('vpn', '2021-03-29', '2026-11-19', { path: '/', attached: BASICS, tags: [tag('Owner', 'platform')] }),
  machine('ftp-bridge', '2021-08-16', '2025-11-03', {
    path: '/',
    trust: { Version: '2008-10-17', Statement: { Sid: '', ...EC2_MAY_ASSUME } },
    attached: ['ftp-bridge'],
  }),
  machine('load-test-2024', '2024-11-04', '2025-12-01', {
    attached: ['ec2-tinkerer'],
    tags: [tag('Environment', 'test')],
  }),
  machine('second-bakery', '2025-09-29', null, { attached: BASICS, tags: tagsOf('ovens', 'staging') }),
  // In an instance profile, but for other services than EC2.
  role({
    name: 'image-builder',
    path: '/ci/',
    created: '2023-04-03',
    trust: trustsService('imagebuilder'),
    attached: ['ecr-push'],
    tags: tagsOf('platform', 'production'),
    used: '2026-09-14',
  }),
  role({
    name: 'report-runner',
    path: '/app/',
    created: '2021-11-15',
    trust: trustsService('ecs-tasks'),
    attached: ['ledger-read', 'AWSCloudShellFullAccess'],
    used: '2026-11-19',
  }),
]

/** A profile has the name of its role, except where history says otherwise. */
export const instanceProfiles: readonly InstanceProfile[] = [
  ofApp('oven-controller', '2022-05-16'),
  ofApp('oven-gateway', '2022-05-16'),
  ofApp('oven-telemetry-forwarder', '2022-07-11'),
  ofApp('proofing-room', '2022-09-12'),
  ofApp('recipe-vault-host', '2022-12-05'),
  ofApp('fleet-tracker', '2022-06-20'),
  ofApp('van-camera-uploader', '2023-03-27'),
  ofApp('route-planner-worker', '2022-07-04'),
  ofApp('label-server', '2022-08-01'),
  ofApp('storefront-web', '2022-01-31'),
  ofApp('storefront-cache', '2022-01-31'),
  ofApp('storefront-search', '2023-02-27'),
  ofApp('ledger-batch', '2022-03-07'),
  ofApp('crumbs-notebook', '2022-11-14'),
  ofApp('crumbs-loader', '2022-11-14'),
  ofApp('monitoring', '2021-12-13'),
  ofApp('load-test-2024', '2024-11-04'),
  instanceProfile({ name: 'recipe-blog', created: '2022-01-24' }),
  instanceProfile({ name: 'bastion', created: '2021-03-29' }),
  instanceProfile({ name: 'ftp-bridge', created: '2021-08-16' }),
  instanceProfile({ name: 'image-builder', path: '/ci/', created: '2023-04-03' }),
  ofApp('report-runner', '2021-11-15'),
  ofApp('oven-controller-canary', '2024-07-08', 'oven-controller'),
  ofApp('storefront-web-green', '2024-03-25', 'storefront-web'),
  instanceProfile({ name: 'ci-machine', role: 'jenkins', created: '2021-05-10' }),
  instanceProfile({ name: 'ecsInstanceRole', role: 'ecs-node', created: '2021-10-11' }),
  instanceProfile({ name: 'vpn-gateway', role: 'vpn', created: '2021-03-29' }),
  instanceProfile({ name: 'printer-in-the-hall', role: 'invoice-printer', created: '2022-03-09' }),
]

function machine(name: string, created: string, used: string | null, rest: Partial<Role>): Role {
  return role({ name, created, used, path: '/app/', trust: trustsService('ec2'), ...rest })
}

function ofApp(name: string, created: string, ofRole = name): InstanceProfile {
  return instanceProfile({ name, created, path: '/app/', role: ofRole })
}
