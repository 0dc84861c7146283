import { byCodeUnit } from '../../model/compare.ts'
import { isServiceLinked } from '../../model/role.ts'
import { defineQuery } from '../query.ts'
import { testLines } from '../shared/trust/restrictions.ts'
import { trustEvidence, trustStatements } from '../shared/trust/trust-statements.ts'

export default defineQuery({
  name: 'role-trust-deny-or-notprincipal',
  title: 'Roles whose trust policy denies, or names everybody but some, which is hard to read',
  kind: 'finding',
  severity: 'low',
  message: 'has a trust policy that is hard to read: {effect} with {element} {trusted}[, under {conditions}]',
  identity: ['effect', 'element', 'trusted'],
  needs: ['roles'],
  params: {},
  columns: ['roleArn', 'roleId', 'statement', 'effect', 'element', 'trusted', 'conditions'],
  remediation:
    'Say whom the role trusts rather than whom it does not: name the principals in an Allow and put what a Deny asks into its Condition. An Allow with NotPrincipal lets in everybody else, in all accounts.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_AccessPolicyLanguage_Interplay.html',
  ],

  *run(context) {
    for (const role of context.account.roles()) {
      if (isServiceLinked(role)) continue
      for (const statement of trustStatements(context, role)) {
        const { index, effect, principals, undecidable } = statement
        const element = principals?.except === true ? 'NotPrincipal' : 'Principal'
        if (effect === null)
          context.unknown('roles', `statement ${index} of its trust policy: ${undecidable}`, role.arn)
        if (effect !== 'Deny' && element === 'Principal') continue
        const trusted = [...new Set(principals?.named.map(({ name }) => name))].toSorted(byCodeUnit)
        yield {
          values: {
            roleArn: role.arn,
            roleId: role.id,
            statement: index,
            effect,
            element,
            trusted,
            conditions: testLines(context, statement),
          },
          evidence: [trustEvidence(role, statement, trusted.join(', '))],
        }
      }
    }
  },
})
