import type { AttachedPolicy, InlinePolicy, Residue, Tag } from '../model/entity.ts'
import { isoTime } from '../model/time.ts'
import type { History } from './history.ts'
import { type BoundaryColumns, children, type Selection, type StateRow, type UsageColumns } from './state-rows.ts'

export function memberships(db: History, selection: Selection): ReadonlyMap<number, readonly string[]> {
  return children<string, [name: string]>(db, selection, 'group_membership', 'group_name', ([, name]) => name)
}

export function attachments(db: History, selection: Selection): ReadonlyMap<number, readonly AttachedPolicy[]> {
  return children<AttachedPolicy, [arn: string, name: string]>(
    db,
    selection,
    'policy_attachment',
    'policy_arn, policy_name',
    ([, arn, name]) => ({ arn, name }),
  )
}

export function inlinePolicies(db: History, selection: Selection): ReadonlyMap<number, readonly InlinePolicy[]> {
  return children<InlinePolicy, [name: string, document: string | null]>(
    db,
    selection,
    'inline_policy',
    'name, (SELECT lower(hex(sha256)) FROM document WHERE document_id = document) AS document',
    ([, name, document]) => ({ name, document }),
  )
}

export function tagsOf(db: History, selection: Selection): ReadonlyMap<number, readonly Tag[]> {
  return children<Tag, [key: string, value: string]>(db, selection, 'tag', 'key, value', ([, key, value]) => ({
    key,
    value,
  }))
}

/** What every entity has, from its row. */
export function common(row: StateRow) {
  return {
    arn: row.arn,
    id: row.unique_id,
    name: row.name,
    path: row.path,
    createdAt: iso(row.created_at),
    ...residueOf(row.residue),
  }
}

/** Tells of members of an entity whether the input said them at all. */
export function saidIn({ residue: text }: StateRow): (member: string) => boolean {
  if (text === null) return anything
  const { residue } = residueOf(text)
  const set = new Map(Object.entries(residue?.set ?? {}))
  return (member) => !(residue?.absent?.includes(member) || set.get(member) === null)
}

function anything(): boolean {
  return true
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
