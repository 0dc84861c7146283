import type { Asking } from '../access/access.ts'
import { verdictOf } from '../access/decide.ts'
import { byCodeUnit, byKeys } from '../model/compare.ts'
import type { Role } from '../model/entity.ts'
import { type Caller, callerNamed } from '../policy/caller.ts'
import type { StatementPrincipal } from '../policy/principals.ts'
import type { Escalation } from './escalation.ts'
import { isPermitted } from './permit.ts'
import type { Standing } from './standing.ts'
import type { Outsider, Technique } from './technique.ts'

/** Somebody beyond the account whom a role lets in. */
export interface WayIn {
  /** As the trust policy names them; `*` for anyone. */
  readonly name: string
  readonly technique: Technique
  readonly to: Standing
  readonly decision: 'allowed' | 'conditional'
  readonly asking: Asking
  readonly caller: Caller
}

/**
 * Everybody beyond the account whom its roles let in, by name and role: as far as the trust policy says, since what their
 * own account lets them do no night holds. Service-linked roles are their service's alone.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html}
 */
export function waysIn({ access, everyone, account }: Escalation, techniques: readonly Technique[]): readonly WayIn[] {
  const own = account.snapshot.account
  return everyone
    .flatMap((standing): readonly WayIn[] => {
      const { principal } = standing
      return principal.kind === 'role' ? named(principal, own).flatMap((outsider) => ways(outsider, standing)) : []
    })
    .sort(byNameAndRole)

  function named({ trust }: Role, home: string): readonly Named[] {
    if (trust === null) return []
    const found = new Map<string, Named>()
    for (const { effect, principals } of access.held.read(trust).statements) {
      if (effect === 'Deny' || principals === null) continue
      const all = principals.except ? [ANYONE] : principals.named.flatMap((one) => outsiderOf(one, home))
      for (const one of all) found.set(`${one.kind} ${one.name}`, one)
    }
    return [...found.values()].toSorted(byKeys(({ name }) => name))
  }

  function ways({ kind, name, caller }: Named, to: Standing): readonly WayIn[] {
    const technique = techniques.find(({ actor }) => actor === kind)
    return (technique?.ways ?? []).flatMap((way): readonly WayIn[] => {
      const [step] = way
      if (technique === undefined || step === undefined) return []
      const asking = access.asking({ action: step.action, resource: to.principal.arn })
      const decision = verdictOf(asking.left({ caller, principal: null }, { isGranted: true }))
      return isPermitted(decision) ? [{ name, technique, to, decision, asking, caller }] : []
    })
  }
}

interface Named {
  readonly kind: Outsider
  readonly name: string
  readonly caller: Caller
}

/** An account that is nobody's in particular. */
const STRANGER = '000000000000'

const ANYONE: Named = { kind: 'anyone', name: '*', caller: { kind: 'account', name: STRANGER, account: STRANGER } }

/** None for the account itself and who lives there, and for somebody who was deleted. */
function outsiderOf(principal: StatementPrincipal, home: string): readonly Named[] {
  if (principal.kind === 'public') return [ANYONE]
  const caller = callerNamed(principal)
  if (caller === null) return []
  const { name } = principal
  switch (caller.kind) {
    case 'service':
      return [{ kind: 'service', name, caller }]
    case 'federated':
      return [{ kind: name.includes(':saml-provider/') ? 'saml-provider' : 'oidc-provider', name, caller }]
    case 'account':
    case 'user':
    case 'role':
      return caller.account === home ? [] : [{ kind: 'outside-account', name, caller }]
    case 'canonical-user':
    case 'deleted':
      return []
    default:
      return caller.kind satisfies never
  }
}

function byNameAndRole(a: WayIn, b: WayIn): number {
  return byCodeUnit(a.name, b.name) || byCodeUnit(a.to.key, b.to.key) || byCodeUnit(a.technique.name, b.technique.name)
}
