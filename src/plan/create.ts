import type { DocumentText } from '../model/document.ts'
import type {
  Boundary,
  Entity,
  EntityKind,
  Group,
  InstanceProfile,
  ManagedPolicy,
  Role,
  User,
} from '../model/entity.ts'
import { takeDocument } from './documents.ts'
import { type Draft, ofKind, put, refusal, refuseUnread, type Step } from './draft.ts'
import { BOUNDARY_TYPE } from './holders.ts'
import { counted, policyToUse } from './policies.ts'
import type { PlannedTag } from '../model/planned-change.ts'
import { newTags } from './tags.ts'

/** What a request to create something says of all kinds. */
interface Wanted {
  readonly Path?: string | undefined
  readonly PermissionsBoundary?: string | undefined
  readonly Tags?: readonly PlannedTag[] | undefined
}

/** A user without anything. {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateUser.html} */
export function createUser(step: Step, name: string, wanted: Wanted): Draft {
  const { boundary, draft } = bounded(step, wanted)
  const lists = { groups: [], attached: [], inline: [], tags: newTags(step, { kind: 'user' }, wanted.Tags ?? []) }
  const user: User = { kind: 'user', ...named(step, 'user', name, wanted), ...lists, boundary }
  return put(draft, user)
}

/** A group without members. {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateGroup.html} */
export function createGroup(step: Step, name: string, wanted: Wanted): Draft {
  const group: Group = { kind: 'group', ...named(step, 'group', name, wanted), attached: [], inline: [] }
  return put(step.draft, group)
}

/** A role that nobody used yet. {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html} */
export function createRole(step: Step, name: string, trust: DocumentText, wanted: Wanted): Draft {
  const { boundary, draft } = bounded(step, wanted)
  const role: Role = {
    kind: 'role',
    ...named(step, 'role', name, wanted),
    trust: trust.ref,
    attached: [],
    inline: [],
    boundary,
    tags: newTags(step, { kind: 'role' }, wanted.Tags ?? []),
    lastUsed: { at: null, region: null },
  }
  return put(takeDocument({ ...step, draft }, trust, 'trust'), role)
}

/** A profile without a role. {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateInstanceProfile.html} */
export function createProfile(step: Step, name: string, wanted: Wanted): Draft {
  const profile: InstanceProfile = {
    kind: 'instance-profile',
    ...named(step, 'instance-profile', name, wanted),
    roles: [],
    tags: newTags(step, { kind: 'instance-profile' }, wanted.Tags ?? []),
  }
  return put(step.draft, profile)
}

/** A policy that nobody holds yet. {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html} */
export function createPolicy(step: Step, name: string, text: DocumentText, wanted: Wanted): Draft {
  const policy: ManagedPolicy = {
    kind: 'managed-policy',
    ...named(step, 'managed-policy', name, wanted),
    owner: 'customer',
    updatedAt: null,
    defaultVersion: 'v1',
    isAttachable: true,
    description: null,
    versions: [{ version: 'v1', isDefault: true, createdAt: null, document: text.ref }],
    tags: newTags(step, { kind: 'managed-policy' }, wanted.Tags ?? []),
    attachmentCount: 0,
    boundaryUsageCount: 0,
  }
  return put(takeDocument(step, text, 'permissions'), policy)
}

/** @throws RolecallError INPUT where the name is taken, in whatever letter case */
function named(
  step: Step,
  kind: EntityKind,
  name: string,
  { Path: path = '/' }: Wanted,
): Pick<Entity, 'arn' | 'id' | 'name' | 'path' | 'createdAt'> {
  refuseUnread(step, kind)
  const { account, partition } = step.draft.night.snapshot
  const taken = ofKind(step.draft, kind).find(
    (entity) =>
      entity.name.toLowerCase() === name.toLowerCase() && !(entity.kind === 'managed-policy' && entity.owner === 'aws'),
  )
  if (taken !== undefined) throw refusal(step, `no ${kind} ${name}`, `${taken.arn} (EntityAlreadyExists)`)
  const type = kind === 'managed-policy' ? 'policy' : kind
  return { arn: `arn:${partition}:iam::${account}:${type}${path}${name}`, id: '', name, path, createdAt: null }
}

function bounded(
  step: Step,
  { PermissionsBoundary: arn }: Wanted,
): { readonly boundary: Boundary | null; readonly draft: Draft } {
  if (arn === undefined) return { boundary: null, draft: step.draft }
  policyToUse(step, arn)
  return { boundary: { arn, type: BOUNDARY_TYPE }, draft: counted(step.draft, arn, 'boundaryUsageCount', 1) }
}
