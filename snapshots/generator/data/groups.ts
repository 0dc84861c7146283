import { arn, iamArn, s3 } from '../company.ts'
import { allow, deny, document } from '../build/document.ts'
import { group, inline } from '../build/entities.ts'
import type { Group } from '../types.ts'

export const groups: readonly Group[] = [
  group({
    name: 'platform',
    created: '2021-03-15',
    attached: ['PowerUserAccess', 'own-credentials', 'platform-iam-helper', 'assume-deployers'],
    inline: [inline('not-the-books', document(deny('s3:*', [s3('ledger'), s3('ledger/*')])))],
  }),
  group({
    name: 'security',
    created: '2021-03-15',
    attached: ['SecurityAudit', 'ViewOnlyAccess', 'own-credentials'],
  }),
  group({
    name: 'bakers',
    path: '/teams/',
    created: '2021-03-15',
    attached: ['oven-telemetry-read', 'ssm-session-to-ovens', 'own-credentials', 'deny-outside-eu'],
  }),
  group({
    name: 'drivers',
    path: '/teams/',
    created: '2021-04-12',
    attached: ['fleet-read', 'own-credentials', 'deny-outside-eu'],
    inline: [inline('where-is-my-van', document(allow('geo:GetDevicePosition', arn('geo', 'tracker/vans'))))],
  }),
  group({
    name: 'shopfront',
    path: '/teams/',
    created: '2021-04-12',
    attached: ['storefront-deploy', 'team-tag-gate', 'own-credentials', 'deny-outside-eu'],
  }),
  group({
    name: 'ledger',
    path: '/teams/',
    created: '2021-09-06',
    attached: ['Billing', 'ledger-read', 'own-credentials', 'deny-billing-changes'],
  }),
  // Interns have a boundary and a badge, but no policy yet: the ticket is open.
  group({ name: 'interns', path: '/teams/', created: '2024-06-03' }),
  // Nobody left.
  group({
    name: 'alumni',
    path: '/teams/',
    created: '2022-12-19',
    attached: ['ReadOnlyAccess'],
    inline: [inline('come-back-any-time', document(allow('sts:AssumeRole', iamArn('role/ops/visitor'))))],
  }),
]
