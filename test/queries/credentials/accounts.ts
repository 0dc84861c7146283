import type { Part } from '../../../src/model/part.ts'
import { type Bakery, bakery } from '../../support/account-builder.ts'
import type { UserFacts } from '../../support/account-facts.ts'

/** A user whose row of the credential report says these cells; what it does not name is what a user without anything has. */
export function reported(cells: Readonly<Record<string, string>>, user: UserFacts = {}): Bakery {
  return withReport(bakery().user('ada', { id: 'AIDAADA', ...user }), cells)
}

/** The same of the user of an account. */
export function withReport(account: Bakery, cells: Readonly<Record<string, string>>): Bakery {
  const row = Object.entries({ ...NOTHING, ...cells })
  const isUse = ([name]: [string, string]): boolean => name.includes('last_used')
  return account.parts({ 'credential-report': 'complete' }).fact('credential-report', 'user/ada', {
    settings: Object.fromEntries(row.filter((cell) => !isUse(cell))),
    activity: Object.fromEntries(row.filter(isUse)),
  })
}

/** A user of whom a part says these members. */
export function listed(
  part: Part,
  settings: object,
  activity: object | null = null,
  account: Bakery = bakery().user('ada', { id: 'AIDAADA' }),
): Bakery {
  return account.parts({ [part]: 'complete' }).fact(part, 'user/ada', {
    settings: { ...settings },
    activity: activity === null ? null : { ...activity },
  })
}

/** A user with an MFA device, or none where no serial number is given, by the lists of devices. */
export function withDevices(account: Bakery, ...serials: readonly string[]): Bakery {
  return serials.reduce(
    (all, serial) =>
      all.fact('mfa-devices', serial, { settings: { SerialNumber: serial, UserArn: ADA, UserName: 'ada' } }),
    account.parts({ 'mfa-devices': 'complete' }),
  )
}

export const ADA = 'arn:aws:iam::123456789012:user/ada'

/** A long time ago, the night being that of 2026-11-21. */
export const OLD = '2020-01-01T00:00:00+00:00'

const NOTHING = {
  password_enabled: 'false',
  password_last_used: 'N/A',
  password_last_changed: 'N/A',
  password_next_rotation: 'N/A',
  mfa_active: 'false',
  access_key_1_active: 'false',
  access_key_1_last_rotated: 'N/A',
  access_key_1_last_used_date: 'N/A',
  access_key_2_active: 'false',
  access_key_2_last_rotated: 'N/A',
  access_key_2_last_used_date: 'N/A',
  cert_1_active: 'false',
  cert_1_last_rotated: 'N/A',
  cert_2_active: 'false',
  cert_2_last_rotated: 'N/A',
}
