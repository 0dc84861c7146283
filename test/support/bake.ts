import type { AccountView } from '../../src/model/account.ts'
import { parseArn } from '../../src/model/arn.ts'
import type { PolicyDocument } from '../../src/model/document.ts'
import type {
  AttachedPolicy,
  Boundary,
  Group,
  InlinePolicy,
  InstanceProfile,
  LastUsed,
  ManagedPolicy,
  PolicyVersion,
  ProfileRole,
  Role,
  User,
} from '../../src/model/entity.ts'
import { AUTHORIZATION_PARTS, isKnown, PARTS, type Part, type PartState } from '../../src/model/part.ts'
import { sha256Hex } from '../../src/util/hash.ts'
import type { Order, PartsInit, Recipe } from './account-builder.ts'
import type {
  Facts,
  GroupFacts,
  PolicyFacts,
  ProfileFacts,
  RoleFacts,
  UserFacts,
  VersionFacts,
} from './account-facts.ts'
import { bakeFacts } from './bake-facts.ts'
import { bakeTags as tags } from './bake-tags.ts'
import { allowing, trusting, type DocumentInit } from './documents.ts'
import { plainAccount, plainDocument } from './plain-account.ts'

const CREATED = '2025-01-15T08:00:00Z'
const USED: LastUsed = { at: '2026-11-20T03:00:00Z', region: 'eu-central-1' }

/** Policies of AWS that tests attach by name without adding them: such a name is theirs unless the account has it too. */
const AWS_NAMES = new Set([
  'AdministratorAccess',
  'AmazonSSMManagedInstanceCore',
  'PowerUserAccess',
  'ReadOnlyAccess',
  'SecurityAudit',
  'ViewOnlyAccess',
])

/** Makes the account of a recipe; what belongs to a part that was not read is left out, as a collector would. */
export function bake(recipe: Recipe): AccountView {
  const documents: PolicyDocument[] = []
  const keep = (init: DocumentInit | null): string | null => {
    if (init === null) return null
    const document = plainDocument('text' in init && typeof init.text === 'string' ? init.text : init)
    documents.push(document)
    return document.ref
  }
  const kitchen: Kitchen = { recipe, keep }
  const users = recipe.users.map((order) => user(kitchen, order))
  const groups = recipe.groups.map((order) => group(kitchen, order))
  const roles = recipe.roles.map((order) => role(kitchen, order))
  const profiles = recipe.profiles.map((order) => instanceProfile(kitchen, order))
  const policies = recipe.policies.map((order) => managedPolicy(kitchen, order, [...users, ...groups, ...roles]))

  const states = partStates(recipe.parts)
  const known = (part: Part): boolean => isKnown(states.get(part))
  const account = plainAccount({
    snapshot: { account: recipe.account, takenAt: recipe.takenAt },
    users: known('users') ? users : [],
    groups: known('groups') ? groups : [],
    roles: known('roles') ? roles : [],
    instanceProfiles: profiles.filter(
      ({ roles }) => known('instance-profiles') || (known('roles') && roles.length > 0),
    ),
    managedPolicies: policies.filter(({ owner }) => known(owner === 'aws' ? 'aws-policies' : 'customer-policies')),
    facts: bakeFacts(recipe, [...users, ...groups, ...roles, ...profiles, ...policies]).filter(({ part }) =>
      known(part),
    ),
    documents,
  })
  return { ...account, parts: states }
}

interface Kitchen {
  readonly recipe: Recipe
  readonly keep: (init: DocumentInit | null) => string | null
}

function user(kitchen: Kitchen, { name, facts }: Order<UserFacts>): User {
  return {
    kind: 'user',
    ...base(kitchen, 'user', 'AIDA', name, facts),
    groups: facts.groups === undefined ? [] : facts.groups,
    attached: attached(kitchen, facts.attached),
    inline: inline(kitchen, facts.inline),
    boundary: boundary(kitchen, facts.boundary),
    tags: tags(facts.tags, []),
  }
}

function group(kitchen: Kitchen, { name, facts }: Order<GroupFacts>): Group {
  return {
    kind: 'group',
    ...base(kitchen, 'group', 'AGPA', name, facts),
    attached: attached(kitchen, facts.attached),
    inline: inline(kitchen, facts.inline),
  }
}

function role(kitchen: Kitchen, { name, facts }: Order<RoleFacts>): Role {
  const trust = facts.trust === undefined ? 'lambda.amazonaws.com' : facts.trust
  return {
    kind: 'role',
    ...base(kitchen, 'role', 'AROA', name, facts),
    trust: kitchen.keep(typeof trust === 'string' ? trusting(trust) : trust),
    attached: attached(kitchen, facts.attached),
    inline: inline(kitchen, facts.inline),
    boundary: boundary(kitchen, facts.boundary),
    tags: tags(facts.tags, []),
    lastUsed: lastUsed(facts.lastUsed),
  }
}

function instanceProfile(kitchen: Kitchen, { name, facts }: Order<ProfileFacts>): InstanceProfile {
  return {
    kind: 'instance-profile',
    ...base(kitchen, 'instance-profile', 'AIPA', name, facts),
    roles: (facts.roles ?? []).map((role): ProfileRole => ({
      arn: roleArn(kitchen, role),
      listed: true,
      nested: true,
    })),
    tags: tags(facts.tags, null),
  }
}

