import { DEPUTY_SERVICES } from '../shared/trust/deputy-services.ts'
import { getsIn } from '../shared/trust/gets-in.ts'
import { deputy } from '../shared/trust/personas.ts'
import { defineQuery } from '../query.ts'
import { testLines } from '../shared/trust/restrictions.ts'
import { serviceName } from '../shared/trust/service-name.ts'
import { WAY_COLUMNS, type WayIn, wayCells, waysIn } from '../shared/trust/way-in.ts'

export default defineQuery({
  name: 'role-trust-confused-deputy',
  title: 'Roles that a service may assume for whomever it acts, though it says for whom',
  kind: 'finding',
  severity: 'medium',
  message: 'can be assumed by {trusted} for whomever it acts[, under {conditions}]',
  identity: ['trustedKind', 'trusted'],
  needs: ['roles'],
  params: {},
  columns: [...WAY_COLUMNS, 'conditions', 'page'],
  remediation:
    'Require aws:SourceAccount with your account, and aws:SourceArn with the resources that use the role, as the page in the row says for the service.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourcearn',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourceaccount',
  ],

  *run(context) {
    const { held } = context.access()
    for (const way of waysIn(context)) {
      if (way.caller?.kind !== 'service') continue
      const page = DEPUTY_SERVICES.get(serviceName(way.trusted) ?? '')
      if (page === undefined || !getsIn(context, way, deputy(way.caller, held, accountsIn(way)))) continue
      yield {
        values: { conditions: testLines(context, way.statement), ...wayCells(way), page },
        evidence: [way.evidence],
      }
    }
  },
})

/** The accounts in the ARNs that a trust policy asks of whoever a service acts for. */
function accountsIn({ statement, denies }: WayIn): readonly string[] {
  const tests = [statement, ...denies].flatMap(({ conditions }) => conditions)
  const arns = tests.filter(({ key }) => key === 'aws:sourcearn').flatMap(({ values }) => values)
  return [...new Set(arns.flatMap((arn) => arn.match(/\d{12}/g) ?? []))]
}
