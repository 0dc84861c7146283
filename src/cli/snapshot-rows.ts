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

/** Nights as rows: what tells them apart, then how much they hold. */
export function snapshotRows(snapshots: readonly Snapshot[]): Rows {
  const columns = ['id', 'account', 'partition', 'alias', 'takenAt', 'label', 'source', 'level', ...COUNTS]
  return { columns, rows: snapshots.map(row) }
}

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

function row(snapshot: Snapshot): Row {
  const { id, account, partition, alias, takenAt, label, source, level, counts } = snapshot
  const cells: [string, Cell][] = Object.entries({ id, account, partition, alias, takenAt, label, source, level })
  return new Map([...cells, ...COUNTS.map((name): [string, Cell] => [name, counts[name]])])
}