function managedPolicy(
  kitchen: Kitchen,
  { name, facts }: Order<PolicyFacts & { readonly owner: 'customer' | 'aws' }>,
  holders: readonly (User | Group | Role)[],
): ManagedPolicy {
  const entity = base(kitchen, 'policy', 'ANPA', name, facts, facts.owner === 'aws' ? 'aws' : kitchen.recipe.account)
  const { document = allowing('s3:GetObject') } = facts
  const given: readonly VersionFacts[] | null =
    facts.versions === undefined ? [{ version: 'v1', document }] : facts.versions
  const versions =
    given?.map(({ document = allowing('s3:GetObject'), ...version }, index): PolicyVersion => ({
      version: version.version,
      isDefault: version.isDefault ?? index === 0,
      createdAt: version.createdAt === undefined ? CREATED : version.createdAt,
      document: kitchen.keep(document),
    })) ?? null
  const attachments = holders.filter((holder) => holder.attached?.some(({ arn }) => arn === entity.arn)).length
  const boundaries = holders.filter((holder) => 'boundary' in holder && holder.boundary?.arn === entity.arn).length
  return {
    kind: 'managed-policy',
    ...entity,
    owner: facts.owner,
    updatedAt: facts.updatedAt === undefined ? CREATED : facts.updatedAt,
    defaultVersion:
      facts.defaultVersion === undefined
        ? (versions?.find(({ isDefault }) => isDefault)?.version ?? null)
        : facts.defaultVersion,
    isAttachable: facts.isAttachable === undefined ? true : facts.isAttachable,
    description: facts.description ?? null,
    versions,
    tags: tags(facts.tags, null),
    attachmentCount: facts.attachmentCount === undefined ? attachments : facts.attachmentCount,
    boundaryUsageCount: facts.boundaryUsageCount === undefined ? boundaries : facts.boundaryUsageCount,
  }
}

function base(
  { recipe }: Kitchen,
  type: string,
  prefix: string,
  name: string,
  facts: Facts,
  owner = recipe.account,
): Pick<User, 'arn' | 'id' | 'name' | 'path' | 'createdAt' | 'residue'> {
  const path = facts.path ?? '/'
  const arn = facts.arn ?? `arn:aws:iam::${owner}:${type}${path}${name}`
  return {
    arn,
    id: facts.id ?? uniqueId(prefix, name, arn),
    name,
    path,
    createdAt: facts.createdAt === undefined ? CREATED : facts.createdAt,
    ...(facts.residue ? { residue: facts.residue } : {}),
  }
}

/** Twenty-one characters that begin with the name, so that a failing test can be read. */
function uniqueId(prefix: string, name: string, arn: string): string {
  const readable = name
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, '')
    .slice(0, 9)
  return (prefix + readable + sha256Hex(arn).toUpperCase()).slice(0, 21)
}

function attached(kitchen: Kitchen, names: readonly string[] | null | undefined): readonly AttachedPolicy[] | null {
  if (names === null) return null
  return (names ?? []).map((name) => {
    const arn = policyArn(kitchen, name)
    return { arn, name: arn.slice(arn.lastIndexOf('/') + 1) }
  })
}

function boundary(kitchen: Kitchen, name: string | undefined): Boundary | null {
  return name === undefined ? null : { arn: policyArn(kitchen, name), type: 'Policy' }
}

function inline(
  kitchen: Kitchen,
  documents: Readonly<Record<string, DocumentInit | null>> | undefined,
): readonly InlinePolicy[] {
  return Object.entries(documents ?? {}).map(([name, document]) => ({ name, document: kitchen.keep(document) }))
}

function lastUsed(init: string | LastUsed | null | undefined): LastUsed | null {
  if (init === undefined) return USED
  if (init === 'never') return { at: null, region: null }
  return typeof init === 'string' ? { at: init, region: 'eu-central-1' } : init
}

/** The ARN of a policy by name: one the account was given, else AWS's where the name is well known, else the customer's. */
function policyArn({ recipe }: Kitchen, name: string): string {
  if (parseArn(name)) return name
  const order = recipe.policies.find((policy) => policy.name === name)
  const owner = (order?.facts.owner ?? (AWS_NAMES.has(name) ? 'aws' : 'customer')) === 'aws' ? 'aws' : recipe.account
  return order?.facts.arn ?? `arn:aws:iam::${owner}:policy${order?.facts.path ?? '/'}${name}`
}

function roleArn({ recipe }: Kitchen, name: string): string {
  if (parseArn(name)) return name
  const facts = recipe.roles.find((order) => order.name === name)?.facts
  return facts?.arn ?? `arn:aws:iam::${recipe.account}:role${facts?.path ?? '/'}${name}`
}

function partStates(init: PartsInit): ReadonlyMap<Part, PartState> {
  return new Map(
    PARTS.map((part) => {
      const given = init[part] ?? (AUTHORIZATION_PARTS.some((name) => name === part) ? 'complete' : 'skipped')
      const state = typeof given === 'string' ? { status: given, detail: null } : given
      return [part, { count: 0, ...state }]
    }),
  )
}
