import { OWNERS } from '../shared/policies/chosen-policies.ts'
import { CREDENTIAL_ACTIONS } from '../shared/data/credential-actions.ts'
import { EXPOSURE_COLUMNS, exposureRow, exposures, listedIds, reasonsFor } from '../shared/policies/exposures.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'policy-credentials-exposure',
  title: 'Policies with actions that return credentials, for every resource',
  kind: 'finding',
  severity: 'high',
  version: 2,
  message:
    'gives in {policyName} credentials for every resource[, by {actions}][; under conditions by {conditionalActions}]',
  identity: ['policyName'],
  needs: ['customer-policies', 'users', 'groups', 'roles'],
  params: {
    ...OWNERS,
    except: {
      type: 'list',
      default: ['ecr-public:GetAuthorizationToken', 'ecr:GetAuthorizationToken', 'sts:GetSessionToken'],
      describe: 'Actions to leave out, by default those whose credentials let nobody do more than he could before',
    },
  },
  columns: [...EXPOSURE_COLUMNS, 'reasons'],
  remediation: 'Name the users, roles and services that are needed in Resource; take out what nobody needs.',
  references: [...new Set(CREDENTIAL_ACTIONS.map(({ reference }) => reference))],

  *run(context) {
    const spared = new Set(context.params.except.flatMap((name) => context.actions().ids(name)))
    const wanted = listedIds(context, CREDENTIAL_ACTIONS).filter((id) => !spared.has(id))
    for (const exposure of exposures(context, wanted)) {
      const { values, evidence } = exposureRow(exposure)
      yield { values: { reasons: reasonsFor(exposure, CREDENTIAL_ACTIONS), ...values }, evidence }
    }
  },
})
