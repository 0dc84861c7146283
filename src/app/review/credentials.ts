import type { AccountView } from '../../model/account.ts'
import type { User } from '../../model/entity.ts'
import type { Fact, Members } from '../../model/fact.ts'
import { factOf } from '../../queries/shared/entities/fact-of.ts'
import { once } from '../../util/once.ts'
import { type AccessKey, keysInReport, keysListed, keyText } from './access-keys.ts'
import { momentIn } from './moment.ts'
import { listed, UNKNOWN } from './words.ts'

/** What a user signs in with, and when they last did, as cells of a review. */
export interface CredentialCells {
  readonly password: string
  readonly mfa: string
  readonly accessKeys: string
  readonly lastUsedAt: string
}

/**
 * Reads users' credentials from whichever part says them: those that ask user by user go before the credential report,
 * which may be four hours older.
 */
export function credentialCells(account: AccountView): (user: User) => CredentialCells {
  const [report, profile, settings, keys] = [
    factOf(account, 'credential-report'),
    factOf(account, 'login-profiles'),
    factOf(account, 'user-settings'),
    factOf(account, 'access-keys'),
  ]
  const hasDevice = mfaDevices(account)
  return (user) => {
    const said = { report: report(user), profile: profile(user), settings: settings(user), keys: keys(user) }
    const own = keysOf(said)
    return {
      password: passwordText(said),
      mfa: yesOrNo(hasDevice(user) ?? flag(said.report?.settings, 'mfa_active')),
      accessKeys: own === null ? UNKNOWN : listed(own.map(keyText)),
      lastUsedAt: lastUseText([passwordUse(said), ...(own?.map(({ lastUsed }) => lastUsed) ?? [null])]),
    }
  }
}

interface Said {
  readonly report: Fact | undefined
  readonly profile: Fact | undefined
  readonly settings: Fact | undefined
  readonly keys: Fact | undefined
}

function passwordText({ profile, report }: Said): string {
  const listed = profile?.settings ?? null
  return yesOrNo(listed === null ? flag(report?.settings, 'password_enabled') : listed['LoginProfile'] != null)
}

function keysOf({ keys, report }: Said): readonly AccessKey[] | null {
  return keysListed(keys) ?? keysInReport(report)
}

/** The last use of a password: `never`, or null where no part says it. */
function passwordUse({ settings, report }: Said): string | null {
  if (settings?.settings != null) return momentIn(settings.activity?.['PasswordLastUsed']) ?? 'never'
  if (report?.settings != null) return momentIn(report.activity?.['password_last_used']) ?? 'never'
  return null
}

/** The latest of several last uses; where one is not known, it may have been later. */
function lastUseText(uses: readonly (string | null)[]): string {
  const latest = uses
    .flatMap((use) => (use === null || use === 'never' ? [] : [use]))
    .reduce<string | null>((last, use) => (last === null || use > last ? use : last), null)
  const isWhole = !uses.includes(null)
  if (latest !== null) return isWhole ? latest : `${latest} or later`
  return isWhole ? 'never' : UNKNOWN
}

/** Whether a user has an MFA device; null where the night cannot tell. Virtual ones alone do not prove that there is none. */
function mfaDevices(account: AccountView): (user: User) => boolean | null {
  const holders = once(() => {
    const facts = [...account.facts('mfa-devices'), ...account.facts('virtual-mfa')]
    return new Set(facts.map(({ settings }) => settings?.['UserArn']))
  })
  const isWhole = account.parts.get('mfa-devices')?.status === 'complete'
  return ({ arn }) => (holders().has(arn) ? true : isWhole ? false : null)
}

function flag(settings: Members | null | undefined, column: string): boolean | null {
  const text = settings?.[column]
  return text === 'true' ? true : text === 'false' ? false : null
}

function yesOrNo(known: boolean | null): string {
  return known === null ? UNKNOWN : known ? 'yes' : 'no'
}
