import { expect, test } from 'vitest'

import { findAsker } from '../../src/app/ask-access.ts'
import { bakery } from '../support/account-builder.ts'

const night = bakery().user('ada').user('constructor').role('oven').build()
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
