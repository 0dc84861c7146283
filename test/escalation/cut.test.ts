import { expect, test } from 'vitest'

import { openAccess } from '../../src/access/open-access.ts'
import { loadActionTable } from '../../src/app/action-table.ts'
import { type Cut, cutPaths } from '../../src/escalation/cut.ts'
import { openEscalation } from '../../src/escalation/open-escalation.ts'
import { TECHNIQUES } from '../../src/escalation/techniques/index.ts'
import { type Bakery, bakery } from '../support/account-builder.ts'
import { allowing, trusting } from '../support/documents.ts'

const arn = (tail: string): string => `arn:aws:iam::123456789012:${tail}`

function cutOf(bakery: Bakery): Cut {
  const account = bakery.build()
  return cutPaths({
    whole: openEscalation({
      account,
      access: openAccess({ account, actions: loadActionTable }),
      techniques: TECHNIQUES,
    }),
    techniques: TECHNIQUES,
    open: (isLeftOut) => openAccess({ account, actions: loadActionTable, isLeftOut }),
    endOf: ({ end }) => end,
  })
}

const named = ({ grants }: Cut): readonly unknown[] =>
  grants.map(({ grant, principals }) => [grant.policyArn, grant.policyName, grant.statement, principals.length])

test('what most routes go by comes first, and nothing is named that need not go', () => {
  const account = bakery()
    .role('chief', { trust: trusting(arn('root')), inline: { p: allowing('*') } })
    .policy('Assume', { document: allowing('sts:AssumeRole') })
    .user('ada', { attached: ['Assume'] })
    .user('bob', { attached: ['Assume'] })
    .user('cid', { inline: { own: allowing('iam:PutUserPolicy', arn('user/cid')) } })
  expect(named(cutOf(account))).toEqual([
    [arn('policy/Assume'), null, 0, 2],
    [arn('user/cid'), 'own', 0, 1],
  ])
})

test('a route that another grant gives too is closed as well', () => {
  const account = bakery().user('ada', {
    inline: { a: allowing('iam:PutUserPolicy'), b: allowing(['iam:AttachUserPolicy', 'iam:PutUserPolicy']) },
  })
  expect(named(cutOf(account))).toEqual([
    [arn('user/ada'), 'a', 0, 1],
    [arn('user/ada'), 'b', 0, 1],
  ])
})

test('trust that alone lets somebody in is a grant', () => {
  const account = bakery()
    .role('chief', { trust: trusting(arn('user/ada')), inline: { p: allowing('*') } })
    .user('ada')
  expect(named(cutOf(account))).toEqual([[arn('role/chief'), null, 0, 1]])
})

test('where nobody becomes an administrator there is nothing to cut', () => {
  expect(cutOf(bakery().user('ada'))).toEqual({ grants: [], left: [] })
})
