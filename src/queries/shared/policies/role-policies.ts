import type { HeldPolicy } from '../../../access/held-policies.ts'
import { isAwsManagedPolicy, parseArn } from '../../../model/arn.ts'
import { byCodeUnit } from '../../../model/compare.ts'
import type { Role } from '../../../model/entity.ts'
import type { Evidence } from '../../../model/evidence.ts'
import type { Part } from '../../../model/part.ts'
import type { PolicyStatement } from '../../../policy/document/policy.ts'
import type { Params, QueryContext } from '../../query.ts'

/** What weighs on a role. */
export interface RolePolicies {
  /** Of its own policies, and the Denies of its boundary. */
  readonly own: readonly PolicyStatement[]
  /** Null where none limits it. */
  readonly boundary: readonly PolicyStatement[] | null
  evidenceOf(statement: PolicyStatement): readonly Evidence[]
}

/** A managed policy of AWS of which it is known what it allows, whether or not a night holds a whole copy of it. */
export interface KnownPolicy {
  /** The end of its ARN, such as `policy/ReadOnlyAccess`. */
  readonly resource: string
  readonly allows: PolicyStatement
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
  const statementsOf = (isWanted: (one: HeldPolicy) => boolean): readonly PolicyStatement[] =>
    held
      .filter(isWanted)
      .flatMap((one) => [...one.policy.statements, ...(known !== null && isKnown(one) ? [known.allows] : [])])
  const limit = statementsOf(isBoundary)
  return {
    own: [...statementsOf((one) => !isBoundary(one)), ...limit.filter(({ effect }) => effect !== 'Allow')],
    boundary: role.boundary === null ? null : limit,
    evidenceOf: (statement) =>
      statement === known?.allows
        ? held.filter(isKnown).map((one) => holdingEvidence(one, role))
        : held
            .filter(({ policy }) => policy.statements.includes(statement))
            .slice(0, 1)
            .map((one) => statementEvidence(one, statement)),
  }
}

/** An Allow of actions on everything. */
export function allowedEverywhere(actions: readonly string[]): PolicyStatement {
  return {
    index: 0,
    sid: null,
    effect: 'Allow',
    actions: { patterns: actions.map((name) => name.toLowerCase()).sort(byCodeUnit), except: false },
    resources: { patterns: ['*'], except: false },
    principals: null,
    conditions: [],
    undecidable: null,
  }
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
