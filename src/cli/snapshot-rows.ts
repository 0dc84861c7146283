import type { Snapshot } from '../app/history.ts'
import type { Cell, Row, Rows } from '../model/rows.ts'

const COUNTS = [
  'users',
  'groups',
  'roles',
  'instanceProfiles',
  'managedPolicies',
  'policyVersions',
  'inlinePolicies',
  'tags',
] as const

/** Nights as rows. */
export function snapshotRows(snapshots: readonly Snapshot[]): Rows {
  return { columns: SNAPSHOT_COLUMNS, rows: snapshots.map(snapshotRow) }
}

/** What tells a night from others, then how much it holds. */
export const SNAPSHOT_COLUMNS = [
  'id',
  'account',
  'partition',
  'alias',
  'takenAt',
  'label',
  'source',
  'level',
  ...COUNTS,
] as const

/** What the table has room for. */
export const SNAPSHOT_TABLE = [
  'id',
  'account',
  'takenAt',
  'label',
  'users',
  'groups',
  'roles',
  'instanceProfiles',
  'managedPolicies',
  'tags',
] as const

/** What a narrow terminal does without first. */
export const SNAPSHOT_EXPENDABLE = ['tags', 'instanceProfiles', 'managedPolicies', 'groups', 'label'] as const

/** A night as JSON has it. */
export function snapshotJson(snapshot: Snapshot): object {
  const { warnings: _, ...rest } = snapshot
  return { ...rest, parts: Object.fromEntries(snapshot.parts) }
}

/** One night as a row. */
export function snapshotRow(snapshot: Snapshot): Row {
  const { id, account, partition, alias, takenAt, label, source, level, counts } = snapshot
  const cells: [string, Cell][] = Object.entries({ id, account, partition, alias, takenAt, label, source, level })
  return new Map([...cells, ...COUNTS.map((name): [string, Cell] => [name, counts[name]])])
}
