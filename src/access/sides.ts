import { parseArn } from '../model/arn.ts'
import type { Principal } from '../model/entity.ts'
import { isServiceLinked } from '../model/role.ts'
import type { Caller } from '../policy/caller.ts'
import type { Policy, PolicyStatement } from '../policy/document/policy.ts'
import type { Formula } from '../policy/formula.ts'
import type { Asker } from './asker.ts'
import { type Bearing, bearingsOf, type NamingBearing, namingBearings, type Origin } from './bearing.ts'
import type { OwnSides } from './own-sides.ts'
import type { NamesAction } from './statement-matcher.ts'
import type { Trust } from './trusted-roles.ts'

/** Everything that bears on a question, by the side it comes from. */
export interface Sides {
  /** Own policies and those of groups; null for somebody whose policies the night does not hold. */
  readonly identity: readonly Bearing[] | null
  /** Null where no boundary limits the principal. */
  readonly boundary: readonly Bearing[] | null
  /** A list a level; none where no SCPs were given, or they do not bind the principal. */
  readonly scps: readonly (readonly Bearing[])[]
  /** The resource's own policy; null where it was not given. */
  readonly resource: readonly NamingBearing[] | null
  /** Whether that policy must allow even what identity policies of the same account do: trust policies, key policies. */
  readonly mustAllow: boolean
  /** Whether only callers of another kind make such requests. */
  readonly isOthers: boolean
  /** The account of the resource, where its ARN or the user says it. */
  readonly resourceAccount: string | null
}

/** What of a question is the same for everyone who is asked about. */
export interface Setting {
  /** In lower case. */
  readonly action: string
  /** Whether names of actions, as statements have them, take it. */
  readonly names: NamesAction
  readonly resource: string | null
  readonly resourceAccount: string | null
  readonly match: (statement: PolicyStatement) => Formula
  /** The trust policy that it turns on; null where it is not about assuming a role that is named. */
  readonly trust: Trust | null
  readonly scps: readonly (readonly Bearing[])[]
  readonly resourcePolicies: readonly Policy[]
  /** What of a principal's own policies bears on the question. */
  readonly own: (principal: Principal) => OwnSides
}

/**
 * Gathers what bears on a question about one asker.
 *
 * @param own what of its own policies does, where that is known
 */
export function sidesOf(
  { principal, caller }: Asker,
  setting: Setting,
  own: OwnSides | null = principal && setting.own(principal),
): Sides {
  const named = { caller, isBounded: principal !== null && principal.boundary !== null }
  const isBoundBySCPs = principal !== null && !isServiceLinked(principal)
  const { trust } = setting
  const isGiven = setting.resourcePolicies.length > 0 && (trust === null || trust.isMissing)
  return {
    identity: own?.identity ?? null,
    boundary: own?.boundary ?? null,
    scps: isBoundBySCPs ? setting.scps : [],
    resource: isGiven
      ? setting.resourcePolicies.flatMap((policy, index) =>
          namingBearings(policy, trust?.origin ?? fileOrigin('resource', index), setting.match, named),
        )
      : trust && namingBearings(trust.policy, trust.origin, setting.match, named),
    mustAllow: trust !== null || isOfKey(setting),
    isOthers: isOthers(setting.action, caller),
    resourceAccount: setting.resourceAccount,
  }
}

/** Whether a KMS key's own policy is asked: of a key that is named, or whose policy is given. */
function isOfKey({ action, resource, resourcePolicies }: Setting): boolean {
  return action.startsWith('kms:') && resource !== '*' && (resource !== null || resourcePolicies.length > 0)
}

/** Whether a policy of the resource has a say, so that somebody without policies of their own may be let in. */
export function isResourceHeard({ resourcePolicies, trust }: Setting): boolean {
  return resourcePolicies.length > 0 || trust !== null
}

/**
 * Whoever comes from an identity provider brings its assertion instead of AWS credentials; everybody else the credentials.
 * {@link https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithSAML.html}
 * {@link https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html}
 */
function isOthers(action: string, { kind }: Caller): boolean {
  if (kind === 'federated') return action === 'sts:assumerole'
  return action === 'sts:assumerolewithsaml' || action === 'sts:assumerolewithwebidentity'
}

/** The twelve digits in an ARN; null for one without, such as a bucket's. */
export function accountIn(resource: string | null): string | null {
  const account = parseArn(resource ?? '')?.account ?? ''
  return /^\d{12}$/.test(account) ? account : null
}

/** A policy that the user gave, named by its place. */
function fileOrigin(source: 'scp' | 'resource', index: number, within: number | null = null): Origin {
  return {
    source,
    policyArn: null,
    policyName: `${source} ${index + 1}${within === null ? '' : `.${within + 1}`}`,
    version: null,
  }
}

/** The statements of SCPs that bear on a question: they name no principal. */
export function scpBearings(
  levels: readonly (readonly Policy[])[],
  match: (statement: PolicyStatement) => Formula,
): readonly (readonly Bearing[])[] {
  return levels.map((policies, level) =>
    policies.flatMap((policy, index) =>
      bearingsOf(policy, fileOrigin('scp', level, policies.length > 1 ? index : null), match),
    ),
  )
}
