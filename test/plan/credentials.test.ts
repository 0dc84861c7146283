import { expect, test } from 'vitest'

import type { Fact, Members } from '../../src/model/fact.ts'
import type { Part } from '../../src/model/part.ts'
import { plainAccount } from '../support/plain-account.ts'
import { type Given, planned } from './planning.ts'

const HOME = 'arn:aws:iam::111122223333'
const SERIAL = `${HOME}:mfa/ada`

const said = (part: Part, settings: Members): Fact => ({
  part,
  kind: 'user',
  arn: `${HOME}:user/ada`,
  id: 'AIDAADA',
  name: 'ada',
  settings,
  activity: null,
  tags: null,
})
const device = (part: Part): Fact => ({
  ...said(part, { SerialNumber: SERIAL, UserArn: `${HOME}:user/ada`, UserName: 'ada' }),
  kind: 'mfa-device',
  arn: SERIAL,
  id: '',
})

const account = plainAccount({
  users: [{ name: 'ada', id: 'AIDAADA' }],
  parts: {
    'access-keys': 'complete',
    'login-profiles': 'complete',
    'signing-certificates': 'complete',
    'ssh-keys': 'complete',
    'service-credentials': 'complete',
    'mfa-devices': 'complete',
    'virtual-mfa': 'complete',
  },
  facts: [
    said('access-keys', { AccessKeys: [{ AccessKeyId: 'AKIAONE' }, { AccessKeyId: 'AKIATWO' }] }),
    said('login-profiles', { LoginProfile: { PasswordResetRequired: false } }),
    said('signing-certificates', { Certificates: [{ CertificateId: 'CERTONE' }] }),
    said('ssh-keys', { SSHPublicKeys: [{ SSHPublicKeyId: 'APKAONE' }] }),
    said('service-credentials', { ServiceSpecificCredentials: [{ ServiceSpecificCredentialId: 'ACCAONE' }] }),
    device('mfa-devices'),
    device('virtual-mfa'),
  ],
})

const user = { UserName: 'ada' }
const taking: readonly Given[] = [
  { action: 'DeleteLoginProfile', ...user },
  { action: 'DeleteAccessKey', ...user, AccessKeyId: 'AKIAONE' },
  { action: 'DeleteAccessKey', ...user, AccessKeyId: 'AKIATWO' },
  { action: 'DeleteSigningCertificate', ...user, CertificateId: 'CERTONE' },
  { action: 'DeleteSSHPublicKey', ...user, SSHPublicKeyId: 'APKAONE' },
  { action: 'DeleteServiceSpecificCredential', ...user, ServiceSpecificCredentialId: 'ACCAONE' },
  { action: 'DeactivateMFADevice', ...user, SerialNumber: SERIAL },
]
const words = [
  'its password',
  'its access key AKIAONE',
  'its access key AKIATWO',
  'its signing certificate CERTONE',
  'its SSH key APKAONE',
  'its service credential ACCAONE',
  `its MFA device ${SERIAL}`,
]
const gone: Given = { action: 'DeleteUser', ...user }

test('a user with credentials is not deleted: all of them are named', () => {
  expect(() => planned(account, gone)).toThrow(`expected nothing that keeps user ada, found ${words.join(', ')} (Del`)
})

test.each(words.map((word, index) => [word, index] as const))('%s by itself keeps a user', (word, index) => {
  const others = taking.filter((_, place) => place !== index)
  expect(() => planned(account, ...others, gone)).toThrow(`found ${word} (DeleteConflict)`)
})

test('a user without any is deleted, and what was said of it with it', () => {
  const { account: view } = planned(account, ...taking, gone)
  expect([view.users(), view.facts('access-keys')]).toEqual([[], []])
})

test('what is left of credentials is what the account has', () => {
  const { account: view } = planned(account, ...taking.slice(0, 2))
  expect(view.facts('login-profiles')).toMatchObject([{ settings: { LoginProfile: null } }])
  expect(view.facts('access-keys')).toMatchObject([{ settings: { AccessKeys: [{ AccessKeyId: 'AKIATWO' }] } }])
})

test('what is taken away is told in pairs', () => {
  const { changedFacts } = planned(account, ...taking.slice(0, 2))
  expect(changedFacts).toMatchObject([
    { before: { part: 'access-keys' }, after: { settings: { AccessKeys: [{ AccessKeyId: 'AKIATWO' }] } } },
    { before: { part: 'login-profiles' }, after: { settings: { LoginProfile: null } } },
  ])
})

test('a user that is created has none', () => {
  const { account: view } = planned(account, { action: 'CreateUser', UserName: 'eve' })
  expect(view.facts('access-keys').map(({ name, settings }) => [name, settings])).toContainEqual([
    'eve',
    { AccessKeys: [] },
  ])
})

test.each<readonly [string, Given, string]>([
  [
    'a key that is not there',
    { action: 'DeleteAccessKey', ...user, AccessKeyId: 'AKIANONE' },
    'expected access key AKIANONE of user ada, found AKIAONE, AKIATWO (NoSuchEntity)',
  ],
  [
    'a device that is not there',
    { action: 'DeactivateMFADevice', ...user, SerialNumber: 'GAHT00000000' },
    `expected MFA device GAHT00000000 of user ada, found ${SERIAL} (NoSuchEntity)`,
  ],
])('%s', (_, given, message) => {
  expect(() => planned(account, given)).toThrow(message)
})

test('a password that is gone already', () => {
  const once: Given = { action: 'DeleteLoginProfile', ...user }
  expect(() => planned(account, once, once)).toThrow('expected a password of user ada, found none (NoSuchEntity)')
})

test.each(taking)('$action needs a night that says it', (given) => {
  const core = plainAccount({ users: [{ name: 'ada' }] })
  expect(() => planned(core, given)).toThrow(/expected a night that says the .+ of user ada, found one that does not$/)
})
