import type { Access } from '../access/access.ts'
import { verdictOf } from '../access/decide.ts'
import type { AccountView } from '../model/account.ts'
import type { Principal, Role } from '../model/entity.ts'
import { isServiceLinked } from '../model/role.ts'
import { once } from '../util/once.ts'
import { remembered } from '../util/remembered.ts'

/** What roles can be handed to services. */
export interface Passable {
  /** Whether a service may assume a role: its trust policy decides. */
  trusts(role: Role, service: string): 'allowed' | 'conditional' | 'denied'
  /** Whether some instance profile holds a role. */
  isInProfile(role: Principal): boolean
}

/**
 * Reads which services roles let in. A service that acts for this account says so, where the trust policy asks for it.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html}
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html}
 */
export function passableRoles(account: AccountView, access: Access): Passable {
  const held = once(() => new Set(account.instanceProfiles().flatMap(({ roles }) => roles.map(({ arn }) => arn))))
  const context = new Map([['aws:sourceaccount', account.snapshot.account]])
  const trusts = remembered((role: Role) =>
    remembered((service: string): 'allowed' | 'conditional' | 'denied' => {
      if (isServiceLinked(role) || !mayTrust(role, service, access)) return 'denied'
      const verdicts = (service === IDENTITY_POOLS ? AS_PROVIDER : AS_SERVICE).map(({ kind, action }) => {
        const caller = { kind, name: service, account: null } as const
        return verdictOf(access.asking({ action, resource: role.arn, context }).left({ caller, principal: null }))
      })
      const verdict = verdicts.find((one) => one === 'allowed') ?? verdicts.find((one) => one === 'conditional')
      return verdict ?? 'denied'
    }),
  )
  return { trusts: (role, service) => trusts(role)(service), isInProfile: ({ arn }) => held().has(arn) }
}

const AS_SERVICE = [{ kind: 'service', action: 'sts:AssumeRole' }] as const

/**
 * Identity pools are trusted as a provider of identities.
 * {@link https://docs.aws.amazon.com/cognito/latest/developerguide/iam-roles.html}
 */
const AS_PROVIDER = [...AS_SERVICE, { kind: 'federated', action: 'sts:AssumeRoleWithWebIdentity' }] as const
const IDENTITY_POOLS = 'cognito-identity.amazonaws.com'

/** Most roles name one service: the others need not be asked about. */
function mayTrust({ trust }: Role, service: string, { held }: Access): boolean {
  if (trust === null) return false
  return held.read(trust).statements.some(({ effect, principals }) => {
    if (effect === 'Deny' || principals === null) return false
    return principals.except || principals.named.some(({ kind, name }) => name === service || kind === 'public')
  })
}
