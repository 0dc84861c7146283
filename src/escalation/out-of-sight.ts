import { remembered } from '../util/remembered.ts'
import { rememberedWeakly } from '../util/remembered-weakly.ts'
import type { Escalation } from './escalation.ts'
import { isOutOfSight } from './find-hops.ts'
import type { Path } from './path.ts'
import type { Standing } from './standing.ts'
import type { Technique } from './technique.ts'

/**
 * What somebody can do to resources that exist, with permissions of which the night cannot say whose they are. Whatever
 * stands behind a resource is a role of the account that trusts its service: where none of these could go on, there is
 * nothing to reach, and nothing is said.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html}
 */
export function outOfSight(standing: Standing, escalation: Escalation): readonly Path[] {
  const { feasible, find } = escalation
  return feasible(standing).flatMap((technique): readonly Path[] => {
    if (!isOutOfSight(technique) || !isWorthReaching(technique, escalation)) return []
    for (const hop of find(standing, technique, NOWHERE, 'conditional')) {
      return [{ from: standing, hops: [hop], to: null, decision: hop.decision, precondition: hop.precondition }]
    }
    return []
  })
}

const NOWHERE = { principals: [], isReached: () => false, tries: null }

/** Roles of Identity Center may be those of any account. */
function isWorthReaching({ target }: Technique, escalation: Escalation): boolean {
  return target.is !== 'role-in-use' || target.services.some(hasRoleFor(escalation))
}

/** Whether some role that may stand there for a service leads on; a role that was not read may. */
const hasRoleFor = rememberedWeakly((escalation: Escalation) => {
  if (escalation.account.parts.get('roles')?.status !== 'complete') return () => true
  const leading = escalation.everyone.filter((standing) => mayLeadOn(standing, escalation))
  return remembered((service: string): boolean =>
    leading.some(({ principal }) => principal.kind === 'role' && mayTrust(principal, service, escalation)),
  )
})

/**
 * Whether somebody is or reaches an administrator, is named for what a technique takes beyond a role, or for what changes
 * whoever came by them, or holds what cannot be read.
 */
function mayLeadOn(standing: Standing, { access, feasible, feasibleOnOthers, toAdmin }: Escalation): boolean {
  const named = [...feasible(standing), ...feasibleOnOthers(standing)]
  return (
    named.some(({ ways }) => ways.some((way) => way.some(({ action }) => action !== ASSUMING))) ||
    toAdmin.some(({ distance }) => distance(standing) !== undefined) ||
    access.held.of(standing.principal).some(({ policy }) => policy.undecidable !== null)
  )
}

const ASSUMING = 'sts:AssumeRole'

/** What cannot be read may trust any service. */
function mayTrust(
  role: Extract<Standing['principal'], { readonly kind: 'role' }>,
  service: string,
  escalation: Escalation,
): boolean {
  const { access, passable } = escalation
  if (role.trust === null) return true
  const { statements, undecidable } = access.held.read(role.trust)
  if (undecidable !== null || statements.some((statement) => statement.undecidable !== null)) return true
  return passable.trusts(role, service) !== 'denied'
}
