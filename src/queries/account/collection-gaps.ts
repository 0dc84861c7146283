import { AUTHORIZATION_PARTS, PARTS } from '../../model/part.ts'
import { accountColumns } from '../shared/account/account-says.ts'
import { describeGap } from '../unknown.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'collection-gaps',
  title: 'Parts of the account that this night could not read, or not wholly',
  kind: 'inventory',
  severity: 'info',
  needs: [...AUTHORIZATION_PARTS],
  itemises: [...AUTHORIZATION_PARTS],
  params: {
    skipped: {
      type: 'text',
      default: 'no',
      describe: 'yes: also parts that nobody asked for, as the level of the collection or the kind of input has it',
    },
  },
  columns: ['accountArn', 'accountId', 'part', 'status', 'reason'],
  remediation: null,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html',
  ],

  *run({ account, params }) {
    const columns = accountColumns(account)
    for (const part of PARTS) {
      const state = account.parts.get(part)
      const reason = describeGap(state)
      const status = state?.status ?? 'skipped'
      if (reason === null || (status === 'skipped' && params.skipped !== 'yes')) continue
      yield {
        values: { ...columns, part, status, reason },
        evidence: [{ kind: 'absent', of: columns.accountArn, what: part }],
      }
    }
  },
})
