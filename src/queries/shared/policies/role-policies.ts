import type { HeldPolicy } from '../../../access/held-policies.ts'
import { isAwsManagedPolicy, parseArn } from '../../../model/arn.ts'
import { byCodeUnit } from '../../../model/compare.ts'
import type { Role } from '../../../model/entity.ts'
import type { Evidence } from '../../../model/evidence.ts'
import type { Part } from '../../../model/part.ts'
import type { Policy, PolicyStatement } from '../../../policy/document/policy.ts'
import type { Params, QueryContext } from '../../query.ts'

/** What weighs on a role. */
export interface RolePolicies {
  /** All that may allow it anything. */
  readonly granting: readonly Policy[]
  /**
   * The statements of these, and the Denies of its boundary.
   *
   * @param of which of a policy's statements to weigh; all where that is left out
   */
  own(of?: StatementsOf): readonly PolicyStatement[]
  /** Null where none limits it. */
  boundary(of?: StatementsOf): readonly PolicyStatement[] | null
  evidenceOf(statement: PolicyStatement): readonly Evidence[]
}

type StatementsOf = (policy: Policy) => readonly PolicyStatement[]

/** A managed policy of AWS of which it is known what it allows, whether or not a night holds a whole copy of it. */
export interface KnownPolicy {
  /** The end of its ARN, such as `policy/ReadOnlyAccess`. */
  readonly resource: string
  readonly said: Policy
}

/**
 * What weighs on a role, policy by policy; one that cannot be read is left unknown.
 *
 * @param known a policy that stands, attached or as the boundary, for what it is known to allow beside what its copy says
 */
export function rolePolicies(
  context: QueryContext<Params>,
  role: Role,
  known: KnownPolicy | null = null,
): RolePolicies {
  const isKnown = ({ policyArn }: HeldPolicy): boolean =>
    known !== null && isAwsManagedPolicy(policyArn) && parseArn(policyArn)?.resource === known.resource
  const held = context.access().held.of(role)
  for (const one of held) {
    if (one.policy.undecidable !== null && !isKnown(one)) leaveRoleOpen(context, role, one.policy.undecidable, one)
  }
  const saying = (one: HeldPolicy): readonly Policy[] =>
    known !== null && isKnown(one) ? [one.policy, known.said] : [one.policy]
  const granting = held.filter((one) => !isBoundary(one)).flatMap(saying)
  const limit = (of: StatementsOf): readonly PolicyStatement[] => held.filter(isBoundary).flatMap(saying).flatMap(of)
  return {
    granting,
    own: (of = every) => [...granting.flatMap(of), ...limit(of).filter(({ effect }) => effect !== 'Allow')],
    boundary: (of = every) => (role.boundary === null ? null : limit(of)),
    evidenceOf: (statement) =>
      known?.said.statements.includes(statement)
        ? held.filter(isKnown).map((one) => holdingEvidence(one, role))
        : held
            .filter(({ policy }) => policy.statements.includes(statement))
            .slice(0, 1)
            .map((one) => statementEvidence(one, statement)),
  }
}

/** A policy that allows actions on everything. */
export function allowingEverywhere(actions: readonly string[]): Policy {
  const allow: PolicyStatement = {
    index: 0,
    sid: null,
    effect: 'Allow',
    actions: { patterns: actions.map((name) => name.toLowerCase()).sort(byCodeUnit), except: false },
    resources: { patterns: ['*'], except: false },
    principals: null,
    conditions: [],
    undecidable: null,
  }
  return { statements: [allow], undecidable: null }
}

/** Says that a policy leaves open what a role may do. */
export function leaveRoleOpen(
  { unknown }: QueryContext<Params>,
  role: Role,
  why: string,
  held: HeldPolicy | null = null,
): void {
  unknown(policyPart(held?.policyArn ?? null, role), why, role.arn)
}

/** Which part of a night holds the document of a policy of a role's; an inline one's ARN is the role's. */
export function policyPart(policyArn: string | null, { arn }: Role): Part {
  if (policyArn === null || policyArn === arn) return 'roles'
  return isAwsManagedPolicy(policyArn) ? 'aws-policies' : 'customer-policies'
}

function every({ statements }: Policy): readonly PolicyStatement[] {
  return statements
}

function isBoundary({ source }: HeldPolicy): boolean {
  return source === 'boundary'
}

function holdingEvidence({ policyArn, source }: HeldPolicy, { arn }: Role): Evidence {
  return source === 'boundary' ? { kind: 'boundary', policyArn, of: arn } : { kind: 'attachment', policyArn, to: arn }
}

function statementEvidence(
  { policyArn, policyName, version }: HeldPolicy,
  { index, sid, effect }: PolicyStatement,
): Evidence {
  return { kind: 'statement', policyArn, policyName, version, statement: index, sid, effect }
}
