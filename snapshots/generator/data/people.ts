import { arn, s3, tag, tagsOf } from '../company.ts'
import { allow, document } from '../build/document.ts'
import { inline, user } from '../build/entities.ts'
import type { User } from '../types.ts'

const CRUMBS_QUERY = inline('crumbs-in-the-evening', document(allow('athena:*', arn('athena', 'workgroup/crumbs'))))

/** The people, by team. */
export const people: readonly User[] = [
  // Platform
  user({
    name: 'greta.lindqvist',
    created: '2021-03-15',
    groups: ['platform'],
    tags: tagsOf('platform', 'production'),
  }),
  user({
    name: 'tomasz.wrona',
    created: '2021-11-08',
    groups: ['platform'],
    boundary: 'people-boundary',
    tags: tagsOf('platform', 'production'),
  }),
  user({
    name: 'ines.carvalho',
    created: '2022-05-02',
    groups: ['platform'],
    attached: ['lambda-tinkerer'],
    tags: [tag('owner', 'platform'), tag('CostCenter', 'platform-9000'), tag('Environment', 'production')],
  }),
  user({
    name: 'jonas.falk',
    created: '2023-01-09',
    groups: ['platform'],
    boundary: 'people-boundary',
    tags: tagsOf('platform', 'production'),
  }),

  // Security
  user({ name: 'noor.haddad', created: '2022-02-21', groups: ['security'], tags: tagsOf('platform', 'production') }),
  user({
    name: 'pia.svensson',
    created: '2024-04-02',
    groups: ['security', 'platform'],
    boundary: 'people-boundary',
    tags: tagsOf('platform', 'production'),
  }),

  // Bakers
  user({ name: 'emil.krug', created: '2021-03-22', groups: ['bakers'], tags: tagsOf('ovens', 'production') }),
  user({
    name: 'hanna.vogt',
    created: '2021-03-22',
    groups: ['bakers'],
    attached: ['recipe-vault-admin'],
    tags: tagsOf('ovens', 'production', tag('Shift', 'night')),
  }),
  user({ name: 'luca.ferri', created: '2022-09-05', groups: ['bakers'], tags: tagsOf('ovens', 'production') }),
  user({
    name: 'mirela.popa',
    created: '2023-04-11',
    groups: ['bakers'],
    tags: [tag('Owner', 'ovens'), tag('CostCenter', 'ovens-4100'), tag('Enviroment', 'production')],
  }),
  user({ name: 'oskar.beck', created: '2024-10-14', groups: ['bakers'], boundary: 'people-boundary' }),
  user({
    name: 'sabine.kraus',
    created: '2021-06-07',
    groups: ['bakers', 'shopfront'],
    tags: tagsOf('ovens', 'production'),
  }),

  // Drivers
  user({ name: 'dana.novak', created: '2021-04-12', groups: ['drivers'], tags: tagsOf('fleet', 'production') }),
  user({ name: 'felix.arndt', created: '2022-03-28', groups: ['drivers'], tags: tagsOf('fleet', 'production') }),
  user({
    name: 'ruth.okafor',
    created: '2023-08-07',
    groups: ['drivers'],
    tags: [tag('OWNER', 'fleet'), tag('CostCenter', 'fleet-4200'), tag('Environment', 'production')],
  }),
  user({
    name: 'stefan.lang',
    created: '2021-04-12',
    groups: ['drivers'],
    attached: ['van-camera-archive'],
    tags: tagsOf('fleet', 'production'),
  }),

  // Shopfront
  user({
    name: 'aiko.mori',
    created: '2021-10-04',
    groups: ['shopfront'],
    boundary: 'people-boundary',
    tags: tagsOf('storefront', 'production'),
  }),
  user({
    name: 'ben.whitlock',
    created: '2022-06-13',
    groups: ['shopfront'],
    tags: tagsOf('storefront', 'production'),
  }),
  user({ name: 'clara.dubois', created: '2023-02-06', groups: ['shopfront'], inline: [CRUMBS_QUERY] }),
  user({
    name: 'yusuf.demir',
    created: '2023-09-18',
    groups: ['shopfront'],
    boundary: 'people-boundary',
    tags: tagsOf('storefront', 'staging'),
  }),
  user({
    name: 'theo.brandt',
    created: '2025-03-03',
    groups: ['shopfront'],
    tags: [tag('CostCentre', 'storefront-4300')],
  }),

  // Ledger
  user({ name: 'agnes.holm', created: '2021-09-06', groups: ['ledger'], tags: tagsOf('ledger', 'production') }),
  user({ name: 'viktor.sand', created: '2022-01-10', groups: ['ledger'], tags: tagsOf('ledger', 'production') }),
  user({
    name: 'marta.ruiz',
    created: '2024-02-19',
    groups: ['ledger'],
    tags: tagsOf('ledger', 'production', tag('DisplayName', 'Marta Ruíz-Østergård')),
  }),

  // Interns
  user({ name: 'kai.peters', created: '2026-09-01', groups: ['interns'], boundary: 'intern-boundary' }),
  user({
    name: 'lea.roth',
    created: '2026-09-01',
    groups: ['interns'],
    boundary: 'intern-boundary',
    tags: [tag('Environment', 'sandbox')],
  }),

  // In no group
  user({
    name: 'ursula.zeller',
    created: '2021-03-01',
    attached: ['AdministratorAccess', 'Billing'],
    tags: [tag('Owner', 'ursula.zeller'), tag('Title', 'Founder')],
  }),
  user({
    name: 'quentin.weiss',
    created: '2022-11-21',
    attached: ['crumbs-athena-query'],
    tags: tagsOf('crumbs', 'production'),
  }),
  user({
    name: 'consultant.brandl',
    created: '2025-11-10',
    attached: ['no-iam-please'],
    inline: [inline('slides', document(allow(['s3:GetObject', 's3:PutObject'], s3('slides/*'))))],
    tags: [tag('Owner', 'platform'), tag('ContractEnds', '2026-06-30')],
  }),
]
