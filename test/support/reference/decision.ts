import { accountOf, type Naming, type ReferenceCaller } from './principal.ts'
import { type ReferenceRequest, type Says, statementsSay } from './statement.ts'
import { allOf, anyOf, negate, type Ternary } from './ternary.ts'

/** All policies that bear on one request of one caller. */
export interface ReferenceCase extends ReferenceRequest {
  readonly caller: ReferenceCaller
  /** The caller's own policies and those of its groups. */
  readonly identity: readonly unknown[]
  readonly boundary?: unknown
  /** Root first; a level is the policies attached to it. Left out where none bears on the caller. */
  readonly scps?: readonly (readonly unknown[])[]
  /** The resource's own policy: of a role, its trust policy. */
  readonly resourcePolicy?: unknown
  /** The account that the resource is in. */
  readonly resourceAccount: string
}

/**
 * Whether a request is allowed.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html}
 */
export function referenceDecision(given: ReferenceCase): 'allowed' | 'denied' | 'undecided' {
  const { scps = [], boundary, resourcePolicy } = given
  const saidBy = (document: unknown): readonly Says[] =>
    document === undefined
      ? []
      : (statementsSay(document, given) ?? [{ effect: null, applies: null, naming: null, isByArn: false }])
  const identity = given.identity.flatMap(saidBy)
  const levels = scps.map((level) => level.flatMap(saidBy))
  const resource = saidBy(resourcePolicy)
  const bounds = saidBy(boundary)
  const isDenied = denies([...identity, ...levels.flat(), ...resource, ...bounds])
  const withinScps = allOf(levels.map((level) => allows(level)))
  const withinBoundary = boundary === undefined ? true : allows(bounds)
  const byIdentity = allOf([allows(identity), withinBoundary])
  const granted = isSameAccount(given)
    ? sameAccount(given, resource, byIdentity, withinBoundary)
    : allOf([byIdentity, allows(resource)])
  const isAllowed = allOf([negate(isDenied), withinScps, granted])
  return isAllowed === null ? 'undecided' : isAllowed ? 'allowed' : 'denied'
}

function isSameAccount({ caller, resourceAccount }: ReferenceCase): boolean {
  // A service or an identity provider has no policies of its own: what the resource's policy says is all there is.
  return accountOf(caller) === null || accountOf(caller) === resourceAccount
}

/**
 * Within one account the resource's policy may be enough, by how it names the caller; a role's trust policy and a key's
 * policy must allow in any case.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics.html}
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-trust-policy.html}
 */
function sameAccount(
  { action, caller, resource: arn }: ReferenceCase,
  resource: readonly Says[],
  byIdentity: Ternary,
  withinBoundary: Ternary,
): Ternary {
  const name = action.toLowerCase()
  const isTrust = name.startsWith('sts:') && /^arn:[^:]+:iam::\d+:role\//.test(arn)
  const byResource = anyOf(
    resource.map(({ effect, applies, naming, isByArn }) => {
      if (effect === 'Deny') return false
      // "If a permissions boundary is set for the user, then it must allow the sts:AssumeRole action."
      const isUnbound = naming === 'itself' ? !(isTrust && caller.kind === 'user') : naming === 'everyone' && isByArn
      const enough = isEnough(naming ?? 'no', byIdentity, isUnbound ? true : withinBoundary)
      return allOf([applies, effect === null ? null : true, enough])
    }),
  )
  return isTrust || name.startsWith('kms:') ? byResource : anyOf([byIdentity, byResource])
}

/** Whether a caller so named needs nothing else, or what else it needs. */
function isEnough(naming: Naming, byIdentity: Ternary, withinBoundary: Ternary): Ternary {
  switch (naming) {
    case 'itself':
    case 'role':
      return withinBoundary
    case 'account':
      return byIdentity
    case 'everyone':
      // Within the account nothing more is required; what a boundary does to that, no page says of `*` alone.
      return withinBoundary || null
    case 'unclear':
      return null
    case 'no':
      return false
    default:
      return naming satisfies never
  }
}

function denies(says: readonly Says[]): Ternary {
  return anyOf(
    says.map(({ effect, applies }) => (effect === 'Allow' ? false : effect === null ? applies && null : applies)),
  )
}

function allows(says: readonly Says[]): Ternary {
  return anyOf(
    says.map(({ effect, applies }) => (effect === 'Deny' ? false : effect === null ? applies && null : applies)),
  )
}
