import { accountColumns, accountSays } from '../shared/account/account-says.ts'
import { defineQuery } from '../query.ts'

const FEATURE = 'RootCredentialsManagement'

export default defineQuery({
  name: 'root-credentials-central-management',
  title: 'Organizations that leave root users of their accounts with credentials of their own',
  kind: 'finding',
  severity: 'high',
  message: 'manages an organization without central management of root credentials; features that are on: {features}',
  needs: ['organization'],
  params: {},
  columns: ['accountArn', 'accountId', 'features'],
  remediation:
    'Turn it on with enable-organizations-root-credentials-management, then take the credentials of member accounts away.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-enable-root-access.html',
    'https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListOrganizationsFeatures.html',
  ],

  *run({ account, unknown }) {
    const columns = accountColumns(account)
    const said = accountSays(account, 'organization')
    // An account that does not manage an organization cannot have it, and is told so: NotApplicable.
    if (said?.['NotApplicable'] !== undefined) return
    const given: unknown = said?.['EnabledFeatures']
    if (!Array.isArray(given)) {
      unknown('organization', 'which features are on was not read', columns.accountArn)
      return
    }
    const features = given.filter((feature) => typeof feature === 'string')
    if (features.includes(FEATURE)) return
    yield {
      values: { ...columns, features },
      evidence: [{ kind: 'absent', of: columns.accountArn, what: FEATURE }],
    }
  },
})
