import { AUDITORS, MILL, NACHTBROT, iamArn, s3, tag, tagsOf } from '../company.ts'
import { uniqueId } from '../build/hash.ts'
import { allow, document } from '../build/document.ts'
import { inline, role } from '../build/entities.ts'
import { trustsAccount, trustsGithub, trustsPrincipals, trustsSaml } from '../build/trust.ts'
import type { Role } from '../types.ts'

const WITH_MFA = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }

/** Roles that are entered from outside a service: by people, pipelines, partners and auditors. */
export const entryRoles: readonly Role[] = [
  // People, through the account's own root principal
  role({
    name: 'break-glass',
    path: '/ops/',
    created: '2021-03-08',
    trust: trustsAccount(NACHTBROT, WITH_MFA),
    attached: ['AdministratorAccess'],
    tags: tagsOf('platform', 'production'),
    used: '2026-02-11',
  }),
  role({
    name: 'night-operator',
    path: '/ops/',
    created: '2022-10-24',
    trust: trustsAccount(NACHTBROT, WITH_MFA),
    attached: ['ReadOnlyAccess', 'ssm-session-to-ovens', 'backup-restore-oven-db'],
    boundary: 'people-boundary',
    tags: tagsOf('ovens', 'production'),
    used: '2026-11-19',
  }),
  role({
    name: 'visitor',
    path: '/ops/',
    created: '2022-12-19',
    trust: trustsAccount(NACHTBROT),
    boundary: 'AmazonEC2ReadOnlyAccess',
    attached: ['ViewOnlyAccess'],
  }),
  role({
    name: 'recipe-vault-keeper',
    path: '/ops/',
    created: '2022-12-05',
    trust: trustsPrincipals([iamArn('user/people/hanna.vogt'), iamArn('user/people/sabine.kraus')], WITH_MFA),
    attached: ['recipe-vault-admin'],
    tags: tagsOf('ovens', 'production'),
    used: '2026-11-16',
  }),

  // Pipelines: GitHub, and the chain that ends in production
  role({
    name: 'github-storefront',
    path: '/ci/',
    created: '2023-05-22',
    trust: trustsGithub('repo:nachtbrot/storefront:ref:refs/heads/main', 'StringEquals'),
    attached: ['storefront-deploy', 'ecr-push'],
    boundary: 'ci-boundary',
    tags: tagsOf('storefront', 'production'),
    used: '2026-11-19',
  }),
  role({
    name: 'github-oven-firmware',
    path: '/ci/',
    created: '2023-06-05',
    trust: trustsGithub('repo:nachtbrot/oven-firmware:environment:production', 'StringEquals'),
    attached: ['oven-firmware-publish'],
    boundary: 'ci-boundary',
    tags: tagsOf('ovens', 'production'),
    used: '2026-11-12',
  }),
  role({
    name: 'github-terraform-plan',
    path: '/ci/',
    created: '2023-06-05',
    trust: trustsGithub([
      'repo:nachtbrot/infrastructure:pull_request',
      'repo:nachtbrot/infrastructure:ref:refs/heads/main',
    ]),
    attached: ['ReadOnlyAccess', 'terraform-state-access'],
    tags: tagsOf('platform', 'production'),
    used: '2026-11-19',
  }),
  role({
    name: 'github-anything',
    path: '/ci/',
    created: '2023-05-19',
    trust: trustsGithub('repo:nachtbrot/*'),
    attached: ['PowerUserAccess'],
    tags: [tag('Owner', 'platform'), tag('Note', 'only for the migration')],
    used: '2026-11-18',
  }),
  role({
    name: 'deploy-entry',
    path: '/ci/',
    created: '2022-10-10',
    trust: trustsPrincipals([iamArn('user/machines/ci-jenkins'), iamArn('role/ci/github-terraform-plan')]),
    inline: [inline('next-door', document(allow('sts:AssumeRole', iamArn('role/ci/deploy-orchestrator'))))],
    boundary: 'ci-boundary',
    tags: tagsOf('platform', 'production'),
    used: '2026-11-19',
  }),
  role({
    name: 'deploy-orchestrator',
    path: '/ci/',
    created: '2022-10-10',
    trust: trustsPrincipals([iamArn('role/ci/deploy-entry')]),
    inline: [inline('last-door', document(allow('sts:AssumeRole', iamArn('role/ci/deploy-production'))))],
    boundary: 'ci-boundary',
    tags: tagsOf('platform', 'production'),
    used: '2026-11-19',
  }),
  role({
    name: 'deploy-production',
    path: '/ci/',
    created: '2022-10-10',
    trust: trustsPrincipals([iamArn('role/ci/deploy-orchestrator')]),
    attached: ['terraform-apply', 'terraform-state-access'],
    boundary: 'ci-boundary',
    tags: tagsOf('platform', 'production'),
    used: '2026-11-19',
  }),

  // The office, through its old identity provider
  role({
    name: 'office-bakers',
    created: '2021-08-30',
    trust: trustsSaml('nachtbrot-office'),
    attached: ['oven-telemetry-read'],
    used: '2026-03-02',
  }),
  role({
    name: 'office-ledger',
    created: '2021-08-30',
    trust: trustsSaml('nachtbrot-office'),
    attached: ['Billing', 'ledger-read'],
    tags: tagsOf('ledger', 'production'),
    used: '2026-11-13',
  }),

  // Partners and auditors
  role({
    name: 'mill-forecast-reader',
    path: '/partners/',
    created: '2023-10-23',
    trust: trustsAccount(MILL, { StringEquals: { 'sts:ExternalId': 'nachtbrot-flour-7719' } }),
    inline: [inline('forecast', document(allow('s3:GetObject', s3('crumbs/forecast/*'))))],
    boundary: 'workload-boundary',
    tags: tagsOf('crumbs', 'production', tag('Partner', 'mill')),
    used: '2026-11-19',
  }),
  role({
    name: 'mill-pallet-booking',
    path: '/partners/',
    created: '2024-02-26',
    trust: trustsPrincipals([iamArn('role/pallet-robot', MILL)], { StringEquals: { 'sts:ExternalId': 'pallets' } }),
    attached: ['dough-queue-producer'],
    boundary: 'workload-boundary',
    tags: tagsOf('fleet', 'production', tag('Partner', 'mill')),
    used: '2026-11-19',
  }),
  role({
    name: 'auditors-readonly',
    path: '/partners/',
    created: '2022-03-14',
    trust: trustsAccount(AUDITORS, { ...WITH_MFA, StringEquals: { 'sts:ExternalId': 'audit-2022' } }),
    attached: ['SecurityAudit', 'ViewOnlyAccess'],
    tags: tagsOf('ledger', 'production'),
    used: '2026-10-05',
  }),
  role({
    name: 'auditors-old',
    created: '2021-11-29',
    trust: trustsAccount(AUDITORS),
    attached: ['ReadOnlyAccess'],
    used: '2025-12-09',
  }),
  role({
    name: 'price-bot-bridge',
    path: '/partners/',
    created: '2022-09-26',
    trust: trustsPrincipals([uniqueId('AROA', 'price-bot'), iamArn('role/price-robot', MILL)]),
    attached: ['storefront-orders-table'],
    tags: [tag('Owner', 'storefront')],
    used: '2026-05-21',
  }),
  role({
    name: 'departed-consultant-access',
    created: '2022-07-18',
    trust: trustsPrincipals([uniqueId('AIDA', 'consultant.amsel')]),
    attached: ['PowerUserAccess'],
  }),
  role({
    name: 'bread-price-oracle',
    path: '/app/',
    created: '2023-04-24',
    trust: trustsPrincipals([iamArn('user/people/quentin.weiss'), iamArn('role/app/crumbs-notebook')]),
    attached: ['crumbs-athena-query', 'AmazonS3ReadOnlyAccess'],
    tags: tagsOf('crumbs', 'production'),
    used: '2026-11-19',
  }),
]
