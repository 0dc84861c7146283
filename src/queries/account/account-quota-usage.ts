import { byCodeUnit } from '../../model/compare.ts'
import { accountColumns, accountSays } from '../shared/account/account-says.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'account-quota-usage',
  title: "How much of each of the account's IAM quotas is used",
  kind: 'inventory',
  severity: 'info',
  needs: ['account-summary'],
  params: {
    percent: {
      type: 'integer',
      default: 0,
      min: 0,
      max: 100,
      describe: 'only quotas that are used to so many per cent',
    },
  },
  columns: ['accountArn', 'accountId', 'quota', 'used', 'allowed', 'percentUsed'],
  remediation: null,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html',
    'https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountSummary.html',
  ],

  *run({ account, params, unknown }) {
    const columns = accountColumns(account)
    const summary = accountSays(account, 'account-summary')
    if (summary === null) {
      unknown('account-summary', "the account's summary was not read", columns.accountArn)
      return
    }
    for (const quota of Object.keys(summary).toSorted(byCodeUnit)) {
      const [used, allowed] = [summary[quota], summary[`${quota}Quota`]]
      if (typeof used !== 'number' || typeof allowed !== 'number') continue
      const percentUsed = allowed === 0 ? 100 : Math.round((used / allowed) * 1000) / 10
      if (percentUsed < params.percent) continue
      yield {
        values: { ...columns, quota, used, allowed, percentUsed },
        evidence: [
          { kind: 'attribute', of: columns.accountArn, name: quota, value: used },
          { kind: 'attribute', of: columns.accountArn, name: `${quota}Quota`, value: allowed },
        ],
      }
    }
  },
})
