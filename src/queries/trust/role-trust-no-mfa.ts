import type { Caller } from '../../policy/caller.ts'
import { defineQuery, type Params, type QueryContext } from '../query.ts'
import { someGetsIn } from '../shared/trust/gets-in.ts'
import { outsideAccount } from '../shared/trust/outside-account.ts'
import type { Persona } from '../shared/trust/persona.ts'
import { userElsewhereWithoutMfa, userWithoutMfa } from '../shared/trust/personas.ts'
import { testLines } from '../shared/trust/restrictions.ts'
import { WAY_COLUMNS, wayCells, type WayIn, waysIn } from '../shared/trust/way-in.ts'
import { speaksOf } from '../shared/trust/when-let-in.ts'

export default defineQuery({
  name: 'role-trust-no-mfa',
  title: 'Roles that users of the account, or everybody, can assume without MFA',
  kind: 'finding',
  severity: 'low',
  message: 'can be assumed by {trustedKind} {trusted} without MFA[, under {conditions}]',
  identity: ['trustedKind', 'trusted'],
  saidBy: ['role-trust-any-principal'],
  needs: ['roles'],
  params: {},
  columns: [...WAY_COLUMNS, 'conditions'],
  remediation:
    'Require "Bool": {"aws:MultiFactorAuthPresent": "true"} in the trust policy; BoolIfExists requires nothing of who signs with access keys. If only roles assume it, name them in place of the account.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-multifactorauthpresent',
  ],

  // Of users of another account, role-trust-cross-account-no-external-id-or-mfa says the same.
  *run(context) {
    for (const way of waysIn(context)) {
      if (outsideAccount(way, context) !== null || !someGetsIn(context, way, usersMeant(way, context))) continue
      yield { values: { conditions: testLines(context, way.statement), ...wayCells(way) }, evidence: [way.evidence] }
    }
  },
})

/**
 * Users whom a way is for, without MFA: where it is for everyone, or everyone but some, those of this account and of
 * others. Who comes by a provider is no user of IAM.
 */
function usersMeant(
  { caller, kind, statement }: WayIn,
  { account: { snapshot }, access }: QueryContext<Params>,
): readonly Persona[] {
  const { held } = access()
  if (caller !== null) {
    return caller.kind === 'account' || caller.kind === 'user' ? [userWithoutMfa(caller, held)] : []
  }
  if (kind === 'unknown' || !speaksOf(statement, 'sts:assumerole')) return []
  const own: Caller = { kind: 'account', name: snapshot.account, account: snapshot.account }
  return [userWithoutMfa(own, held), userElsewhereWithoutMfa(snapshot.account)]
}
