import type { HeldPolicies } from '../access/held-policies.ts'
import type { Role } from '../model/entity.ts'
import type { PolicyStatement } from '../policy/document/policy.ts'
import { groupBy } from '../util/group-by.ts'
import { rememberedWeakly } from '../util/remembered-weakly.ts'
import type { NamedTargets } from './named-targets.ts'
import type { Permits } from './permit.ts'
import type { Standing } from './standing.ts'

/** Roles by whom their trust policies let in. */
interface ByTrust {
  /** By the ARN, or the role's name of a session, that is named. */
  readonly naming: ReadonlyMap<string, readonly Standing[]>
  /** Those that leave it to the account's own policies. */
  readonly account: readonly Standing[]
  /** Those that let everyone in, or everyone but some, or cannot be read. */
  readonly open: readonly Standing[]
}

/** Those of some roles that somebody may be able to assume; the others certainly not. */
export type MayAssume = (actor: Standing, roles: readonly Standing[]) => readonly Standing[]

/**
 * Sorts out by names who can assume what, so that few pairs are left to be decided. Trust in the account is not spread out
 * to pairs: whoever may assume roles at all is held against those that trust the account.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-accounts}
 */
export function assumable(account: string, held: HeldPolicies, permits: Permits, named: NamedTargets): MayAssume {
  const sorted = rememberedWeakly((roles: readonly Standing[]) => byTrust(roles, account, held))
  return (actor, roles) => {
    const { naming, account: trusting, open } = sorted(roles)
    const { principal } = actor
    const direct = [
      ...(naming.get(principal.arn) ?? []),
      ...(principal.kind === 'role' ? (naming.get(sessionKey(principal.name)) ?? []) : []),
      ...open,
    ]
    const names = trusting.length === 0 ? NOBODY : named(actor, 'sts:AssumeRole')
    if (names?.size === 0) return direct
    const near = names === null ? trusting : trusting.filter(({ principal: { arn } }) => names.has(arn))
    const isNear = near.length > 0 && permits.ability(actor, { action: 'sts:AssumeRole' }).somewhere !== 'denied'
    return isNear ? [...direct, ...near] : direct
  }
}

const NOBODY: ReadonlySet<string> = new Set()

function byTrust(roles: readonly Standing[], account: string, held: HeldPolicies): ByTrust {
  const trusts = roles.flatMap((standing) => {
    const { principal } = standing
    if (principal.kind !== 'role' || principal.trust === null) return []
    const { statements, undecidable } = held.read(principal.trust)
    return [{ standing, role: principal, allows: statements.filter(({ effect }) => effect !== 'Deny'), undecidable }]
  })
  const isOpen = ({ allows, undecidable }: (typeof trusts)[number]): boolean =>
    undecidable !== null || allows.some(letsAnyoneIn)
  const closed = trusts.filter((trust) => !isOpen(trust))
  const named = closed.flatMap(({ standing, allows }) =>
    [...new Set(allows.flatMap(namesIn))].map((name) => ({ name, standing })),
  )
  return {
    naming: new Map(
      [...groupBy(named, ({ name }) => name)].map(([name, found]) => [name, found.map(({ standing }) => standing)]),
    ),
    account: closed
      .filter(({ allows }) => allows.some((statement) => trustsAccount(statement, account)))
      .map(({ standing }) => standing),
    open: trusts.filter(isOpen).map(({ standing }) => standing),
  }
}

function letsAnyoneIn({ principals, undecidable }: PolicyStatement): boolean {
  if (principals === null) return undecidable !== null
  return principals.except || principals.named.some(({ kind }) => kind === 'public' || kind === 'unknown')
}

function namesIn({ principals }: PolicyStatement): readonly string[] {
  return (principals?.named ?? []).flatMap(({ kind, name }) => {
    if (kind !== 'principal') return []
    const role = /:assumed-role\/([^/]+)\//.exec(name)?.[1]
    return [role === undefined ? name : sessionKey(role)]
  })
}

function trustsAccount({ principals }: PolicyStatement, account: string): boolean {
  return (principals?.named ?? []).some(({ kind, name }) => kind === 'account' && name === account)
}

function sessionKey(role: Role['name']): string {
  return `session of ${role}`
}
