import type { AccountView } from '../model/account.ts'
import { parseArn } from '../model/arn.ts'
import type { Role } from '../model/entity.ts'
import type { Policy } from '../policy/document/policy.ts'
import type { Origin } from './bearing.ts'
import { type HeldPolicies, type IsLeftOut, withoutStatements } from './held-policies.ts'

/** The trust policy that decides a question, and how its statements are cited. */
export interface Trust {
  readonly role: Role | null
  readonly policy: Policy
  readonly origin: Origin
  /** Whether the night lacks it, so that somebody may give it as the policy of the resource. */
  readonly isMissing: boolean
}

/** The roles of a night as resources of requests to assume them. */
export interface TrustedRoles {
  /** The trust policy that a question turns on; null where it is not about assuming a role that is named. */
  trustOf(action: string, resource: string | null): Trust | null
}

/**
 * The calls that a role's trust policy decides: to assume it, and what goes with that.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-trust-policy.html}
 */
const TRUST_ACTIONS: ReadonlySet<string> = new Set([
  'sts:assumerole',
  'sts:assumerolewithsaml',
  'sts:assumerolewithwebidentity',
  'sts:tagsession',
  'sts:setsourceidentity',
  'sts:setcontext',
])

/** Whether a trust policy decides an action, given in lower case. */
export function isTrustAction(action: string): boolean {
  return TRUST_ACTIONS.has(action)
}

/** Finds trust policies by the ARN of the role. */
export function trustedRoles(
  account: AccountView,
  held: HeldPolicies,
  isLeftOut: IsLeftOut | null = null,
): TrustedRoles {
  let byArn: ReadonlyMap<string, Role> | undefined
  return {
    trustOf(action, resource) {
      if (resource === null || !isTrustAction(action)) return null
      const arn = parseArn(resource)
      const origin: Origin = { source: 'trust', policyArn: resource, policyName: null, version: null }
      if (arn?.service !== 'iam' || !arn.resource.startsWith('role/')) {
        // Tags, a source identity and a context can go with sessions of other kinds; only a role can be assumed.
        const isAssuming = action.startsWith('sts:assumerole')
        return isAssuming
          ? { role: null, origin, policy: { statements: [], undecidable: null }, isMissing: false }
          : null
      }
      byArn ??= new Map(account.roles().map((role) => [role.arn, role]))
      const role = byArn.get(resource) ?? null
      if (role === null || role.trust === null) {
        return {
          role,
          origin,
          policy: { statements: [], undecidable: `the night lacks the trust policy of ${resource}` },
          isMissing: true,
        }
      }
      return { role, origin, policy: withoutStatements(held.read(role.trust), origin, isLeftOut), isMissing: false }
    },
  }
}
