import { describe, expect, test } from 'vitest'

import { openAccess } from '../../src/access/open-access.ts'
import { loadActionTable } from '../../src/app/action-table.ts'
import { computeEdges } from '../../src/app/compute-edges.ts'
import { plainAccount, type PlainAccount, plainDocument } from '../support/plain-account.ts'

const compute = (init: PlainAccount) => {
  const account = plainAccount(init)
  return computeEdges(account, openAccess({ account, actions: loadActionTable }))
}

const able = plainDocument({ Statement: { Effect: 'Allow', Action: 'iam:PutUserPolicy', Resource: '*' } })
const odd = plainDocument({ Statement: { Effect: 'Perhaps', Action: '*', Resource: '*' } })
const unread = plainDocument('not JSON')
const ada = (document: string) => ({ name: 'ada', inline: [{ name: 'own', document }] })

test('a night that was read whole leaves nothing open', () => {
  const { edges, unknown } = compute({ users: [ada(able.ref)], documents: [able] })
  expect(unknown).toEqual([])
  expect(edges.map(({ kind, to, actions }) => ({ kind, to, actions }))).toContainEqual({
    kind: 'can-write',
    to: 'account:111122223333',
    actions: ['iam:PutUserPolicy'],
  })
})

describe('what is left open is named', () => {
  test('a part that was not read', () => {
    const { unknown } = compute({ users: [ada(able.ref)], documents: [able], parts: { groups: 'skipped' } })
    expect(unknown).toMatchObject([{ part: 'groups', subjects: 'all' }])
  })
  test.each([
    ['a statement', odd],
    ['a policy', unread],
  ])('%s that cannot be decided', (_, document) => {
    const { unknown } = compute({ users: [ada(document.ref)], documents: [document] })
    expect(unknown).toMatchObject([{ part: 'users', subjects: ['arn:aws:iam::111122223333:user/ada'] }])
  })
})

test('a night with neither users nor roles has no answer', () => {
  expect(() => compute({ parts: { users: 'skipped', roles: 'skipped' } })).toThrow(
    expect.objectContaining({ code: 'UNANSWERABLE' }),
  )
})
