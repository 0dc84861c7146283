import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import { parseStatements } from '../../src/policy/document/parse.ts'
import { membersOf } from '../../src/util/members.ts'
import { statementPrincipals } from '../../src/policy/principals.ts'

const principalsOf = (statement: object) => parseStatements({ Statement: statement }).flatMap(statementPrincipals)

const ROLE = 'arn:aws:iam::444455556666:role/team/oven'
const SESSION = 'arn:aws:sts::444455556666:assumed-role/oven/ada'

describe('a principal is classified, whatever its spelling', () => {
  test.each<[title: string, principal: unknown, kind: string, name: string, account: string | null]>([
    ['everyone', '*', 'public', '*', null],
    ['everyone, under AWS', { AWS: '*' }, 'public', '*', null],
    ['everyone, in a list', { AWS: ['*'] }, 'public', '*', null],
    ['an account by its digits', { AWS: '444455556666' }, 'account', '444455556666', '444455556666'],
    ['an account by digits that are a number', { AWS: 444455556666 }, 'account', '444455556666', '444455556666'],
    ['an account by digits alone', '444455556666', 'account', '444455556666', '444455556666'],
    ['an account by its root', { AWS: 'arn:aws:iam::444455556666:root' }, 'account', '444455556666', '444455556666'],
    ['an account in China', { AWS: 'arn:aws-cn:iam::444455556666:root' }, 'account', '444455556666', '444455556666'],
    [
      'an account whose digits were taken out',
      { AWS: 'arn:aws:iam::ACCOUNT_ID:root' },
      'account',
      'ACCOUNT_ID',
      'ACCOUNT_ID',
    ],
    ['a role with a path', { AWS: ROLE }, 'principal', ROLE, '444455556666'],
    ['a role that stands alone', ROLE, 'principal', ROLE, '444455556666'],
    [
      'a user',
      { AWS: 'arn:aws:iam::444455556666:user/ada' },
      'principal',
      'arn:aws:iam::444455556666:user/ada',
      '444455556666',
    ],
    ['a session', { AWS: SESSION }, 'principal', SESSION, '444455556666'],
    [
      'a federated user',
      { AWS: 'arn:aws:sts::444455556666:federated-user/ada' },
      'principal',
      'arn:aws:sts::444455556666:federated-user/ada',
      '444455556666',
    ],
    ['a deleted role', { AWS: 'AROA0123456789ABCDEFG' }, 'deleted', 'AROA0123456789ABCDEFG', null],
    ['a deleted user', { AWS: 'AIDA0123456789ABCDEFG' }, 'deleted', 'AIDA0123456789ABCDEFG', null],
    ['a service', { Service: 'ec2.amazonaws.com' }, 'service', 'ec2.amazonaws.com', null],
    ['a service in China', { Service: 'ec2.amazonaws.com.cn' }, 'service', 'ec2.amazonaws.com.cn', null],
    [
      'a SAML provider',
      { Federated: 'arn:aws:iam::444455556666:saml-provider/dough' },
      'federated',
      'arn:aws:iam::444455556666:saml-provider/dough',
      '444455556666',
    ],
    [
      'a provider without an ARN',
      { Federated: 'cognito-identity.amazonaws.com' },
      'federated',
      'cognito-identity.amazonaws.com',
      null,
    ],
    ['a canonical user', { CanonicalUser: '79a59df900b949e5' }, 'canonical-user', '79a59df900b949e5', null],
    [
      'a group, which cannot be one',
      { AWS: 'arn:aws:iam::444455556666:group/bakers' },
      'unknown',
      'arn:aws:iam::444455556666:group/bakers',
      '444455556666',
    ],
    [
      'a provider under AWS',
      { AWS: 'arn:aws:iam::444455556666:saml-provider/dough' },
      'unknown',
      'arn:aws:iam::444455556666:saml-provider/dough',
      '444455556666',
    ],
    [
      'a role without a name',
      { AWS: 'arn:aws:iam::444455556666:role/' },
      'unknown',
      'arn:aws:iam::444455556666:role/',
      '444455556666',
    ],
    ['an ARN without an account', { AWS: 'arn:aws:iam:::root' }, 'unknown', 'arn:aws:iam:::root', null],
    ['a text that is nothing', { AWS: '<iam_user>' }, 'unknown', '<iam_user>', null],
    ['an empty text', { AWS: '' }, 'unknown', '', null],
    ['an object where a text should be', { AWS: { Ref: 'Oven' } }, 'unknown', '{"Ref":"Oven"}', null],
    ['a null', null, 'unknown', 'null', null],
    ['an empty map', {}, 'unknown', '{}', null],
    ['a kind that IAM does not know', { aws: '*' }, 'unknown', '*', null],
    ['a kind that objects inherit', JSON.parse('{"__proto__":"*"}'), 'unknown', '*', null],
  ])('%s', (_title, principal, kind, name, account) => {
    const found = principalsOf({ Effect: 'Allow', Principal: principal })
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({ kind, name, account, negated: false })
  })
})

test('every principal of every kind is there, in the order of the document', () => {
  const statement = { Principal: { Service: ['b.amazonaws.com', 'a.amazonaws.com'], AWS: ['*', ROLE], Federated: [] } }
  expect(principalsOf(statement).map(({ text }) => text)).toEqual(['b.amazonaws.com', 'a.amazonaws.com', '*', ROLE])
})

test('NotPrincipal is marked', () => {
  expect(principalsOf({ NotPrincipal: { AWS: [ROLE, '444455556666'] } })).toEqual([
    { kind: 'principal', name: ROLE, account: '444455556666', negated: true, text: ROLE },
    { kind: 'account', name: '444455556666', account: '444455556666', negated: true, text: '444455556666' },
  ])
})

test('a statement without a principal names nobody', () => {
  expect(principalsOf({ Effect: 'Allow', Action: '*' })).toEqual([])
})

test('nobody in the published trust policies is left unread, templates nobody filled in apart', () => {
  const shared = process.env['ROLECALL_SHARED'] ?? join(import.meta.dirname, '../../../shared')
  const file = join(shared, 'data/trust/trust-policies.json')
  if (!existsSync(file)) {
    console.info(`principals: no trust policies at ${file}, none read`)
    return
  }
  const policies: unknown[] = JSON.parse(readFileSync(file, 'utf8'))
  const statements = policies.flatMap((policy) => parseStatements(membersOf(policy).get('document')))
  const named = statements.map((statement) => statementPrincipals(statement))
  const unread = named.flat().filter(({ kind }) => kind === 'unknown')
  console.info(`principals: read ${named.flat().length} in ${policies.length} trust policies`)
  expect(named.flat().length).toBeGreaterThan(policies.length / 2)
  expect(unread.map(({ text }) => text).filter((text) => !/^(?:\$[A-Z_]+|<[a-z_]+>|arn)$/.test(text))).toEqual([])
})
