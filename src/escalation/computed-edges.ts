import type { AccessQuestion } from '../access/decision.ts'
import type { ComputedEdge } from '../graph/computed.ts'
import { byKeys } from '../model/compare.ts'
import { groupBy } from '../util/group-by.ts'
import { rememberedWeakly } from '../util/remembered-weakly.ts'
import type { Escalation } from './escalation.ts'
import { shortestPath } from './path.ts'
import { hopRow } from './path-rows.ts'
import { isPermitted } from './permit.ts'
import { passedToService } from './service-name.ts'
import { principalKey, type Standing } from './standing.ts'
import { WRITING_ACTIONS } from './writing-actions.ts'

/**
 * What users and roles can do to one another, for a graph: assume, pass, write, and the first hop to an administrator.
 * What somebody may do whatever it is asked of, or to all but some, is one edge to the account, which stands for all of it.
 */
export function computedEdges(escalation: Escalation): readonly ComputedEdge[] {
  return escalation.everyone
    .flatMap((standing) => [
      ...assuming(standing, escalation),
      ...passing(standing, escalation),
      ...writing(standing, escalation),
      ...becoming(standing, escalation),
    ])
    .sort(byEdge)
}

const byEdge = byKeys<ComputedEdge>(
  ({ from }) => from,
  ({ kind }) => kind,
  ({ to }) => to,
  ({ technique }) => technique ?? '',
)

const NOTHING = { technique: null, conditions: [], services: [], actions: [] } as const

type Said = Pick<ComputedEdge, 'decision' | 'conditions'>

/** What somebody may do with an action: to all of the account, or to what it names. */
interface Extent {
  readonly all: Said | null
  readonly names: ReadonlySet<string>
}

function extentOf(standing: Standing, action: string, { permits, named }: Escalation): Extent {
  const { everywhere, somewhere } = permits.ability(standing, { action })
  if (!isPermitted(somewhere) || everywhere === 'unknown') return { all: null, names: new Set() }
  if (everywhere === 'allowed') return { all: { decision: 'allowed', conditions: [] }, names: new Set() }
  const names = everywhere === 'conditional' ? null : named(standing, action)
  if (names !== null) return { all: null, names }
  const { conditions } = permits.decide(standing, { action, resource: null })
  return { all: { decision: 'conditional', conditions }, names: new Set() }
}

function assuming(standing: Standing, escalation: Escalation): readonly ComputedEdge[] {
  const { all, names } = extentOf(standing, ASSUME, escalation)
  const edge = edgeFrom(standing, 'can-assume')
  const roles = new Set([
    ...(rolesNaming(escalation).get(standing.principal.arn) ?? []),
    ...rolesAmong(names, escalation),
  ])
  roles.delete(standing)
  const direct = [...roles].flatMap(({ principal: { arn } }): readonly ComputedEdge[] => {
    const said = saidOf(standing, ASSUME, arn, escalation)
    return said === null ? [] : [{ ...edge, to: arn, ...said }]
  })
  return [...(all === null ? [] : [{ ...edge, to: accountOf(escalation), ...all }]), ...direct]
}

const ASSUME = 'sts:AssumeRole'

function passing(standing: Standing, escalation: Escalation): readonly ComputedEdge[] {
  const { all, names } = extentOf(standing, PASS, escalation)
  const edge = edgeFrom(standing, 'can-pass')
  const single = rolesAmong(names, escalation).flatMap(({ principal: role }): readonly ComputedEdge[] => {
    const found = servicesOf(role, escalation).flatMap((service) => {
      const said = saidOf(
        standing,
        PASS,
        role.arn,
        escalation,
        new Map([['iam:passedtoservice', passedToService(service)]]),
      )
      return said === null ? [] : [{ service, ...said }]
    })
    const best = found.find(({ decision }) => decision === 'allowed') ?? found[0]
    if (best === undefined) return []
    const { decision, conditions } = best
    return [{ ...edge, to: role.arn, decision, conditions, services: found.map(({ service }) => service) }]
  })
  return [...(all === null ? [] : [{ ...edge, to: accountOf(escalation), ...all }]), ...single]
}

