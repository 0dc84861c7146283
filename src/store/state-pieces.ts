import type { AttachedPolicy, InlinePolicy, Residue, Tag } from '../model/entity.ts'
import { isoTime } from '../model/time.ts'
import type { History } from './history.ts'
import { type BoundaryColumns, children, type Selection, type StateRow, type UsageColumns } from './state-rows.ts'

export function memberships(db: History, selection: Selection): ReadonlyMap<number, readonly string[]> {
  return children<string, { group_name: string }>(
    db,
    selection,
    'group_membership',
    'group_name',
    (row) => row.group_name,
  )
}

export function attachments(db: History, selection: Selection): ReadonlyMap<number, readonly AttachedPolicy[]> {
  return children<AttachedPolicy, { policy_arn: string; policy_name: string }>(
    db,
    selection,
    'policy_attachment',
    'policy_arn, policy_name',
    (row) => ({
      arn: row.policy_arn,
      name: row.policy_name,
    }),
  )
}

export function inlinePolicies(db: History, selection: Selection): ReadonlyMap<number, readonly InlinePolicy[]> {
  return children<InlinePolicy, InlinePolicy>(
    db,
    selection,
    'inline_policy',
    'name, (SELECT lower(hex(sha256)) FROM document WHERE document_id = document) AS document',
    ({ name, document }) => ({ name, document }),
  )
}

export function tagsOf(db: History, selection: Selection): ReadonlyMap<number, readonly Tag[]> {
  return children<Tag, Tag>(db, selection, 'tag', 'key, value', ({ key, value }) => ({ key, value }))
}

export function common(row: StateRow) {
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

export function residueOf(text: string | null): { residue?: Residue } {
  return text === null ? {} : { residue: JSON.parse(text) as Residue }
}

export function usageResidue(row: UsageColumns): { usageResidue?: Readonly<Record<string, unknown>> } {
  return row.usage_residue === null ? {} : { usageResidue: JSON.parse(row.usage_residue) as Record<string, unknown> }
}

export function boundaryOf(row: BoundaryColumns): { arn: string; type: string | null } | null {
  return row.boundary_arn === null ? null : { arn: row.boundary_arn, type: row.boundary_type }
}

export function iso(ms: number | null): string | null {
  return ms === null ? null : isoTime(ms)
}
