import type { AttachedPolicy, Entity, Group, InlinePolicy, InstanceProfile, ManagedPolicy, PolicyVersion, ProfileRole, Residue, Role, Tag, User } from '../model/entity.ts'
import { byArn } from '../model/compare.ts'
import { isoTime } from '../model/time.ts'
import type { History } from './history.ts'

/**
 * Which entities to read: SQL that gives `entity, part, state`, and the moment whose usage goes with them.
 * It is read again for every list of children, so it should be cheap: an index range, or a temporary table.
 */
export interface Selection {
  readonly sql: string
  readonly bound: Readonly<Record<string, number>>
  readonly at: number
}

/** A row of any state table; columns that the kind lacks are undefined. */
interface StateRow {
  readonly state: number
  readonly arn: string
  readonly unique_id: string
  readonly residue: string | null
  readonly name: string
  readonly path: string
  readonly created_at: number | null
}

export function readUsers(db: History, selection: Selection): readonly User[] {
  const rows = states<StateRow & BoundaryColumns>(db, selection, 'user_state', 'boundary_arn, boundary_type')
  const [groups, attached, inline, tags] = [memberships(db, selection), attachments(db, selection), inlinePolicies(db, selection), tagsOf(db, selection)]
  return sorted(rows, (row): User => {
    const { said, ...base } = common(row)
    return {
      kind: 'user',
      ...base,
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
    const { said, ...base } = common(row)
    return {
      kind: 'group',
      ...base,
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
    const { said, ...base } = common(row)
    const known = row.used !== null && (row.usage_residue === null || row.last_used_at !== null)
    return {
      kind: 'role',
      ...base,
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
  const roles = children<ProfileRole, { role_arn: string; listed: number; nested: number; residue: string | null }>(
    db,
    selection,
    'instance_profile_role',
    'role_arn, listed, nested, residue',
    (row) => ({ arn: row.role_arn, listed: row.listed === 1, nested: row.nested === 1, ...residueOf(row.residue) }),
  )
  return sorted(rows, (row): InstanceProfile => {
    const { said: _, ...base } = common(row)
    return { kind: 'instance-profile', ...base, roles: roles.get(row.state) ?? [], tags: null }
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
  const versions = children<PolicyVersion, VersionRow>(
    db,
    selection,
    'policy_version',
    'version, is_default, created_at, (SELECT lower(hex(sha256)) FROM document WHERE document_id = document) AS document, residue',
    (row) => ({ version: row.version, isDefault: row.is_default === 1, createdAt: iso(row.created_at), document: row.document, ...residueOf(row.residue) }),
  )
  return sorted(rows, (row): ManagedPolicy => {
    const { said, ...base } = common(row)
    return {
      kind: 'managed-policy',
      ...base,
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

interface BoundaryColumns {
  readonly boundary_arn: string | null
  readonly boundary_type: string | null
}

interface UsageColumns {
  /** Null where the night says nothing of the entity's use. */
  readonly used: number | null
  readonly last_used_at: number | null
  readonly last_used_region: string | null
  readonly attachment_count: number | null
  readonly boundary_usage_count: number | null
  readonly usage_residue: string | null
}

interface PolicyColumns {
  readonly owner: ManagedPolicy['owner']
  readonly updated_at: number | null
  readonly default_version: string | null
  readonly is_attachable: number | null
  readonly description: string | null
}

interface VersionRow {
  readonly version: string
  readonly is_default: number
  readonly created_at: number | null
  readonly document: string | null
  readonly residue: string | null
}

function states<Row>(db: History, { sql, bound, at }: Selection, table: string, columns: string, withUsage = false): readonly Row[] {
  const usage = withUsage
    ? `, u.entity AS used, u.last_used_at, u.last_used_region, u.attachment_count, u.boundary_usage_count, u.residue AS usage_residue`
    : ''
  const join = withUsage ? 'LEFT JOIN main.usage u ON u.entity = n.entity AND u.part = n.part AND u.first_at <= @at AND u.until_at > @at' : ''
  return db
    .prepare<[Record<string, number>], Row>(
      `SELECT n.state, e.arn, e.unique_id, s.residue, t.name, t.path, t.created_at ${columns === '' ? '' : `, ${columns}`} ${usage}
       FROM (${sql}) n JOIN ${table} t ON t.state_id = n.state JOIN state s ON s.state_id = n.state
       JOIN entity e ON e.entity_id = n.entity ${join}`,
    )
    .all(withUsage ? { ...bound, at } : { ...bound })
}

function children<Child, Row extends object>(
  db: History,
  { sql, bound }: Selection,
  table: string,
  columns: string,
  read: (row: Row) => Child,
): ReadonlyMap<number, readonly Child[]> {
  const byState = new Map<number, Child[]>()
  const rows = db
    .prepare<[Record<string, number>], Row & { state_id: number }>(
      `SELECT state_id, ${columns} FROM (SELECT DISTINCT state FROM (${sql})) n JOIN ${table} t ON t.state_id = n.state`,
    )
    .iterate({ ...bound })
  for (const row of rows) {
    const own = byState.get(row.state_id)
    if (own === undefined) byState.set(row.state_id, [read(row)])
    else own.push(read(row))
  }
  return byState
}

function memberships(db: History, selection: Selection): ReadonlyMap<number, readonly string[]> {
  return children<string, { group_name: string }>(db, selection, 'group_membership', 'group_name', (row) => row.group_name)
}

function attachments(db: History, selection: Selection): ReadonlyMap<number, readonly AttachedPolicy[]> {
  return children<AttachedPolicy, { policy_arn: string; policy_name: string }>(db, selection, 'policy_attachment', 'policy_arn, policy_name', (row) => ({
    arn: row.policy_arn,
    name: row.policy_name,
  }))
}

function inlinePolicies(db: History, selection: Selection): ReadonlyMap<number, readonly InlinePolicy[]> {
  return children<InlinePolicy, InlinePolicy>(
    db,
    selection,
    'inline_policy',
    'name, (SELECT lower(hex(sha256)) FROM document WHERE document_id = document) AS document',
    ({ name, document }) => ({ name, document }),
  )
}

function tagsOf(db: History, selection: Selection): ReadonlyMap<number, readonly Tag[]> {
  return children<Tag, Tag>(db, selection, 'tag', 'key, value', ({ key, value }) => ({ key, value }))
}

function common(row: StateRow) {
  const { residue } = residueOf(row.residue)
  const set = new Map(Object.entries(residue?.set ?? {}))
  return {
    arn: row.arn,
    id: row.unique_id,
    name: row.name,
    path: row.path,
    createdAt: iso(row.created_at),
    ...(residue === undefined ? {} : { residue }),
    /** Whether the input said this member at all. */
    said: (member: string): boolean => !(residue?.absent?.includes(member) || set.get(member) === null),
  }
}

function residueOf(text: string | null): { residue?: Residue } {
  return text === null ? {} : { residue: JSON.parse(text) as Residue }
}

function usageResidue(row: UsageColumns): { usageResidue?: Readonly<Record<string, unknown>> } {
  return row.usage_residue === null ? {} : { usageResidue: JSON.parse(row.usage_residue) as Record<string, unknown> }
}

function boundaryOf(row: BoundaryColumns): { arn: string; type: string | null } | null {
  return row.boundary_arn === null ? null : { arn: row.boundary_arn, type: row.boundary_type }
}

function iso(ms: number | null): string | null {
  return ms === null ? null : isoTime(ms)
}

function newestFirst(versions: readonly PolicyVersion[]): readonly PolicyVersion[] {
  return versions.toSorted((a, b) => Number(b.version.slice(1)) - Number(a.version.slice(1)) || (a.version < b.version ? 1 : -1))
}

function sorted<Row, Item extends Entity>(rows: readonly Row[], read: (row: Row) => Item): readonly Item[] {
  return rows.map(read).toSorted(byArn)
}
