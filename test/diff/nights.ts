import type { Diff } from '../../src/diff/diff-nights.ts'
import { diffNights } from '../../src/diff/diff-nights.ts'
import type { DiffInput, Night, Pair } from '../../src/diff/input.ts'
import type { PolicyDocument } from '../../src/model/document.ts'
import type { Fact, Members, SubjectKind } from '../../src/model/fact.ts'
import type { Entity, Group, InstanceProfile, ManagedPolicy, Role, User } from '../../src/model/entity.ts'
import { AUTHORIZATION_PARTS, type Part, type PartState, type PartStatus } from '../../src/model/part.ts'
import { actionTable } from '../support/action-table.ts'

/** One night as plain data. A document's ref is its text. */
export interface PlainNight {
  readonly users?: readonly User[]
  readonly groups?: readonly Group[]
  readonly roles?: readonly Role[]
  readonly profiles?: readonly InstanceProfile[]
  readonly policies?: readonly ManagedPolicy[]
  readonly facts?: readonly Fact[]
  /** Beside or instead of the five authorization parts, which are complete. */
  readonly parts?: { readonly [P in Part]?: PartStatus }
  readonly partition?: string
}

/** Every change between two nights, activity and edits without effect included. */
export function everything(before: PlainNight, after: PlainNight): Diff {
  return diffNights(inputOf(before, after), { include: { activity: true }, all: true })
}

/** What `rolecall diff` shows without options. */
export function shown(before: PlainNight, after: PlainNight): Diff {
  return diffNights(inputOf(before, after))
}

/** Joins two nights as the store does: by ARN and unique id; unchanged entities are handed on too. */
export function inputOf(before: PlainNight, after: PlainNight): DiffInput {
  return {
    from: nightOf(before, '2026-11-01T00:00:00Z'),
    to: nightOf(after, '2026-11-02T00:00:00Z'),
    users: pairs(before.users, after.users),
    groups: pairs(before.groups, after.groups),
    roles: pairs(before.roles, after.roles),
    instanceProfiles: pairs(before.profiles, after.profiles),
    managedPolicies: pairs(before.policies, after.policies),
    facts: pairs(before.facts, after.facts),
    actions: () => actionTable,
  }
}

function nightOf(plain: PlainNight, takenAt: string): Night {
  const partition = plain.partition ?? 'aws'
  const parts = new Map<Part, PartState>(
    AUTHORIZATION_PARTS.map((part) => [part, { status: 'complete', count: 0, detail: null }]),
  )
  for (const [part, status] of Object.entries(plain.parts ?? {}) as [Part, PartStatus][]) {
    parts.set(part, { status, count: 0, detail: status === 'denied' ? 'AccessDenied' : null })
  }
  const lists = [plain.users, plain.groups, plain.roles, plain.profiles, plain.policies, plain.facts]
  return {
    snapshot: {
      id: 1,
      account: '123456789012',
      partition,
      alias: null,
      takenAt,
      label: null,
      source: 'file',
      level: null,
    },
    parts,
    sharedIds: sharedIds(lists.flatMap((list): readonly (Entity | Fact)[] => list ?? [])),
    facts: (part) => (plain.facts ?? []).filter((fact) => fact.part === part),
    document,
  }
}

function sharedIds(things: readonly (Entity | Fact)[]): Map<SubjectKind, Set<string>> {
  const shared = new Map<SubjectKind, Set<string>>()
  for (const { kind, id, arn } of things) {
    if (things.some((other) => other.kind === kind && other.id === id && other.arn !== arn))
      shared.set(kind, (shared.get(kind) ?? new Set()).add(id))
  }
  return shared
}

function document(ref: string): PolicyDocument {
  if (ref.startsWith('raw ')) return { ref, body: '{}', raw: ref.slice(4), parsed: true, json: {} }
  const parsed = ref.startsWith('{')
  return { ref, body: ref, raw: null, parsed, json: parsed ? JSON.parse(ref) : undefined }
}

function pairs<E extends Entity | Fact>(before: readonly E[] = [], after: readonly E[] = []): readonly Pair<E>[] {
  const key = (entity: E): string =>
    JSON.stringify(['part' in entity ? entity.part : '', entity.kind, entity.arn, entity.id])
  const old = new Map(before.map((entity) => [key(entity), entity]))
  const now = new Map(after.map((entity) => [key(entity), entity]))
  return [...new Set([...old.keys(), ...now.keys()])].map((at) => ({
    before: old.get(at) ?? null,
    after: now.get(at) ?? null,
  }))
}

