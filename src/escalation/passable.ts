import type { Access } from '../access/access.ts'
import { verdictOf } from '../access/decide.ts'
import type { AccountView } from '../model/account.ts'
import type { Principal, Role } from '../model/entity.ts'
import { isServiceLinked } from '../model/role.ts'
import { once } from '../util/once.ts'
import { remembered } from '../util/remembered.ts'
import { withoutRegion } from './service-name.ts'

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
      if (isServiceLinked(role)) return 'denied'
      const verdicts = namesIn(role, service, access).flatMap((name) =>
        (service === IDENTITY_POOLS ? AS_PROVIDER : AS_SERVICE).map(({ kind, action }) => {
          const caller = { kind, name, account: null } as const
          return verdictOf(access.asking({ action, resource: role.arn, context }).left({ caller, principal: null }))
        }),
      )
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

/** The names by which a role may trust a service; none for most, so that they need not be asked about. */
function namesIn({ trust }: Role, service: string, { held }: Access): readonly string[] {
  if (trust === null) return []
  const names = held.read(trust).statements.flatMap(({ effect, principals }) => {
    if (effect === 'Deny' || principals === null) return []
    if (principals.except || principals.named.some(({ kind }) => kind === 'public')) return [service]
    return principals.named.flatMap(({ name }) => (everywhere(name) === everywhere(service) ? [name] : []))
  })
  return [...new Set(names)]
}

/** The name of a service without a region or a partition, since either may be left out. */
function everywhere(service: string): string {
  return withoutRegion(service).replace(/\.amazonaws\.com\.cn$/, '.amazonaws.com')
}