const PASS = 'iam:PassRole'

/** The services that a role lets in. */
function servicesOf(role: Standing['principal'], { access, passable }: Escalation): readonly string[] {
  if (role.kind !== 'role' || role.trust === null) return []
  const named = access.held.read(role.trust).statements.flatMap(({ principals }) => principals?.named ?? [])
  const services = new Set(named.filter(({ kind }) => kind === 'service').map(({ name }) => name))
  return [...services].filter((service) => passable.trusts(role, service) !== 'denied')
}

function writing(standing: Standing, escalation: Escalation): readonly ComputedEdge[] {
  const edge = edgeFrom(standing, 'can-write')
  const found = new Map<string, Said & { readonly actions: readonly string[] }>()
  const add = (to: string, action: string, said: Said): void => {
    const known = found.get(to)
    const isFirst = known === undefined || (known.decision === 'conditional' && said.decision === 'allowed')
    found.set(to, { ...(isFirst ? said : known), actions: [...(known?.actions ?? []), action] })
  }
  for (const [kind, actions] of WRITING_ACTIONS) {
    for (const action of actions) {
      const { all, names } = extentOf(standing, action, escalation)
      if (all !== null) add(accountOf(escalation), action, all)
      for (const arn of names) {
        const said = arn.includes(`:${kind}/`) ? saidOf(standing, action, arn, escalation) : null
        if (said !== null) add(arn, action, said)
      }
    }
  }
  return [...found].map(([to, said]) => ({ ...edge, to, ...said }))
}

function becoming(standing: Standing, escalation: Escalation): readonly ComputedEdge[] {
  const [hop] = shortestPath(standing, escalation.toAdmin)?.hops ?? []
  if (hop?.to == null) return []
  const { technique, decision, conditions } = hopRow(hop, escalation)
  return [{ ...edgeFrom(standing, 'can-become'), to: hop.to.principal.arn, decision, technique, conditions }]
}

function edgeFrom({ principal }: Standing, kind: ComputedEdge['kind']) {
  return { ...NOTHING, kind, from: principalKey(principal) }
}

function accountOf({ account }: Escalation): string {
  return `account:${account.snapshot.account}`
}

/** What is asked of one thing; null where it is denied or unknown. */
function saidOf(
  standing: Standing,
  action: string,
  resource: string,
  { permits }: Escalation,
  context: AccessQuestion['context'] = new Map(),
): Said | null {
  const question = { action, resource, context }
  const decision = permits.may(standing, question)
  if (decision === 'allowed') return { decision, conditions: [] }
  return decision === 'conditional' ? { decision, conditions: permits.decide(standing, question).conditions } : null
}

function rolesAmong(names: ReadonlySet<string>, escalation: Escalation): readonly Standing[] {
  const roles = rolesByArn(escalation)
  return [...names].flatMap((arn) => roles.get(arn) ?? [])
}

const rolesByArn = rememberedWeakly(({ everyone }: Escalation): ReadonlyMap<string, readonly Standing[]> =>
  groupBy(
    everyone.filter(({ principal }) => principal.kind === 'role'),
    ({ principal }) => principal.arn,
  ),
)

/** Roles by the ARNs that their trust policies name. */
const rolesNaming = rememberedWeakly(({ everyone, access }: Escalation): ReadonlyMap<string, readonly Standing[]> => {
  const named = everyone.flatMap((standing) => {
    const { principal } = standing
    const { statements } =
      principal.kind === 'role' && principal.trust !== null ? access.held.read(principal.trust) : NONE
    const names = statements.flatMap(({ effect, principals }) => (effect === 'Deny' ? [] : (principals?.named ?? [])))
    return names.filter(({ kind }) => kind === 'principal').map(({ name }) => ({ name, standing }))
  })
  return new Map(
    [...groupBy(named, ({ name }) => name)].map(([name, some]) => [name, some.map(({ standing }) => standing)]),
  )
})

const NONE = { statements: [] }
