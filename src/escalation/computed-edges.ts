import type { AccessQuestion } from '../access/decision.ts'
import type { ComputedEdge } from '../graph/computed.ts'
import { byKeys } from '../model/compare.ts'
import type { Entity, Role } from '../model/entity.ts'
import type { Escalation } from './open-escalation.ts'
import { shortestPath } from './path.ts'
import { hopRow } from './path-rows.ts'
import type { Standing } from './standing.ts'

/**
 * What users and roles can do to one another, for a graph: assume, pass, write, and the first hop to an administrator.
 * Whoever may do something to everything alike has one edge to the account, which stands for all of it.
 */
export function computedEdges(escalation: Escalation): readonly ComputedEdge[] {
  const { everyone } = escalation
  const naming = rolesByName(escalation)
  return everyone
    .flatMap((standing) => [
      ...assuming(standing, escalation, naming),
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

function assuming(standing: Standing, escalation: Escalation, naming: RolesByName): readonly ComputedEdge[] {
  const { everyone, permits, named } = escalation
  const { everywhere, somewhere } = permits.ability(standing, { action: ASSUME })
  const names = named(standing, ASSUME)
  const listed =
    everywhere !== null || somewhere === 'denied'
      ? []
      : everyone.filter(({ principal }) => principal.kind === 'role' && (names === null || names.has(principal.arn)))
  const roles = new Set([...(naming.get(standing.principal.arn) ?? []), ...listed])
  roles.delete(standing)
  const direct = [...roles].flatMap((role) =>
    pair('can-assume', standing, role.principal, { action: ASSUME }, escalation),
  )
  return [...toAccount('can-assume', standing, { action: ASSUME }, escalation), ...direct]
}

const ASSUME = 'sts:AssumeRole'

function passing(standing: Standing, escalation: Escalation): readonly ComputedEdge[] {
  const { everyone, passable, permits, named } = escalation
  const { everywhere, somewhere } = permits.ability(standing, { action: PASS })
  if (somewhere === 'denied') return []
  if (everywhere !== null) return toAccount('can-pass', standing, { action: PASS }, escalation)
  const names = named(standing, PASS)
  return everyone.flatMap(({ principal: role }): readonly ComputedEdge[] => {
    if (role.kind !== 'role' || (names !== null && !names.has(role.arn))) return []
    const found = servicesOf(role, escalation).flatMap((service) => {
      if (passable.trusts(role, service) === 'denied') return []
      const context = new Map([['iam:passedtoservice', service]])
      const decision = permits.may(standing, { action: PASS, resource: role.arn, context })
      return decision === 'allowed' || decision === 'conditional' ? [{ service, decision }] : []
    })
    if (found.length === 0) return []
    const decision = found.some((one) => one.decision === 'allowed') ? 'allowed' : 'conditional'
    const services = found.map(({ service }) => service)
    return [{ ...NOTHING, kind: 'can-pass', from: keyOf(standing), to: role.arn, decision, services }]
  })
}

const PASS = 'iam:PassRole'

function servicesOf({ trust }: Role, { access }: Escalation): readonly string[] {
  if (trust === null) return []
  const named = access.held.read(trust).statements.flatMap(({ principals }) => principals?.named ?? [])
  return [...new Set(named.filter(({ kind }) => kind === 'service').map(({ name }) => name))]
}

/** What changes somebody's permissions, trust, members or credentials, by what it is asked of. */
const WRITING: readonly (readonly [kind: Entity['kind'], actions: readonly string[]])[] = [
  [
    'user',
    [
      'iam:PutUserPolicy',
      'iam:AttachUserPolicy',
      'iam:DeleteUserPermissionsBoundary',
      'iam:PutUserPermissionsBoundary',
      'iam:CreateAccessKey',
      'iam:CreateLoginProfile',
      'iam:UpdateLoginProfile',
    ],
  ],
  [
    'role',
    [
      'iam:PutRolePolicy',
      'iam:AttachRolePolicy',
      'iam:UpdateAssumeRolePolicy',
      'iam:DeleteRolePermissionsBoundary',
      'iam:PutRolePermissionsBoundary',
    ],
  ],
  ['group', ['iam:PutGroupPolicy', 'iam:AttachGroupPolicy', 'iam:AddUserToGroup']],
  ['managed-policy', ['iam:CreatePolicyVersion', 'iam:SetDefaultPolicyVersion']],
]

function writing(standing: Standing, escalation: Escalation): readonly ComputedEdge[] {
  const { permits, named, account } = escalation
  const whole: string[] = []
  const found = new Map<string, { actions: string[]; decision: 'allowed' | 'conditional' }>()
  for (const [kind, actions] of WRITING) {
    for (const action of actions) {
      const { everywhere, somewhere } = permits.ability(standing, { action })
      if (somewhere === 'denied') continue
      if (everywhere === 'allowed') {
        whole.push(action)
        continue
      }
      const names = named(standing, action)
      for (const { arn } of entitiesOf(kind, escalation)) {
        if (names !== null && !names.has(arn)) continue
        const decision = everywhere ?? permits.may(standing, { action, resource: arn })
        if (decision !== 'allowed' && decision !== 'conditional') continue
        const known = found.get(arn) ?? { actions: [], decision }
        found.set(arn, {
          actions: [...known.actions, action],
          decision: decision === 'allowed' ? decision : known.decision,
        })
      }
    }
  }
  const from = keyOf(standing)
  const edge = { ...NOTHING, kind: 'can-write' as const, from }
  const all =
    whole.length === 0
      ? []
      : [{ ...edge, to: `account:${account.snapshot.account}`, decision: 'allowed' as const, actions: whole }]
  return [...all, ...[...found].map(([to, said]) => ({ ...edge, to, ...said }))]
}

function entitiesOf(kind: Entity['kind'], { account, everyone }: Escalation): readonly { readonly arn: string }[] {
  switch (kind) {
    case 'user':
    case 'role':
      return everyone.map(({ principal }) => principal).filter((principal) => principal.kind === kind)
    case 'group':
      return account.groups()
    case 'managed-policy':
      return account.managedPolicies().filter(({ owner }) => owner === 'customer')
    case 'instance-profile':
      return account.instanceProfiles()
    default:
      return kind satisfies never
  }
}

function becoming(standing: Standing, escalation: Escalation): readonly ComputedEdge[] {
  const [hop] = shortestPath(standing, escalation.toAdmin)?.hops ?? []
  if (hop?.to == null) return []
  const { technique, decision, conditions } = hopRow(hop, escalation)
  return [
    {
      ...NOTHING,
      kind: 'can-become',
      from: keyOf(standing),
      to: hop.to.principal.arn,
      decision,
      technique,
      conditions,
    },
  ]
}

/** Everything that an action can be asked of, where it is the same for all of it. */
function toAccount(
  kind: ComputedEdge['kind'],
  standing: Standing,
  question: Omit<AccessQuestion, 'resource'>,
  { permits, account }: Escalation,
): readonly ComputedEdge[] {
  const { everywhere } = permits.ability(standing, question)
  if (everywhere !== 'allowed' && everywhere !== 'conditional') return []
  const { conditions } = everywhere === 'allowed' ? NOTHING : permits.decide(standing, { ...question, resource: null })
  return [
    {
      ...NOTHING,
      kind,
      from: keyOf(standing),
      to: `account:${account.snapshot.account}`,
      decision: everywhere,
      conditions,
    },
  ]
}

function pair(
  kind: ComputedEdge['kind'],
  standing: Standing,
  target: Standing['principal'],
  question: Omit<AccessQuestion, 'resource'>,
  { permits }: Escalation,
): readonly ComputedEdge[] {
  const asked = { ...question, resource: target.arn }
  const decision = permits.may(standing, asked)
  if (decision !== 'allowed' && decision !== 'conditional') return []
  const { conditions } = decision === 'allowed' ? NOTHING : permits.decide(standing, asked)
  return [{ ...NOTHING, kind, from: keyOf(standing), to: target.arn, decision, conditions }]
}

type RolesByName = ReadonlyMap<string, readonly Standing[]>

/** Roles by the ARNs that their trust policies name. */
function rolesByName({ everyone, access }: Escalation): RolesByName {
  const found = new Map<string, Standing[]>()
  for (const standing of everyone) {
    const { principal } = standing
    if (principal.kind !== 'role' || principal.trust === null) continue
    for (const { effect, principals } of access.held.read(principal.trust).statements) {
      if (effect === 'Deny') continue
      for (const { kind, name } of principals?.named ?? []) {
        if (kind !== 'principal') continue
        const known = found.get(name)
        if (known) known.push(standing)
        else found.set(name, [standing])
      }
    }
  }
  return found
}

function keyOf({ principal: { arn, id } }: Standing): string {
  return id === '' ? arn : `${arn}#${id}`
}
