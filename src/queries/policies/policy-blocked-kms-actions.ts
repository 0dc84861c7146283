import { OWNERS } from '../shared/policies/chosen-policies.ts'
import { EXPOSURE_COLUMNS, exposureRow, exposures } from '../shared/policies/exposures.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'policy-blocked-kms-actions',
  title: 'Policies that allow to decrypt with every KMS key of the account',
  kind: 'finding',
  severity: 'medium',
  version: 2,
  message:
    'allows in {policyName} to decrypt with every key[, by {actions}][; under conditions by {conditionalActions}]',
  identity: ['policyName'],
  saidBy: ['policy-allow-notaction', 'policy-full-access-kms'],
  saidOf: 'statements',
  needs: ['customer-policies', 'users', 'groups', 'roles'],
  params: {
    ...OWNERS,
    blocked: {
      type: 'list',
      default: ['kms:Decrypt', 'kms:ReEncryptFrom'],
      describe: 'Actions that no policy should allow on all keys; wildcards are taken',
    },
  },
  columns: EXPOSURE_COLUMNS,
  remediation:
    'Name the keys that are needed in Resource: of other accounts too, only those whose key policies let the account in are in reach.',
  references: [
    'https://docs.aws.amazon.com/kms/latest/developerguide/iam-policies-best-practices.html',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/kms-controls.html',
  ],

  *run(context) {
    const blocked = new Set(context.params.blocked.flatMap((pattern) => context.actions().ids(pattern)))
    for (const exposure of exposures(
      context,
      [...blocked].sort((a, b) => a - b),
    )) {
      yield exposureRow(exposure)
    }
  },
})
