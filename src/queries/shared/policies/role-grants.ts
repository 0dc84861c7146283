import type { HeldPolicy } from '../../../access/held-policies.ts'
import { isAwsManagedPolicy } from '../../../model/arn.ts'
import type { Role } from '../../../model/entity.ts'
import type { Evidence } from '../../../model/evidence.ts'
import type { Part } from '../../../model/part.ts'
import {
  type ActionBits,
  addAction,
  bothOf,
  eitherOf,
  hasAll,
  isEmpty,
  noActions,
} from '../../../policy/action/action-bits.ts'
import { administration, givingActions } from './administration.ts'
import { broadGrants, grantingStatements } from './broad-grants.ts'
import { type Everything, everythingIn } from './everything.ts'
import type { PolicyStatement } from '../../../policy/document/policy.ts'
import type { Params, QueryContext } from '../../query.ts'

/** What a role has by all of its policies together, and the statements that give it. */
export interface RoleGrant {
  readonly decision: 'allowed' | 'conditional'
  readonly evidence: readonly Evidence[]
}

/** What roles have on everything, after every Deny and within their boundary; null for what they have not. */
export interface RoleGrants {
  /** Whether it may give somebody any permission, as an administrator may. */
  administration(role: Role): RoleGrant | null
  /** All of these actions, by the names that AWS gives them. */
  all(role: Role, names: readonly string[]): RoleGrant | null
}

/**
 * Weighs the policies of roles together, as a request of theirs is: a Deny in one ends what another allows, and a
 * boundary grants nothing. What cannot be read is left unknown, beside what the rest of the policies says.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html}
 */
export function roleGrants(context: QueryContext<Params>): RoleGrants {
  let made: Everything | undefined
  const everything = (): Everything => (made ??= everythingIn(context.account, context.actions()))
  return {
    administration(role) {
      const { own, boundary, evidenceOf } = policiesOf(context, role)
      const { decision, statements } = administration({ statements: own, undecidable: null }, everything())
      if (decision === 'unknown') {
        for (const { undecidable } of statements)
          leaveOpen(context, role, undecidable ?? 'a statement cannot be decided')
      }
      if (decision === 'unknown' || decision === 'denied') return null
      const limit = boundary && grantIn(boundary, givingActions(everything()), everything(), 'some')
      if (limit !== null && limit.decision === 'denied') return null
      return {
        decision: limit?.decision === 'conditional' ? 'conditional' : decision,
        evidence: [...statements, ...(limit?.statements ?? [])].flatMap(evidenceOf),
      }
    },
    all(role, names) {
      const { own, boundary, evidenceOf } = policiesOf(context, role)
      const wanted = bitsOf(names, everything())
      const found = [own, ...(boundary === null ? [] : [boundary])].map((statements) =>
        grantIn(statements, wanted, everything(), 'all'),
      )
      if (found.some(({ decision }) => decision === 'denied')) return null
      for (const { decision, statements } of found) if (decision === 'unknown') leaveAllOpen(context, role, statements)
      if (found.some(({ decision }) => decision === 'unknown')) return null
      return {
        decision: found.some(({ decision }) => decision === 'conditional') ? 'conditional' : 'allowed',
        evidence: found.flatMap(({ statements }) => statements).flatMap(evidenceOf),
      }
    },
  }
}

interface Grant {
  readonly decision: 'allowed' | 'conditional' | 'denied' | 'unknown'
  /** Those that grant; where it is unknown, those that cannot be decided. */
  readonly statements: readonly PolicyStatement[]
}

/** Whether statements grant some or all of these actions on everything. */
function grantIn(
  statements: readonly PolicyStatement[],
  wanted: ActionBits,
  everything: Everything,
  how: 'all' | 'some',
): Grant {
  const { certain, possible, open } = broadGrants({ statements, undecidable: null }, everything, wanted)
  const has = (bits: ActionBits): boolean => (how === 'all' ? hasAll(bits, wanted) : !isEmpty(bothOf(bits, wanted)))
  const ever = eitherOf(certain.always, certain.sometimes)
  const decision = has(certain.always) ? 'allowed' : has(ever) ? 'conditional' : 'denied'
  if (decision === 'denied') {
    const isOpen = open.length > 0 && has(eitherOf(possible.always, possible.sometimes))
    return isOpen ? { decision: 'unknown', statements: open } : { decision, statements: [] }
  }
  const granted = bothOf(decision === 'allowed' ? certain.always : ever, wanted)
  return { decision, statements: grantingStatements(certain, granted, everything) }
}

interface Policies {
  /** Of its own policies, and the Denies of its boundary. */
  readonly own: readonly PolicyStatement[]
  /** Null where none limits it. */
  readonly boundary: readonly PolicyStatement[] | null
  evidenceOf(statement: PolicyStatement): readonly Evidence[]
}

/** What weighs on a role, policy by policy; one that cannot be read is left unknown. */
function policiesOf(context: QueryContext<Params>, role: Role): Policies {
  const held = context.access().held.of(role)
  for (const one of held) if (one.policy.undecidable !== null) leaveOpen(context, role, one.policy.undecidable, one)
  const statementsOf = (isWanted: (one: HeldPolicy) => boolean): readonly PolicyStatement[] =>
    held.filter(isWanted).flatMap(({ policy }) => policy.statements)
  const isBoundary = ({ source }: HeldPolicy): boolean => source === 'boundary'
  const limit = statementsOf(isBoundary)
  return {
    own: [...statementsOf((one) => !isBoundary(one)), ...limit.filter(({ effect }) => effect !== 'Allow')],
    boundary: role.boundary === null ? null : limit,
    evidenceOf: (statement) =>
      held
        .filter(({ policy }) => policy.statements.includes(statement))
        .slice(0, 1)
        .map((one) => statementEvidence(one, statement)),
  }
}

function leaveAllOpen(context: QueryContext<Params>, role: Role, statements: readonly PolicyStatement[]): void {
  for (const { undecidable } of statements)
    leaveOpen(context, role, undecidable ?? 'a statement of it cannot be decided')
}

function leaveOpen({ unknown }: QueryContext<Params>, role: Role, why: string, held?: HeldPolicy): void {
  unknown(policyPart(held?.policyArn ?? null, role), why, role.arn)
}

/** Which part of a night holds the document of a policy of a role's; an inline one's ARN is the role's. */
export function policyPart(policyArn: string | null, { arn }: Role): Part {
  if (policyArn === null || policyArn === arn) return 'roles'
  return isAwsManagedPolicy(policyArn) ? 'aws-policies' : 'customer-policies'
}

function statementEvidence(
  { policyArn, policyName, version }: Pick<HeldPolicy, 'policyArn' | 'policyName' | 'version'>,
  { index, sid, effect }: PolicyStatement,
): Evidence {
  return { kind: 'statement', policyArn, policyName, version, statement: index, sid, effect }
}

function bitsOf(names: readonly string[], { table }: Everything): ActionBits {
  const bits = noActions(table.size)
  for (const name of names) for (const id of table.ids(name)) addAction(bits, id)
  return bits
}
