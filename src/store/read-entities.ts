import type {
  Entity,
  Group,
  InstanceProfile,
  ManagedPolicy,
  PolicyVersion,
  ProfileRole,
  Role,
  User,
} from '../model/entity.ts'
import { byArn } from '../model/compare.ts'
import type { History } from './history.ts'
import {
  attachments,
  boundaryOf,
  common,
  inlinePolicies,
  iso,
  memberships,
  residueOf,
  saidIn,
  tagsOf,
  usageResidue,
} from './state-pieces.ts'
import {
  type BoundaryColumns,
  children,
  type Selection,
  type StateRow,
  states,
  type UsageColumns,
} from './state-rows.ts'

export function readUsers(db: History, selection: Selection): readonly User[] {
  const rows = states<StateRow & BoundaryColumns>(db, selection, 'user_state', 'boundary_arn, boundary_type')
  const [groups, attached, inline, tags] = [
    memberships(db, selection),
    attachments(db, selection),
    inlinePolicies(db, selection),
    tagsOf(db, selection),
  ]
  return sorted(rows, (row): User => {
    const said = saidIn(row)
    return {
      kind: 'user',
      ...common(row),
      groups: said('GroupList') ? (groups.get(row.state) ?? []) : null,
      attached: said('AttachedManagedPolicies') ? (attached.get(row.state) ?? []) : null,
      inline: inline.get(row.state) ?? [],
      boundary: boundaryOf(row),
      tags: said('Tags') ? (tags.get(row.state) ?? []) : null,
    }
  })
}

export function readGroups(db: History, selection: Selection): readonly Group[] {
  const rows = states<StateRow>(db, selection, 'group_state', '')
  const [attached, inline] = [attachments(db, selection), inlinePolicies(db, selection)]
  return sorted(rows, (row): Group => {
    const said = saidIn(row)
    return {
      kind: 'group',
      ...common(row),
      attached: said('AttachedManagedPolicies') ? (attached.get(row.state) ?? []) : null,
      inline: said('GroupPolicyList') ? (inline.get(row.state) ?? []) : null,
    }
  })
}

export function readRoles(db: History, selection: Selection): readonly Role[] {
  const rows = states<StateRow & BoundaryColumns & UsageColumns & { trust: string | null }>(
    db,
    selection,
    'role_state',
    'boundary_arn, boundary_type, (SELECT lower(hex(sha256)) FROM document WHERE document_id = trust_document) AS trust',
    true,
  )
  const [attached, inline, tags] = [attachments(db, selection), inlinePolicies(db, selection), tagsOf(db, selection)]
  return sorted(rows, (row): Role => {
    const said = saidIn(row)
    const known = row.used !== null && (row.usage_residue === null || row.last_used_at !== null)
    return {
      kind: 'role',
      ...common(row),
      trust: row.trust,
      attached: said('AttachedManagedPolicies') ? (attached.get(row.state) ?? []) : null,
      inline: said('RolePolicyList') ? (inline.get(row.state) ?? []) : null,
      boundary: boundaryOf(row),
      tags: said('Tags') ? (tags.get(row.state) ?? []) : null,
      lastUsed: known ? { at: iso(row.last_used_at), region: row.last_used_region } : null,
      ...usageResidue(row),
    }
  })
}

export function readInstanceProfiles(db: History, selection: Selection): readonly InstanceProfile[] {
  const rows = states<StateRow>(db, selection, 'instance_profile_state', '')
  const roles = children<ProfileRole, [arn: string, listed: number, nested: number, residue: string | null]>(
    db,
    selection,
    'instance_profile_role',
    'role_arn, listed, nested, residue',
    ([, arn, listed, nested, residue]) => ({ arn, listed: listed === 1, nested: nested === 1, ...residueOf(residue) }),
  )
  return sorted(rows, (row): InstanceProfile => {
    return { kind: 'instance-profile', ...common(row), roles: roles.get(row.state) ?? [], tags: null }
  })
}

export function readManagedPolicies(db: History, selection: Selection): readonly ManagedPolicy[] {
  const rows = states<StateRow & UsageColumns & PolicyColumns>(
    db,
    selection,
    'managed_policy_state',
    'owner, updated_at, default_version, is_attachable, description',
    true,
  )
  const versions = children<PolicyVersion, VersionColumns>(
    db,
    selection,
    'policy_version',
    'version, is_default, created_at, (SELECT lower(hex(sha256)) FROM document WHERE document_id = document) AS document, residue',
    ([, version, isDefault, createdAt, document, residue]) => ({
      version,
      isDefault: isDefault === 1,
      createdAt: iso(createdAt),
      document,
      ...residueOf(residue),
    }),
  )
  return sorted(rows, (row): ManagedPolicy => {
    const said = saidIn(row)
    return {
      kind: 'managed-policy',
      ...common(row),
      owner: row.owner,
      updatedAt: iso(row.updated_at),
      defaultVersion: row.default_version,
      isAttachable: row.is_attachable === null ? null : row.is_attachable === 1,
      description: row.description,
      versions: said('PolicyVersionList') ? newestFirst(versions.get(row.state) ?? []) : null,
      tags: null,
      attachmentCount: row.attachment_count,
      boundaryUsageCount: row.boundary_usage_count,
      ...usageResidue(row),
    }
  })
}

interface PolicyColumns {
  readonly owner: ManagedPolicy['owner']
  readonly updated_at: number | null
  readonly default_version: string | null
  readonly is_attachable: number | null
  readonly description: string | null
}

type VersionColumns = [
  version: string,
  isDefault: number,
  createdAt: number | null,
  document: string | null,
  residue: string | null,
]

function newestFirst(versions: readonly PolicyVersion[]): readonly PolicyVersion[] {
  return versions.toSorted(
    (a, b) => Number(b.version.slice(1)) - Number(a.version.slice(1)) || (a.version < b.version ? 1 : -1),
  )
}

function sorted<Row, Item extends Entity>(rows: readonly Row[], read: (row: Row) => Item): readonly Item[] {
  return rows.map(read).toSorted(byArn)
}
