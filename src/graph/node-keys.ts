import type { AccountView } from '../model/account.ts'
import type { Entity, EntityKind } from '../model/entity.ts'
import type { NodeKind } from './graph.ts'

/** Finds the nodes of a night's entities by the ways in which its data refers to them. */
export interface NodeKeys {
  of(entity: Entity): string
  /** Empty where the night has no such entity, several where some share an ARN. */
  withArn(kind: EntityKind, arn: string): readonly string[]
  /** Memberships name groups without path; case does not tell them apart. {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html} */
  groupsNamed(name: string): readonly string[]
  /** Sessions name roles without path. */
  rolesNamed(name: string): readonly string[]
}

/** Gives every entity of a night its node key, and the ways to find it again. */
export function nodeKeys(account: AccountView): NodeKeys {
  const lists = entityLists(account)
  const shared = repeated(lists.flatMap((list) => list.map((entity) => entity.arn)))
  const of = (entity: Entity): string =>
    shared.has(entity.arn) ? `${arnKey(entity.kind, entity.arn)}#${entity.id}` : arnKey(entity.kind, entity.arn)
  const byArn = new Map(lists.map((list) => [list[0]?.kind, grouped(list, (entity) => entity.arn, of)]))
  const groups = grouped(account.groups(), (group) => group.name.toLowerCase(), of)
  const roles = grouped(account.roles(), (role) => role.name, of)
  return {
    of,
    withArn: (kind, arn) => byArn.get(kind)?.get(arn) ?? [],
    groupsNamed: (name) => groups.get(name.toLowerCase()) ?? [],
    rolesNamed: (name) => roles.get(name) ?? [],
  }
}

/** All entities of a night, a list a kind. */
export function entityLists(account: AccountView): readonly (readonly Entity[])[] {
  return [account.groups(), account.instanceProfiles(), account.managedPolicies(), account.roles(), account.users()]
}

/** The key of what has an ARN. A text that is no ARN is marked, so that no key is a word that objects inherit. */
export function arnKey(kind: NodeKind, arn: string): string {
  return arn.startsWith('arn:') ? arn : `${kind}:${arn}`
}

function repeated(texts: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>()
  return new Set(texts.filter((text) => seen.has(text) || !seen.add(text)))
}

function grouped<T>(items: readonly T[], by: (item: T) => string, key: (item: T) => string) {
  const groups = new Map<string, string[]>()
  for (const item of items) {
    const group = groups.get(by(item))
    if (group) group.push(key(item))
    else groups.set(by(item), [key(item)])
  }
  return groups
}
