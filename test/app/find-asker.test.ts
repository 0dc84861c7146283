import { expect, test } from 'vitest'

import { findAsker } from '../../src/app/ask-access.ts'
import { bakery } from '../support/account-builder.ts'

const night = bakery().user('ada').user('constructor').role('oven').role('mill', { path: '/flour/' }).build()
const SESSION = 'arn:aws:sts::123456789012:assumed-role'
const PROVIDER = 'arn:aws:iam::123456789012:saml-provider/Bakers'

/** Whom a text names. */
test.each([
  ['a user by name', 'ada', { kind: 'user', name: 'arn:aws:iam::123456789012:user/ada' }],
  ['a role with its kind', 'role/oven', { kind: 'role', name: 'arn:aws:iam::123456789012:role/oven' }],
  ['a user called as every object’s member', 'constructor', { kind: 'user' }],
  ['a service', 'ec2.amazonaws.com', { kind: 'service', name: 'ec2.amazonaws.com' }],
  ['a provider that AWS knows', 'accounts.google.com', { kind: 'federated', name: 'accounts.google.com' }],
  ['a provider of the account', PROVIDER, { kind: 'federated', name: PROVIDER }],
  ['another account', 'arn:aws:iam::444455556666:root', { kind: 'account', name: '444455556666' }],
  ['a user of another account', 'arn:aws:iam::444455556666:user/bob', { kind: 'user', account: '444455556666' }],
  ['a session of a role', `${SESSION}/oven/dawn`, { kind: 'role', name: 'arn:aws:iam::123456789012:role/oven' }],
  [
    'one of a role with a path',
    `${SESSION}/mill/ada@bakery`,
    { kind: 'role', name: 'arn:aws:iam::123456789012:role/flour/mill' },
  ],
])('%s', (_what, text, caller) => {
  expect(findAsker(night, text).caller).toMatchObject(caller)
})

test.each([
  ['nobody', 'nobody'],
  ['a user of the account that the night lacks', 'arn:aws:iam::123456789012:user/bob'],
  ['a member that every object has', 'toString'],
  ['the account itself', '123456789012'],
])('%s is not to be asked about', (_what, text) => {
  expect(() => findAsker(night, text)).toThrow(`this night has no "${text}" to ask about`)
})

test('which session is asked about, by its name', () => {
  expect(findAsker(night, `${SESSION}/oven/dawn`).session).toBe('dawn')
  expect(findAsker(night, 'oven').session).toBeUndefined()
})

test.each([
  ['of a role that the night lacks', `${SESSION}/oven2/dawn`, 'no "role/oven2"', 'Did you mean role/oven?'],
  [
    'of a role of another account',
    'arn:aws:sts::444455556666:assumed-role/oven/dawn',
    'is of another account',
    'arn:aws:iam::444455556666:role/oven',
  ],
  [
    'of a role of another partition',
    'arn:aws-cn:sts::123456789012:assumed-role/oven/dawn',
    'which is of 123456789012 in aws',
    'arn:aws-cn:iam::123456789012:role/oven',
  ],
  [
    'with the path of its role',
    `${SESSION}/app/oven/dawn`,
    'no session is called "oven/dawn"',
    'assumed-role/NAME/SESSION',
  ],
  ['with too short a name', `${SESSION}/oven/d`, 'no session is called "d"', '2 to 64 letters'],
  ['that nothing can be called', `${SESSION}/oven/*`, 'no session is called "*"', 'ask about role/oven'],
])('a session %s is not to be asked about: who is, the hint says', (_what, text, message, hint) => {
  expect(() => findAsker(night, text)).toThrow(
    expect.objectContaining({
      code: 'USAGE',
      message: expect.stringContaining(message),
      hint: expect.stringContaining(hint),
    }),
  )
})