const ACCOUNT = 'arn:aws:iam::123456789012'
const COMMON = { path: '/', createdAt: '2020-01-01T00:00:00Z' }

export function user(name: string, rest: Partial<User> = {}): User {
  const base = {
    ...COMMON,
    kind: 'user',
    arn: `${ACCOUNT}:user/${name}`,
    id: `AIDA${name.toUpperCase()}`,
    name,
  } as const
  return { ...base, groups: [], attached: [], inline: [], boundary: null, tags: [], ...rest }
}

export function group(name: string, rest: Partial<Group> = {}): Group {
  const base = {
    ...COMMON,
    kind: 'group',
    arn: `${ACCOUNT}:group/${name}`,
    id: `AGPA${name.toUpperCase()}`,
    name,
  } as const
  return { ...base, attached: [], inline: [], ...rest }
}

export function role(name: string, rest: Partial<Role> = {}): Role {
  const path = rest.path ?? '/'
  const base = {
    ...COMMON,
    kind: 'role',
    arn: `${ACCOUNT}:role${path}${name}`,
    id: `AROA${name.toUpperCase()}`,
    name,
  } as const
  const lastUsed = { at: null, region: null }
  return { ...base, trust: TRUST, attached: [], inline: [], boundary: null, tags: [], lastUsed, ...rest }
}

export function profile(name: string, roles: readonly string[], rest: Partial<InstanceProfile> = {}): InstanceProfile {
  const base = {
    ...COMMON,
    kind: 'instance-profile',
    arn: `${ACCOUNT}:instance-profile/${name}`,
    id: `AIPA${name.toUpperCase()}`,
    name,
  } as const
  const held = roles.map((held) => ({ arn: `${ACCOUNT}:role/${held}`, listed: true, nested: true }))
  return { ...base, roles: held, tags: null, ...rest }
}

/** A policy whose versions are v1, v2, … with the documents given; the last one is the default. */
export function policy(name: string, documents: readonly string[], rest: Partial<ManagedPolicy> = {}): ManagedPolicy {
  const owner = rest.owner ?? 'customer'
  const arn = owner === 'aws' ? `arn:aws:iam::aws:policy/${name}` : `${ACCOUNT}:policy/${name}`
  const versions = documents.map((document, index) => ({
    version: `v${index + 1}`,
    isDefault: index === documents.length - 1,
    createdAt: COMMON.createdAt,
    document,
  }))
  return {
    ...COMMON,
    kind: 'managed-policy',
    arn,
    id: `ANPA${name.toUpperCase()}`,
    name,
    owner,
    updatedAt: `2020-01-0${documents.length}T00:00:00Z`,
    defaultVersion: `v${documents.length}`,
    isAttachable: true,
    description: null,
    versions,
    tags: null,
    attachmentCount: 0,
    boundaryUsageCount: 0,
    ...rest,
  }
}

/** A fact about an entity that is otherwise given, or about what only facts tell of. */
export function fact(
  part: Part,
  of: Pick<Fact, 'kind' | 'arn' | 'id' | 'name'>,
  settings: Members | null,
  rest: Partial<Pick<Fact, 'activity' | 'tags'>> = {},
): Fact {
  const { kind, arn, id, name } = of
  return { part, kind, arn, id, name, settings, activity: null, tags: null, ...rest }
}

/** The account itself, and things that no list of the authorization details holds. */
export const HOME = { kind: 'account', arn: `${ACCOUNT}:root`, id: '123456789012', name: '123456789012' } as const
export function provider(name: string): Pick<Fact, 'kind' | 'arn' | 'id' | 'name'> {
  return { kind: 'provider', arn: `${ACCOUNT}:saml-provider/${name}`, id: '', name }
}
export function device(serial: string): Pick<Fact, 'kind' | 'arn' | 'id' | 'name'> {
  return { kind: 'mfa-device', arn: serial, id: '', name: serial.slice(serial.lastIndexOf('/') + 1) }
}
export function certificate(name: string, id: string): Pick<Fact, 'kind' | 'arn' | 'id' | 'name'> {
  return { kind: 'server-certificate', arn: `${ACCOUNT}:server-certificate/${name}`, id, name }
}

/** Documents: one, the same in other words, and another. */
export const READ =
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:GetObject","s3:ListBucket"],"Resource":"*"}]}'
export const READ_AGAIN =
  '{"Version":"2012-10-17","Statement":{"Sid":"Read","Effect":"Allow","Action":["s3:listbucket","s3:getobject"],"Resource":["*"]}}'
export const WRITE = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}'
export const TRUST =
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":"ec2.amazonaws.com"}}]}'
export const OPEN =
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":"*"}]}'
