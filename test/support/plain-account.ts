import type { AccountView } from '../../src/model/account.ts'
import { isAwsManagedPolicy } from '../../src/model/arn.ts'
import { byArn } from '../../src/model/compare.ts'
import type { DocumentRef, PolicyDocument } from '../../src/model/document.ts'
import type { Group, InstanceProfile, ManagedPolicy, Role, User } from '../../src/model/entity.ts'
import { AUTHORIZATION_PARTS, isPart, type Part, type PartState, type PartStatus } from '../../src/model/part.ts'
import type { Fact } from '../../src/model/fact.ts'
import type { SnapshotInfo } from '../../src/model/snapshot.ts'
import { sha256Hex } from '../../src/util/hash.ts'

/** An entity of which only the name has to be said; the rest is what a plain one would have. */
export type Draft<Entity extends { readonly name: string }> = Partial<Omit<Entity, 'kind'>> & Pick<Entity, 'name'>

/** What a night is made of. `parts` are named over the five authorization parts, which are complete. */
export interface PlainAccount {
  readonly snapshot?: Partial<SnapshotInfo>
  readonly parts?: Readonly<Partial<Record<Part, PartStatus>>>
  readonly users?: readonly Draft<User>[]
  readonly groups?: readonly Draft<Group>[]
  readonly roles?: readonly Draft<Role>[]
  readonly instanceProfiles?: readonly Draft<InstanceProfile>[]
  readonly managedPolicies?: readonly Draft<ManagedPolicy>[]
  readonly facts?: readonly Fact[]
  readonly documents?: readonly PolicyDocument[]
}

/** A night from plain data: what a draft leaves out is filled in, lists are sorted as the store sorts them. */
export function plainAccount(init: PlainAccount = {}): AccountView {
  const snapshot: SnapshotInfo = { ...night, ...init.snapshot }
  const home = { partition: snapshot.partition, account: snapshot.account }
  const users = (init.users ?? []).map((draft) => user(draft, home)).toSorted(byArn)
  const groups = (init.groups ?? []).map((draft) => group(draft, home)).toSorted(byArn)
  const roles = (init.roles ?? []).map((draft) => role(draft, home)).toSorted(byArn)
  const instanceProfiles = (init.instanceProfiles ?? []).map((draft) => instanceProfile(draft, home)).toSorted(byArn)
  const managedPolicies = (init.managedPolicies ?? []).map((draft) => managedPolicy(draft, home)).toSorted(byArn)
  const documents = new Map<DocumentRef, PolicyDocument>(init.documents?.map((document) => [document.ref, document]))
  const counts = new Map<Part, number>([
    ['users', users.length],
    ['groups', groups.length],
    ['roles', roles.length],
    ['instance-profiles', instanceProfiles.length],
    ['customer-policies', managedPolicies.filter((policy) => policy.owner === 'customer').length],
    ['aws-policies', managedPolicies.filter((policy) => policy.owner === 'aws').length],
  ])
  return {
    snapshot,
    parts: partStates(init.parts ?? {}, counts),
    users: () => users,
    groups: () => groups,
    roles: () => roles,
    instanceProfiles: () => instanceProfiles,
    managedPolicies: () => managedPolicies,
    facts: (part) => (init.facts ?? []).filter((fact) => fact.part === part).toSorted(byArn),
    document(ref) {
      const found = documents.get(ref)
      if (!found) throw new RangeError(`no document ${ref} in this night`)
      return found
    },
  }
}

/** A policy document of a night: from its JSON, or from a text that is not JSON and therefore does not parse. */
export function plainDocument(content: object | string): PolicyDocument {
  const body = typeof content === 'string' ? content : JSON.stringify(content)
  const json = typeof content === 'string' ? undefined : content
  return { ref: sha256Hex(body), body, raw: null, parsed: json !== undefined, json }
}

const night: SnapshotInfo = {
  id: 1,
  account: '111122223333',
  partition: 'aws',
  alias: null,
  takenAt: '2026-11-01T02:00:00Z',
  label: null,
  source: 'file',
  level: null,
}

interface Home {
  readonly partition: string
  readonly account: string
}

function user(draft: Draft<User>, home: Home): User {
  const base = entityBase(draft, 'user', 'AIDA', home)
  return { groups: [], attached: [], inline: [], boundary: null, tags: [], ...draft, ...base, kind: 'user' }
}

function group(draft: Draft<Group>, home: Home): Group {
  return { attached: [], inline: [], ...draft, ...entityBase(draft, 'group', 'AGPA', home), kind: 'group' }
}

function role(draft: Draft<Role>, home: Home): Role {
  const base = entityBase(draft, 'role', 'AROA', home)
  const lists = { trust: null, attached: [], inline: [], boundary: null, tags: [], lastUsed: null }
  return { ...lists, ...draft, ...base, kind: 'role' }
}

function instanceProfile(draft: Draft<InstanceProfile>, home: Home): InstanceProfile {
  const base = entityBase(draft, 'instance-profile', 'AIPA', home)
  return { roles: [], tags: null, ...draft, ...base, kind: 'instance-profile' }
}

function managedPolicy(draft: Draft<ManagedPolicy>, home: Home): ManagedPolicy {
  const base = entityBase(draft, 'policy', 'ANPA', home)
  return {
    owner: isAwsManagedPolicy(base.arn) ? 'aws' : 'customer',
    updatedAt: base.createdAt,
    defaultVersion: 'v1',
    isAttachable: true,
    description: null,
    versions: [],
    tags: null,
    attachmentCount: null,
    boundaryUsageCount: null,
    ...draft,
    ...base,
    kind: 'managed-policy',
  }
}

/** The members that every entity has; the unique id follows from the ARN. */
function entityBase(
  draft: { name: string; arn?: string; id?: string; path?: string; createdAt?: string | null },
  type: string,
  prefix: string,
  { partition, account }: Home,
) {
  const path = draft.path ?? '/'
  const arn = draft.arn ?? `arn:${partition}:iam::${account}:${type}${path}${draft.name}`
  const id = draft.id ?? `${prefix}${sha256Hex(arn).slice(0, 17).toUpperCase()}`
  const createdAt = draft.createdAt === undefined ? '2024-05-01T00:00:00Z' : draft.createdAt
  return { name: draft.name, arn, id, path, createdAt }
}

function partStates(given: PlainAccount['parts'] & object, counts: ReadonlyMap<Part, number>): Map<Part, PartState> {
  const statuses = new Map<Part, PartStatus>(AUTHORIZATION_PARTS.map((part) => [part, 'complete']))
  for (const [part, status] of Object.entries(given)) if (isPart(part)) statuses.set(part, status)
  return new Map([...statuses].map(([part, status]) => [part, { status, count: counts.get(part) ?? 0, detail: null }]))
}
