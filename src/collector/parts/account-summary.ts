import { z } from 'zod'

import { byKeys } from '../../model/compare.ts'
import { accountFact } from './account-fact.ts'
import { readMember } from './answered.ts'

const counters = z.record(z.string(), z.int({ error: 'a whole number' }), { error: 'the counters {Users, …}' })

const SET = new Set([
  'AccountAccessKeysPresent',
  'AccountMFAEnabled',
  'AccountPasswordPresent',
  'AccountSigningCertificatesPresent',
  'GlobalEndpointTokenVersion',
])

/**
 * Quotas and what the root user has are settings; how many entities there are moves with every one of them. The counters
 * come in another order with every call.
 * {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountSummary.html}
 */
export const accountSummary = accountFact(
  { part: 'account-summary', level: 'core', operation: 'GetAccountSummary' },
  ({ operation, output }) => {
    if (output === null) return null
    const summary = Object.entries(readMember(counters, output, operation, 'SummaryMap')).toSorted(
      byKeys(([name]) => name),
    )
    const isSetting = ([name]: [string, number]) => SET.has(name) || name.endsWith('Quota')
    return {
      settings: Object.fromEntries(summary.filter(isSetting)),
      activity: Object.fromEntries(summary.filter((entry) => !isSetting(entry))),
    }
  },
)
