import type { ActionTable } from '../../policy/action/table.ts'
import type { Policy } from '../../policy/document/policy.ts'
import {
  type ActionBits,
  addAction,
  bothOf,
  eitherOf,
  hasAll,
  isEmpty,
  noActions,
} from '../../policy/action/action-bits.ts'
import { type BroadGrants, broadGrants, grantingStatements } from '../shared/policies/broad-grants.ts'
import { changes } from '../shared/policies/changing-actions.ts'
import { chosenPolicies, OWNERS } from '../shared/policies/chosen-policies.ts'
import { everythingIn } from '../shared/policies/everything.ts'
import { attachedCell } from '../shared/policies/exposures.ts'
import { POLICY_COLUMNS, policyCells, statementEvidence } from '../shared/policies/found-policy.ts'
import { leaveStatementOpen } from '../shared/policies/open-statements.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'policy-service-wildcard',
  title: 'Policies that allow all of a service on everything by a wildcard, as s3:* does',
  kind: 'finding',
  severity: 'medium',
  message:
    'allows in {policyName} all of a service on everything[: {services}][; under conditions: {conditionalServices}]',
  identity: ['policyName'],
  saidBy: ['policy-allow-notaction'],
  saidOf: 'statements',
  needs: ['customer-policies', 'users', 'groups', 'roles'],
  params: OWNERS,
  columns: [...POLICY_COLUMNS, 'isAttached', 'services', 'conditionalServices'],
  remediation:
    'Name the actions that are needed, as IAM Access Analyzer finds them in CloudTrail, and the resources; a wildcard also allows what the service will offer tomorrow.',
  controls: ['Security Hub IAM.21'],
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_generate-policy.html',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-21',
  ],

  *run(context) {
    const table = context.actions()
    const everything = everythingIn(context.account, table)
    const all = table.services.map((name) => wholeService(name, table))
    for (const found of chosenPolicies(context)) {
      const policy = wildcardsOnly(found.policy, table)
      if (policy.statements.length === 0) continue
      const { certain, possible, open } = broadGrants(policy, everything)
      const services = givenServices(certain, all)
      if (open.length > 0 && givenServices(possible, all).length > services.length) {
        for (const statement of open) leaveStatementOpen(context, found, statement)
      }
      if (services.length === 0) continue
      const given = services.map(({ service }) => service.bits).reduce(eitherOf, noActions(table.size))
      const statements = grantingStatements(certain, given, everything)
      const names = (isConditional: boolean): readonly string[] =>
        services.filter((one) => one.isConditional === isConditional).map(({ service }) => service.name)
      yield {
        values: {
          isAttached: attachedCell(found),
          ...policyCells(found),
          services: names(false),
          conditionalServices: names(true),
        },
        evidence: statements.map((statement) => statementEvidence(found, statement)),
      }
    }
  },
})

interface Service {
  readonly name: string
  readonly first: number
  readonly bits: ActionBits
}

function wholeService(name: string, table: ActionTable): Service {
  const ids = table.ids(`${name}:*`)
  const bits = noActions(table.size)
  for (const id of ids) addAction(bits, id)
  return { name, first: ids[0] ?? 0, bits }
}

/** A policy without the Allows that name actions one by one, all of them, or by what they are not. */
function wildcardsOnly({ statements, undecidable }: Policy, table: ActionTable): Policy {
  const kept = statements.flatMap((statement) => {
    const { effect, actions } = statement
    if (effect === 'Deny') return [statement]
    const patterns = actions.except ? [] : actions.patterns.filter((pattern) => isWildcard(pattern, table))
    return patterns.length === 0 ? [] : [{ ...statement, actions: { patterns, except: false } }]
  })
  return { statements: kept.some(({ effect }) => effect !== 'Deny') ? kept : [], undecidable }
}

/**
 * Whether a pattern is one by which policies give services whole: `s3:*`, or one beside which others of the service give
 * the rest. `*:Get*` is of no service, though some offer nothing else, and `health:Describe*` only reads.
 */
function isWildcard(pattern: string, table: ActionTable): boolean {
  if (!/[*?]/.test(pattern)) return false
  const ids = table.ids(pattern)
  if (/^(?:[^:]*:|[^:*?]+)\*+$/.test(pattern)) return ids.length < table.size
  const [, service] = /^([^:*?]+):/.exec(pattern) ?? []
  return service !== undefined && table.ids(`${service}:*`).some((id) => changes(table.actionAt(id)))
}

interface GivenService {
  readonly service: Service
  readonly isConditional: boolean
}

/** Services that Allows give whole, and of which Denies leave something. */
function givenServices({ always, sometimes, allowed }: BroadGrants, all: readonly Service[]): readonly GivenService[] {
  return all.flatMap((service): readonly GivenService[] => {
    const { bits, first } = service
    if ((((allowed.ever[first >>> 5] ?? 0) >>> (first & 31)) & 1) === 0) return []
    if (hasAll(allowed.always, bits) && !isEmpty(bothOf(always, bits))) return [{ service, isConditional: false }]
    const isLeft = !isEmpty(bothOf(eitherOf(always, sometimes), bits))
    return hasAll(allowed.ever, bits) && isLeft ? [{ service, isConditional: true }] : []
  })
}
