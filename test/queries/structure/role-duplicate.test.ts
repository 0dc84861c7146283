import query from '../../../src/queries/structure/role-duplicate.ts'
import { bakery } from '../../support/account-builder.ts'
import { allowing, trusting } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

const READS = { attached: ['ReadOnlyAccess'] }
const bakes = (...actions: readonly string[]) => ({ inline: { bake: allowing(actions) } })
const aboutTags = (tag: string) => ({
  inline: {
    bake: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: `arn:aws:s3:::${tag}/*` }],
    },
  },
})
const OWN_TEAM = '${aws:PrincipalTag/team}'

testQuery(query, {
  rows: {
    'the other one, and how many there are': [
      bakery()
        .role('oven', { id: 'AROAOVEN', createdAt: '2026-01-01T00:00:00Z', ...READS })
        .role('till', { id: 'AROATILL', createdAt: '2026-02-01T00:00:00Z', ...READS }),
      [
        {
          roleArn: 'role/oven',
          roleId: 'AROAOVEN',
          sameAs: 'role/till',
          count: 2,
          createdAt: '2026-01-01T00:00:00Z',
        },
        {
          roleArn: 'role/till',
          roleId: 'AROATILL',
          sameAs: 'role/oven',
          count: 2,
          createdAt: '2026-02-01T00:00:00Z',
        },
      ],
    ],
  },
  reports: {
    'three, each with one of the others': [
      bakery().role('a', READS).role('b', READS).role('c', READS),
      [
        { roleArn: 'role/a', sameAs: 'role/b', count: 3 },
        { roleArn: 'role/b', sameAs: 'role/a', count: 3 },
        { roleArn: 'role/c', sameAs: 'role/a', count: 3 },
      ],
    ],
    'documents in another spelling, under another name': [
      bakery()
        .role('oven', bakes('s3:GetObject', 's3:PutObject'))
        .role('till', { inline: { sell: allowing(['S3:PutObject', 's3:GetObject']) } }),
      ['role/oven', 'role/till'],
    ],
    'attachments in another order': [
      bakery()
        .role('oven', { attached: ['ReadOnlyAccess', 'SecurityAudit'] })
        .role('till', { attached: ['SecurityAudit', 'ReadOnlyAccess'] }),
      ['role/oven', 'role/till'],
    ],
    'other tags, of which nothing speaks': [
      bakery()
        .role('oven', { ...bakes('s3:GetObject'), tags: { team: 'bread' } })
        .role('till', { ...bakes('s3:GetObject'), tags: { team: 'sales' } }),
      ['role/oven', 'role/till'],
    ],
    'the same tags, of which a policy speaks': [
      bakery()
        .role('oven', { ...aboutTags(OWN_TEAM), tags: { team: 'bread', a: 'b' } })
        .role('till', { ...aboutTags(OWN_TEAM), tags: { A: 'b', Team: 'bread' } }),
      ['role/oven', 'role/till'],
    ],
  },
  silent: {
    'one role': bakery().role('oven', READS),
    'another trust policy': bakery()
      .role('oven', READS)
      .role('till', { ...READS, trust: 'ec2.amazonaws.com' }),
    'another policy': bakery()
      .role('oven', READS)
      .role('till', { attached: ['SecurityAudit'] }),
    'one policy more': bakery()
      .role('oven', READS)
      .role('till', { ...READS, ...bakes('s3:GetObject') }),
    'another boundary': bakery()
      .role('oven', READS)
      .role('till', { ...READS, boundary: 'Limit' }),
    'a condition more': bakery()
      .role('oven', { ...READS, trust: trusting('123456789012') })
      .role('till', {
        ...READS,
        trust: trusting('123456789012', { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }),
      }),
    'roles without policies, which nothing makes alike': bakery().role('oven').role('till'),
    'other tags, of which a policy speaks': bakery()
      .role('oven', { ...aboutTags(OWN_TEAM), tags: { team: 'bread' } })
      .role('till', { ...aboutTags(OWN_TEAM), tags: { team: 'sales' } }),
    'other tags, of which a policy that the night lacks may speak': bakery()
      .role('oven', { attached: ['Gone'], tags: { team: 'bread' } })
      .role('till', { attached: ['Gone'], tags: { team: 'sales' } }),
    'tags that were not given, of which a policy speaks': bakery()
      .role('oven', { ...aboutTags(OWN_TEAM), tags: null })
      .role('till', { ...aboutTags(OWN_TEAM), tags: null }),
    'service-linked roles': bakery()
      .serviceLinkedRole('ecs.amazonaws.com', { ...READS, trust: 'x.amazonaws.com' })
      .serviceLinkedRole('eks.amazonaws.com', { ...READS, trust: 'x.amazonaws.com' }),
    'roles of Identity Center': bakery().ssoRole('Guests', READS).ssoRole('Readers', READS),
  },
  unknown: {
    'a role of which not all was given': [
      bakery()
        .role('a', { ...READS, trust: null })
        .role('b', { attached: null })
        .role('c', { inline: { bake: null } }),
      [
        { part: 'roles', reason: 'its attached policies were not given', subjects: ['role/b'] },
        { part: 'roles', reason: 'its inline policy bake: its document was not given', subjects: ['role/c'] },
        { part: 'roles', reason: 'its trust policy was not given', subjects: ['role/a'] },
      ],
    ],
  },
})
