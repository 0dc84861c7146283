import { pathInArn } from '../../model/arn.ts'
import { isServiceLinked } from '../../model/role.ts'
import type { Caller } from '../../policy/caller.ts'
import { getsIn } from '../shared/trust/gets-in.ts'
import { outsideAccount } from '../shared/trust/outside-account.ts'
import { thirdParty, userWithoutMfa } from '../shared/trust/personas.ts'
import { defineQuery } from '../query.ts'
import { testLines } from '../shared/trust/restrictions.ts'
import { WAY_COLUMNS, wayCells, waysIn } from '../shared/trust/way-in.ts'

export default defineQuery({
  name: 'role-trust-cross-account-no-external-id-or-mfa',
  title: 'Roles that trust another account and ask neither an external id of a third party nor MFA of people',
  kind: 'finding',
  severity: 'medium',
  version: 2,
  message: 'trusts {trustedKind} {trusted} without {lacks}[, under {conditions}]',
  identity: ['trustedKind', 'trusted'],
  needs: ['roles'],
  params: {
    known: {
      type: 'list',
      default: [],
      describe: 'ids of your own other accounts: no third parties, so that only people of theirs need MFA',
    },
  },
  columns: [...WAY_COLUMNS, 'trustedAccount', 'lacks', 'conditions'],
  remediation:
    'Of a third party require sts:ExternalId with a value that it made for you alone; of people require aws:MultiFactorAuthPresent with Bool, which BoolIfExists does not. A trust limited to your organisation by aws:PrincipalOrgID needs no external id.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html',
  ],

  *run(context) {
    const { held } = context.access()
    for (const way of waysIn(context)) {
      const outside = outsideAccount(way, context)
      if (outside === null) continue
      const { account, caller } = outside
      const isKnown = context.params.known.includes(account)
      if ((isKnown && caller.kind === 'role') || isOfService(caller)) continue
      const persona = (isKnown ? userWithoutMfa : thirdParty)(caller, held)
      if (!getsIn(context, way, persona)) continue
      const lacks = isKnown ? 'MFA' : caller.kind === 'role' ? 'external id' : 'external id or MFA'
      yield {
        values: { trustedAccount: account, ...wayCells(way), lacks, conditions: testLines(context, way.statement) },
        evidence: [way.evidence],
      }
    }
  },
})

/**
 * Whether it is a service-linked role, which its service alone assumes: it has neither MFA nor an external id to give, as
 * that of CloudFormation by which StackSets come into the accounts of an organisation.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html}
 */
function isOfService({ kind, name }: Caller): boolean {
  return kind === 'role' && isServiceLinked({ kind, path: pathInArn(name) })
}
