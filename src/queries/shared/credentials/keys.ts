import type { AccountView } from '../../../model/account.ts'
import type { User } from '../../../model/entity.ts'
import type { Evidence } from '../../../model/evidence.ts'
import type { Fact, Members } from '../../../model/fact.ts'
import type { Part } from '../../../model/part.ts'
import { listOf } from '../../../util/list.ts'
import { memberOf } from '../../../util/members.ts'
import { factOf } from '../entities/fact-of.ts'
import { type Dated, dated, type Use } from './dated.ts'
import { flagIn, reportMoment, reportRows } from './report-rows.ts'

/** The parts that say which access keys users have; either will do. */
export const KEY_PARTS = ['access-keys', 'credential-report'] as const satisfies readonly Part[]

/** An access key of a user. */
export interface AccessKey {
  /** Its id; in a credential report, which has no ids, `access_key_1` or `access_key_2`. */
  readonly name: string
  readonly isActive: boolean
  readonly created: Dated | null
  readonly used: Use
  /** What says whether it is active. */
  readonly evidence: Evidence
}

/**
 * Users' access keys, by their own list, which has the ids, else by the credential report, which may lack inactive ones.
 * The function gives null for a user of whom neither says them.
 * {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAccessKeys.html}
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html}
 */
export function accessKeys(account: AccountView): (user: User) => readonly AccessKey[] | null {
  const list = factOf(account, 'access-keys')
  const row = reportRows(account)
  return (user) => {
    const reported = keysReported(row(user), user.arn, reportMoment(account))
    const listed = keysListed(list(user), user.arn, account.snapshot.takenAt)
    return listed?.map((key) => withUse(key, reported ?? [])) ?? reported
  }
}

function keysListed(fact: Fact | undefined, of: string, countedFrom: string): readonly AccessKey[] | null {
  if (fact === undefined || fact.settings === null) return null
  const uses = new Map(listOf(fact.activity?.['AccessKeys']).map((use) => [memberOf(use, 'AccessKeyId'), use]))
  const keys = listOf(fact.settings['AccessKeys']).map((item): AccessKey | null => {
    const [name, status] = [memberOf(item, 'AccessKeyId'), memberOf(item, 'Status')]
    if (typeof name !== 'string' || typeof status !== 'string') return null
    const use = uses.get(name)
    return {
      name,
      isActive: status === 'Active',
      created: dated(memberOf(item, 'CreateDate'), { of, name: `${name} CreateDate`, countedFrom }),
      used: use === undefined ? null : useOf(memberOf(use, 'LastUsedDate'), of, `${name} LastUsedDate`, countedFrom),
      evidence: { kind: 'attribute', of, name: `${name} Status`, value: status },
    }
  })
  const known = keys.filter((key) => key !== null)
  return known.length === keys.length ? known : null
}

function keysReported(row: Members | null, of: string, countedFrom: string): readonly AccessKey[] | null {
  if (row === null) return null
  const keys: AccessKey[] = []
  for (const name of ['access_key_1', 'access_key_2']) {
    const isActive = flagIn(row, `${name}_active`)
    if (isActive === null) return null
    const rotated = `${name}_last_rotated`
    const created = dated(row[rotated], { of, name: rotated, countedFrom })
    if (!isActive && created === null) continue
    const lastUse = `${name}_last_used_date`
    const used = Object.hasOwn(row, lastUse) ? useOf(row[lastUse], of, lastUse, countedFrom) : null
    keys.push({
      name,
      isActive,
      created,
      used,
      evidence: { kind: 'attribute', of, name: `${name}_active`, value: isActive },
    })
  }
  return keys
}

/** `N/A`, or no date at all: not since April 2015, when AWS began to record it. {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_AccessKeyLastUsed.html} */
function useOf(value: unknown, of: string, name: string, countedFrom: string): Use {
  const use = dated(value, { of, name, countedFrom })
  if (use !== null) return use
  return value === undefined || value === null || value === 'N/A' || value === 'no_information' ? 'never' : null
}

/** A key whose use AWS would not say by its id may be told from the user's other key in the report by when it was made. */
function withUse(key: AccessKey, reported: readonly AccessKey[]): AccessKey {
  if (key.used !== null || key.created === null) return key
  const same = reported.filter(({ created }) => created?.at === key.created?.at)
  return same.length === 1 && same[0] !== undefined ? { ...key, used: same[0].used } : key
}
