import query from '../../../src/queries/structure/aws-managed-policy-changed.ts'
import { type Bakery, bakery } from '../../support/account-builder.ts'
import type { PolicyFacts } from '../../support/account-facts.ts'
import { allowing } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

const READ_ONLY = 'arn:aws:iam::aws:policy/ReadOnlyAccess'
const at = (version: string, actions: string | null = 's3:GetObject', facts: PolicyFacts = {}): Bakery =>
  bakery().awsPolicy('ReadOnlyAccess', {
    ...facts,
    versions: [{ version, document: actions === null ? null : allowing(actions) }],
  })
const used = (account: Bakery): Bakery => account.role('oven', { attached: ['ReadOnlyAccess'] })
const open = (reason: string) => [{ part: 'aws-policies' as const, reason, subjects: ['policy/ReadOnlyAccess'] }]
const unread = { attachmentCount: null, boundaryUsageCount: null }

testQuery(query, {
  rows: {
    'from which version to which, and what that does': [
      used(
        at('v8', 's3:Get*', {
          id: 'ANPAREAD',
          updatedAt: '2026-11-20T00:00:00Z',
        }),
      ).after(used(at('v7'))),
      [
        {
          policyArn: READ_ONLY,
          policyId: 'ANPAREAD',
          versionBefore: 'v7',
          version: 'v8',
          effect: 'broader',
          attachmentCount: 1,
          boundaryUsageCount: 0,
          updatedAt: '2026-11-20T00:00:00Z',
        },
      ],
    ],
  },
  reports: {
    'a policy that is a boundary only': [
      at('v8')
        .role('oven', { boundary: 'ReadOnlyAccess' })
        .after(at('v7').role('oven', { boundary: 'ReadOnlyAccess' })),
      [{ policyArn: READ_ONLY, effect: 'equal' }],
    ],
    'a policy that others had the night before': [
      used(at('v8')).after(at('v7').user('ada', { attached: ['ReadOnlyAccess'] })),
      [{ policyArn: READ_ONLY }],
    ],
    'a version of which a night lacks the document': [
      used(at('v8')).after(used(at('v7', null))),
      [{ policyArn: READ_ONLY, effect: null }],
    ],
    'a version that was taken back': [
      used(at('v7')).after(used(at('v8', 's3:Get*'))),
      [{ versionBefore: 'v8', version: 'v7', effect: 'narrower' }],
    ],
    'one that AWS counts as attached, though nobody was seen with it': [
      at('v8', 's3:*', { attachmentCount: 2 }).after(used(at('v7'))),
      [{ policyArn: READ_ONLY, effect: 'broader' }],
    ],
  },
  silent: {
    'the same version': used(at('v8')).after(used(at('v8'))),
    'a policy in no use': at('v8').after(at('v7')),
    'a policy that nobody had the night before': used(at('v8')).after(bakery()),
    'a policy of the account': bakery()
      .policy('Recipes', { versions: [{ version: 'v2' }] })
      .role('oven', { attached: ['Recipes'] })
      .after(
        bakery()
          .policy('Recipes')
          .role('oven', { attached: ['Recipes'] }),
      ),
    'a policy of service-linked roles, which nobody can take off': linked('v8').after(linked('v7')),
    'a night without policies of AWS, the first of its history': bakery().role('oven'),
  },
  unknown: {
    'what the first night of a history has': [used(at('v8')), open('the history has no night before')],
    'where the night before did not read them': [
      used(at('v8')).after(used(at('v7')).parts({ 'aws-policies': { status: 'denied', detail: 'AccessDenied' } })),
      open('of the night before: denied: AccessDenied'),
    ],
    'what the night before may have missed': [
      used(at('v8')).after(bakery().parts({ 'aws-policies': 'partial' })),
      open('of the night before: partial: some of it could not be read'),
    ],
    'what the night before names, and does not hold': [
      used(at('v8')).after(bakery().role('oven', { attached: ['ReadOnlyAccess'] })),
      open('the night before names it, and does not hold it'),
    ],
    'what this night names, and does not hold': [
      bakery()
        .role('oven', { attached: ['ReadOnlyAccess'] })
        .after(used(at('v7'))),
      open('the night does not hold it'),
    ],
    'a default version that this night does not say': [
      used(bakery().awsPolicy('ReadOnlyAccess', { versions: null, defaultVersion: null })).after(used(at('v7'))),
      open('its default version was not given'),
    ],
    'a default version that the night before did not say': [
      used(at('v8')).after(used(bakery().awsPolicy('ReadOnlyAccess', { versions: null, defaultVersion: null }))),
      open('the night before does not say its default version'),
    ],
    'whether anybody has a policy that changed': [
      at('v8', 's3:*', unread)
        .user('ada', { attached: null })
        .after(used(at('v7'))),
      [
        {
          part: 'users',
          reason: 'the attached policies of some users were not given: 1',
          subjects: ['policy/ReadOnlyAccess'],
        },
      ],
    ],
    'nothing of one that stayed the same, whoever has it': [
      at('v7', 's3:*', unread)
        .user('ada', { attached: null })
        .after(used(at('v7'))),
      [],
    ],
  },
})

function linked(version: string): Bakery {
  return bakery()
    .awsPolicy('EcsPolicy', { path: '/aws-service-role/', versions: [{ version }] })
    .serviceLinkedRole('ecs.amazonaws.com', { attached: ['EcsPolicy'] })
}
