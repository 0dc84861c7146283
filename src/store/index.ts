export { readChanges, type Changes } from './changes.ts'
export { type DescribedStatement, describeStatement } from './describe-statement.ts'
export { readExportForm } from './export-form.ts'
export type { History } from './history.ts'
export { historyExists, openForReading, openForRecording } from './open.ts'
export { readAccount, readRecorded } from './read-account.ts'
export { fingerprintLookup } from './lay-out.ts'
export { recordAttempt } from './record-attempt.ts'
export { recordNight } from './record.ts'
export type { RecordOptions } from './record-options.ts'
export { removeSnapshot, removeSnapshots } from './remove.ts'
export { resolveSnapshot } from './resolve-snapshot.ts'
export { scopeTo } from './scope.ts'
export {
  accountsWithAlias,
  type Attempt,
  hasNightAt,
  listAttempts,
  listSnapshots,
  previousSnapshot,
  type Snapshot,
  snapshotById,
  snapshotOfInput,
} from './snapshots.ts'
export { runStatement, viewRows } from './sql.ts'
export { type NightKey, nightKeys } from './night-keys.ts'
export { openVerdicts } from './open-verdicts.ts'
export type { Question, Verdicts } from './verdicts.ts'
