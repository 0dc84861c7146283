import { describe, expect, test } from 'vitest'

import { namedEntities } from '../../../../src/queries/shared/entities/named-entity.ts'
import { bakery } from '../../../support/account-builder.ts'

const account = bakery()
  .user('oven', { id: 'AIDAOVEN' })
  .role('oven', { path: '/bakehouse/' })
  .role('mill', { id: '' })
  .policy('Flour')
  .build()
const entities = [...account.roles(), ...account.users(), ...account.managedPolicies()]
const named = (text: string | null) => namedEntities('bread', text, entities).map(({ arn }) => arn)

describe('namedEntities', () => {
  test.each([
    ['an ARN', 'arn:aws:iam::123456789012:role/bakehouse/oven', ['arn:aws:iam::123456789012:role/bakehouse/oven']],
    ['a unique id', 'AIDAOVEN', ['arn:aws:iam::123456789012:user/oven']],
    ['a kind and name', 'role/oven', ['arn:aws:iam::123456789012:role/bakehouse/oven']],
    ['a policy', 'policy/Flour', ['arn:aws:iam::123456789012:policy/Flour']],
    ['a name', 'mill', ['arn:aws:iam::123456789012:role/mill']],
  ])('finds by %s', (_, text, arns) => {
    expect(named(text)).toEqual(arns)
  })

  test('gives all where nothing is named', () => {
    expect(named(null)).toHaveLength(4)
  })

  test('refuses a name that two have, and lists them', () => {
    expect(() => named('oven')).toThrow(
      expect.objectContaining({ code: 'USAGE', message: 'query bread: "oven" could be role/oven, user/oven' }),
    )
  })

  test('refuses an id that two have', () => {
    const twins = bakery().role('a', { id: 'AROATWIN' }).role('b', { id: 'AROATWIN' }).build().roles()
    expect(() => namedEntities('bread', 'AROATWIN', twins)).toThrow(/"AROATWIN" could be role\/a, role\/b/)
  })

  test('takes an ARN for itself, whatever else is called so', () => {
    const arn = 'arn:aws:iam::123456789012:role/a'
    const odd = bakery().role('a').role('b', { id: arn }).build().roles()
    expect(namedEntities('bread', arn, odd).map(({ name }) => name)).toEqual(['a'])
  })

  test('gives all that share the ARN', () => {
    const twins = bakery().role('a', { id: 'AROAONE' }).role('a', { id: 'AROATWO' }).build().roles()
    expect(namedEntities('bread', 'role/a', twins)).toHaveLength(2)
  })

  test.each(['arn:aws:iam::123456789012:root', 'arn:aws-cn:iam::111122223333:root'])('says who %s is', (text) => {
    const message = `query bread: ${text} is the root user, who owns the account, and none of the users and roles of IAM`
    expect(() => named(text)).toThrow(expect.objectContaining({ code: 'USAGE', message }))
  })

  test('finds a role called root', () => {
    const roles = bakery().role('root').build().roles()
    expect(namedEntities('bread', 'root', roles)).toEqual(roles)
  })

  test('says what is near', () => {
    expect(() => named('role/oben')).toThrow(
      expect.objectContaining({
        code: 'USAGE',
        message: 'query bread: this night has no "role/oben" to ask about',
        hint: 'Did you mean role/oven, user/oven?',
      }),
    )
  })

  test.each(['', 'zzzzzzzzzzzzzzzz'])('does not take %j for somebody', (text) => {
    expect(() => named(text)).toThrow(/this night has no/)
  })
})
