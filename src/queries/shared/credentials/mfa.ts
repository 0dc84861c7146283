import type { AccountView } from '../../../model/account.ts'
import type { User } from '../../../model/entity.ts'
import type { Evidence } from '../../../model/evidence.ts'
import type { Part } from '../../../model/part.ts'
import { groupBy } from '../../../util/group-by.ts'
import { once } from '../../../util/once.ts'
import { flagIn, reportRows } from './report-rows.ts'

/** The parts that say who has MFA; the list of virtual devices can only say that somebody has. */
export const MFA_PARTS = ['mfa-devices', 'credential-report', 'virtual-mfa'] as const satisfies readonly Part[]

/** How a user can prove who they are beyond a password. */
export interface UserMfa {
  /** Null where no part says it. */
  readonly exists: boolean | null
  /** Serial numbers of all devices; null where only some are known, or none. */
  readonly serials: readonly string[] | null
  /** What says that there is no MFA. */
  readonly evidence: Evidence
}

/**
 * Users' MFA, by their own lists of devices, else by the credential report. A user without devices is in no list: only
 * where all lists were read does that mean that there is none.
 * {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListMFADevices.html}
 */
export function usersMfa(account: AccountView): (user: User) => UserMfa {
  const devices = once(() => byHolder(account, 'mfa-devices'))
  const virtual = once(() => byHolder(account, 'virtual-mfa'))
  const { status, detail } = account.parts.get('mfa-devices') ?? {}
  const isWhole = status === 'complete' && detail === null
  const row = reportRows(account)
  return (user) => {
    const { arn: of } = user
    const own = devices().get(of)
    if (own !== undefined)
      return { exists: true, serials: own, evidence: { kind: 'attribute', of, name: 'MFADevices', value: own.length } }
    if (isWhole) return { exists: false, serials: [], evidence: { kind: 'absent', of, what: 'MFA device' } }
    const reported = flagIn(row(user), 'mfa_active')
    const evidence: Evidence = { kind: 'attribute', of, name: 'mfa_active', value: reported }
    if (virtual().has(of)) return { exists: true, serials: null, evidence }
    return { exists: reported, serials: reported === false ? [] : null, evidence }
  }
}

function byHolder(account: AccountView, part: Part): ReadonlyMap<unknown, readonly string[]> {
  const groups = groupBy(account.facts(part), ({ settings }) => settings?.['UserArn'])
  return new Map([...groups].map(([holder, facts]) => [holder, facts.map(({ arn }) => arn)]))
}
