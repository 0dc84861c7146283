import type { User } from '../model/entity.ts'
import { isKnown, type Part } from '../model/part.ts'
import { listOf } from '../util/list.ts'
import { memberOf } from '../util/members.ts'
import { type Draft, refusal, settingsIn, type Step, withSettings } from './draft.ts'

/** A kind of credential that a user can have several of. */
export type CredentialPart = keyof typeof LISTS

const LISTS = {
  'access-keys': { member: 'AccessKeys', id: 'AccessKeyId', called: 'access key' },
  'signing-certificates': { member: 'Certificates', id: 'CertificateId', called: 'signing certificate' },
  'ssh-keys': { member: 'SSHPublicKeys', id: 'SSHPublicKeyId', called: 'SSH key' },
  'service-credentials': {
    member: 'ServiceSpecificCredentials',
    id: 'ServiceSpecificCredentialId',
    called: 'service credential',
  },
} as const

/** Deletes one of a user's credentials. {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteAccessKey.html} */
export function deleteCredential(step: Step, user: User, part: CredentialPart, id: string): Draft {
  const { member, called } = LISTS[part]
  const settings = settingsIn(step.draft, part, user.arn)
  if (settings === null) throw unsaid(step, user, `${called}s`)
  const items = listOf(settings[member])
  const kept = items.filter((item) => idOf(part, item) !== id)
  if (kept.length < items.length) return withSettings(step.draft, part, user.arn, { ...settings, [member]: kept })
  const there = items.map((item) => idOf(part, item)).join(', ') || 'none'
  throw refusal(step, `${called} ${id} of user ${user.name}`, `${there} (NoSuchEntity)`)
}

function idOf(part: CredentialPart, item: unknown): string {
  const id = memberOf(item, LISTS[part].id)
  return typeof id === 'string' ? id : ''
}

/** Deletes a user's password. {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteLoginProfile.html} */
export function deletePassword(step: Step, user: User): Draft {
  const settings = settingsIn(step.draft, PASSWORDS, user.arn)
  if (settings === null) throw unsaid(step, user, 'password')
  if (!hasPassword(step.draft, user)) throw refusal(step, `a password of user ${user.name}`, 'none (NoSuchEntity)')
  return withSettings(step.draft, PASSWORDS, user.arn, { ...settings, LoginProfile: null })
}

const PASSWORDS = 'login-profiles'

function hasPassword(draft: Draft, user: User): boolean {
  const profile = settingsIn(draft, PASSWORDS, user.arn)?.['LoginProfile']
  return profile !== undefined && profile !== null
}

/** Takes an MFA device from a user. {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeactivateMFADevice.html} */
export function deactivateDevice(step: Step, user: User, serial: string): Draft {
  const devices = devicesOf(step.draft, user)
  const own = devices.filter((device) => device.serial === serial)
  if (own.length > 0) return own.reduce<Draft>((draft, { part }) => withSettings(draft, part, serial, {}), step.draft)
  if (!DEVICES.some((part) => isKnown(step.draft.night.parts.get(part)))) throw unsaid(step, user, 'MFA devices')
  const there = [...new Set(devices.map((device) => device.serial))].join(', ') || 'none'
  throw refusal(step, `MFA device ${serial} of user ${user.name}`, `${there} (NoSuchEntity)`)
}

const DEVICES = ['mfa-devices', 'virtual-mfa'] as const

interface Device {
  readonly part: Part
  readonly serial: string
}

function devicesOf(draft: Draft, user: User): readonly Device[] {
  return DEVICES.flatMap((part) =>
    draft.night
      .facts(part)
      .filter((fact) => settingsIn(draft, part, fact.arn)?.['UserArn'] === user.arn)
      .map(({ arn }) => ({ part, serial: arn })),
  )
}

/** What is known of a user's credentials, in words: AWS deletes nobody who has any. */
export function credentialsOf(draft: Draft, user: User): readonly string[] {
  const parts: readonly CredentialPart[] = ['access-keys', 'signing-certificates', 'ssh-keys', 'service-credentials']
  const listed = parts.flatMap((part) =>
    listOf(settingsIn(draft, part, user.arn)?.[LISTS[part].member]).map(
      (item) => `its ${LISTS[part].called} ${idOf(part, item)}`,
    ),
  )
  const serials = new Set(devicesOf(draft, user).map(({ serial }) => serial))
  return [
    ...(hasPassword(draft, user) ? ['its password'] : []),
    ...listed,
    ...[...serials].map((serial) => `its MFA device ${serial}`),
  ]
}

function unsaid(step: Step, user: User, what: string): Error {
  return refusal(step, `a night that says the ${what} of user ${user.name}`, 'one that does not')
}
