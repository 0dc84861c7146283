import type { Permission } from '../../access/permissions.ts'
import { byCodeUnit } from '../../model/compare.ts'
import type { Role } from '../../model/entity.ts'
import type { Evidence } from '../../model/evidence.ts'
import { decisionEvidence } from '../../access/decision-evidence.ts'
import { isForeign } from '../shared/trust/foreign-way.ts'
import { defineQuery } from '../query.ts'
import { administers } from '../shared/policies/administers.ts'
import { policyPart } from '../shared/policies/role-policies.ts'
import { WAY_COLUMNS, wayCells } from '../shared/trust/way-in.ts'
import { worthyWays } from '../shared/trust/worthy-ways.ts'

export default defineQuery({
  name: 'role-trust-cross-account-write',
  title: 'Roles, no administrators, that change something in this account, and that other accounts can assume',
  kind: 'finding',
  severity: 'high',
  message: 'makes changes by {actionCount} actions, and {trusted} can assume it[, under {conditions}]',
  identity: ['trustedKind', 'trusted'],
  needs: ['roles', 'customer-policies', 'aws-policies'],
  params: {
    known: { type: 'list', default: [], describe: 'ids of accounts that may change this one' },
  },
  columns: [...WAY_COLUMNS, 'trustedAccount', 'decision', 'actionCount', 'serviceCount', 'services', 'conditions'],
  remediation:
    'Ask what the other account does here, and leave the role no more actions and resources than that takes; a tool that looks at the account needs none that writes.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_understand-policy-summary-access-level-summaries.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html',
  ],

  *run(context) {
    const isAdmin = administers(context)
    const writingOf = (role: Role) => (isAdmin(role) ? null : writing(context.access().permissions(role)))
    for (const { way, worth, conditions } of worthyWays(context, isForeign(context, context.params.known), writingOf)) {
      const { found, open } = worth
      for (const { by } of open) {
        const why = `what ${by.policyName ?? by.policyArn ?? 'a policy of it'} allows cannot be decided`
        context.unknown(policyPart(by.policyArn, way.role), why, way.role.arn)
      }
      if (found.length === 0) continue
      const isFree = found.some(isUnconditional)
      const services = [...new Set(found.map(({ service }) => service))].toSorted(byCodeUnit)
      yield {
        values: {
          ...wayCells(way),
          trustedAccount: way.account,
          decision: conditions.length === 0 && isFree ? 'allowed' : 'conditional',
          actionCount: new Set(found.flatMap(({ actions }) => actions)).size,
          serviceCount: services.length,
          services: services.length > FEW ? null : services,
          conditions: isFree ? conditions : [...conditions, ...conditionsOf(found)],
        },
        evidence: [way.evidence, ...evidenceOf(found)],
      }
    }
  },
})

/** More services than these are not listed: the role writes nearly everywhere. */
const FEW = 12

interface Writing {
  readonly found: readonly Permission[]
  /** What cannot be decided, and may write. */
  readonly open: readonly Permission[]
}

/** Null where nothing writes. */
function writing(permissions: readonly Permission[]): Writing | null {
  const writes = permissions.flatMap((permission): readonly Permission[] => {
    const { accessLevel, service } = permission
    if (service === '*') return [permission]
    if (accessLevel !== 'Write' && accessLevel !== 'Permissions management') return []
    const actions = permission.actions.filter((action) => !READS.test(action))
    return actions.length === 0 ? [] : [{ ...permission, actions }]
  })
  if (writes.length === 0) return null
  return { found: writes.filter(isReadable), open: writes.filter((one) => !isReadable(one)) }
}

/** Whether it is known by itself: that a policy which the night lacks might deny it does not make it less of a finding. */
function isReadable({ by, decision, unless }: Permission): boolean {
  if (decision !== 'unknown') return true
  return by.statement !== null && unless.length > 0 && unless.every(({ statement }) => statement === null)
}

function isUnconditional({ conditions, unless, within }: Permission): boolean {
  return conditions.length === 0 && within.length === 0 && unless.every(({ statement }) => statement === null)
}

/** What statements ask that allow writing under conditions alone, each text once. */
function conditionsOf(found: readonly Permission[]): readonly string[] {
  const texts = found.map(({ conditions }) => conditions.join(' and ')).filter((text) => text !== '')
  return [...new Set(texts)].sort(byCodeUnit)
}

/**
 * Actions that AWS files under Write and that change nothing by themselves: some read, by their name; some are what
 * reading takes; to assume a further role is judged by that role.
 */
const READS = /^(?:[^:]*:(?:Describe|Get|List)|kms:Decrypt$|s3express:CreateSession$|sts:)/

/** The statements that give it, each once. */
function evidenceOf(found: readonly Permission[]): readonly Evidence[] {
  const cited = decisionEvidence(found.map(({ by }) => by)).map(
    (evidence) => [JSON.stringify(evidence), evidence] as const,
  )
  return [...new Map(cited)].toSorted(([a], [b]) => byCodeUnit(a, b)).map(([, evidence]) => evidence)
}
