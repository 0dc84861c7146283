import { accountColumns } from '../shared/account/account-says.ts'
import { defineQuery } from '../query.ts'
import { isSsoReserved } from '../../model/role.ts'
import { partGap } from '../shared/entities/gaps.ts'

export default defineQuery({
  name: 'saml-provider-missing',
  title: 'Accounts with users of their own and no identity provider for people',
  kind: 'finding',
  severity: 'low',
  message:
    'has {users} users and no SAML provider, nor roles of IAM Identity Center: people have credentials of their own',
  needs: ['saml'],
  params: {},
  columns: ['accountArn', 'accountId', 'users'],
  remediation: 'Let people in through IAM Identity Center or a SAML provider, with roles instead of users.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_saml.html',
  ],

  *run({ account, unknown }) {
    const columns = accountColumns(account)
    if (account.facts('saml').length > 0 || account.roles().some(isSsoReserved)) return
    const gap = partGap(account, 'saml') ?? partGap(account, 'roles') ?? partGap(account, 'users')
    if (gap !== null) {
      unknown(gap.part, gap.reason, columns.accountArn)
      return
    }
    const users = account.users().length
    if (users === 0) return
    yield {
      values: { ...columns, users },
      evidence: [{ kind: 'absent', of: columns.accountArn, what: 'SAML provider' }],
    }
  },
})
