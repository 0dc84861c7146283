import { entryBy, getsIn } from '../shared/trust/gets-in.ts'
import { anyOf, somebodyElsewhere, strangers } from '../shared/trust/personas.ts'
import { defineQuery } from '../query.ts'
import { restrictions } from '../shared/trust/restrictions.ts'
import { WAY_COLUMNS, wayCells, waysIn } from '../shared/trust/way-in.ts'

export default defineQuery({
  name: 'role-trust-any-principal-with-conditions',
  title: 'Roles that trust everybody and leave it to conditions to keep strangers out',
  kind: 'finding',
  severity: 'medium',
  message: 'trusts everybody under conditions alone: {conditions}',
  identity: ['trustedKind', 'trusted'],
  needs: ['roles'],
  params: {},
  columns: [...WAY_COLUMNS, 'conditions', 'crossAccount'],
  remediation:
    'Read whether the conditions in the row let in only whom you mean, and name these as principals where you can: one condition that is lost or loosened opens the role to everybody.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-anonymous',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html',
  ],

  *run(context) {
    const { held } = context.access()
    const { account: own } = context.account.snapshot
    const insider = anyOf({ kind: 'account', name: own, account: own }, held)
    for (const way of waysIn(context)) {
      if (way.caller !== null) continue
      const outsiders = strangers(held)
      if (getsIn(context, way, ...outsiders)) continue
      const here = entryBy(context, way, insider)
      const elsewhere = entryBy(context, way, somebodyElsewhere(own))
      if (here !== 'in' && elsewhere !== 'in') continue
      yield {
        values: {
          conditions: restrictions(context, way, outsiders),
          ...wayCells(way),
          crossAccount: typeof elsewhere === 'string' ? elsewhere === 'in' : null,
        },
        evidence: [way.evidence],
      }
    }
  },
})
