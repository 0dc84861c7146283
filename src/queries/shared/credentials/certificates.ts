import type { AccountView } from '../../../model/account.ts'
import type { User } from '../../../model/entity.ts'
import type { Evidence } from '../../../model/evidence.ts'
import type { Members } from '../../../model/fact.ts'
import type { Part } from '../../../model/part.ts'
import { listOf } from '../../../util/list.ts'
import { memberOf } from '../../../util/members.ts'
import { factOf } from '../entities/fact-of.ts'
import { type Dated, dated } from './dated.ts'
import { flagIn, reportMoment, reportRows } from './report-rows.ts'

/** The parts that say which signing certificates users have; either will do. */
export const CERTIFICATE_PARTS = ['signing-certificates', 'credential-report'] as const satisfies readonly Part[]

/** An active certificate: its id, or in a credential report `cert_1` or `cert_2`. */
export interface Certificate {
  readonly name: string
  readonly uploaded: Dated | null
  readonly evidence: Evidence
}

/**
 * Users' active signing certificates, by their own list, else by the credential report. The function gives null for a user
 * of whom neither says them.
 * {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListSigningCertificates.html}
 */
export function certificates(account: AccountView): (user: User) => readonly Certificate[] | null {
  const list = factOf(account, 'signing-certificates')
  const row = reportRows(account)
  const { takenAt } = account.snapshot
  return (user) => {
    const settings = list(user)?.settings ?? null
    if (settings === null) return reported(row(user), user.arn, reportMoment(account))
    return listOf(settings['Certificates']).flatMap((item) => listed(item, user.arn, takenAt))
  }
}

function listed(item: unknown, of: string, countedFrom: string): readonly Certificate[] {
  const [name, status] = [memberOf(item, 'CertificateId'), memberOf(item, 'Status')]
  if (typeof name !== 'string' || status === 'Inactive') return []
  const value = typeof status === 'string' ? status : null
  return [
    {
      name,
      uploaded: dated(memberOf(item, 'UploadDate'), { of, name: `${name} UploadDate`, countedFrom }),
      evidence: { kind: 'attribute', of, name: `${name} Status`, value },
    },
  ]
}

function reported(row: Members | null, of: string, countedFrom: string): readonly Certificate[] | null {
  const slots = ['cert_1', 'cert_2'].map((name) => ({ name, isActive: flagIn(row, `${name}_active`) }))
  if (slots.some(({ isActive }) => isActive === null)) return null
  return slots
    .filter(({ isActive }) => isActive)
    .map(({ name }) => ({
      name,
      uploaded: dated(row?.[`${name}_last_rotated`], { of, name: `${name}_last_rotated`, countedFrom }),
      evidence: { kind: 'attribute', of, name: `${name}_active`, value: true },
    }))
}
