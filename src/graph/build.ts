import type { AccountView } from '../model/account.ts'
import type { Group, Principal } from '../model/entity.ts'
import type { AccountGraph, EdgeAttributes } from './graph.ts'
import { mfaDevices, providerNodes } from './listed-nodes.ts'
import { entityLists, nodeKeys } from './node-keys.ts'
import { absentEntity, absentGroup, accountArn, entityNode, homeNode, inlinePolicyNode } from './nodes.ts'
import { sketch } from './sketch.ts'
import { type Trust, trustReader } from './trust.ts'

/**
 * One night as a graph. What the night does not say (a list that is null, a document that does not parse) gives no edge;
 * what it refers to and does not hold is a node with `present: false`. Nodes and edges are in the order of their keys.
 */
export function buildGraph(account: AccountView): AccountGraph {
  const { snapshot } = account
  const keys = nodeKeys(account)
  const trustsOf = trustReader(account, keys)
  const { node, nodeOf, edge, draw } = sketch()
  const home = node(homeNode(snapshot))

  const policies = (arn: string) =>
    nodeOf(keys.withArn('managed-policy', arn), () => absentEntity('managed-policy', arn))
  const roles = (arn: string) => nodeOf(keys.withArn('role', arn), () => absentEntity('role', arn))
  const groups = (name: string) => nodeOf(keys.groupsNamed(name), () => absentGroup(name))
  const trusted = ({ known, otherwise }: Trust) => nodeOf(known, () => otherwise)
  const owners = (arn: string) =>
    arn === accountArn(snapshot.partition, snapshot.account)
      ? [home]
      : nodeOf(keys.withArn('user', arn), () => absentEntity('user', arn))

  const holdings = (holder: Principal | Group): void => {
    const key = keys.of(holder)
    for (const { arn } of holder.attached ?? []) edge(key, policies(arn), ATTACHES)
    for (const policy of holder.inline ?? []) edge(key, [node(inlinePolicyNode(key, policy))], EMBEDS)
    if (holder.kind !== 'group' && holder.boundary) edge(key, policies(holder.boundary.arn), BOUNDED_BY)
  }

  for (const list of entityLists(account)) for (const entity of list) node(entityNode(keys.of(entity), entity))
  for (const provider of providerNodes(account)) node(provider)
  for (const group of account.groups()) holdings(group)
  for (const profile of account.instanceProfiles()) {
    for (const { arn } of profile.roles) edge(keys.of(profile), roles(arn), EXPOSES)
  }
  for (const role of account.roles()) {
    holdings(role)
    for (const trust of trustsOf(role)) edge(keys.of(role), trusted(trust), trust.attributes)
  }
  for (const user of account.users()) {
    holdings(user)
    for (const name of user.groups ?? []) edge(keys.of(user), groups(name), MEMBER_OF)
  }
  for (const { node: device, userArn } of mfaDevices(account)) {
    const key = node(device)
    for (const owner of userArn === null ? [] : owners(userArn)) edge(owner, [key], HAS_MFA_DEVICE)
  }
  return draw({ account: snapshot.account, partition: snapshot.partition, takenAt: snapshot.takenAt })
}

const untrusting = { effect: null, assumes: null, statement: null, sid: null, conditional: null, negated: null }
const MEMBER_OF: EdgeAttributes = { kind: 'member-of', ...untrusting }
const ATTACHES: EdgeAttributes = { kind: 'attaches', ...untrusting }
const EMBEDS: EdgeAttributes = { kind: 'embeds', ...untrusting }
const BOUNDED_BY: EdgeAttributes = { kind: 'bounded-by', ...untrusting }
const HAS_MFA_DEVICE: EdgeAttributes = { kind: 'has-mfa-device', ...untrusting }
const EXPOSES: EdgeAttributes = { kind: 'exposes', ...untrusting }
