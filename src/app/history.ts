export {
  type Attempt,
  type History,
  listAttempts,
  listSnapshots,
  openForReading,
  openForRecording,
  readAccount,
  removeSnapshot,
  resolveSnapshot,
  type Snapshot,
} from '../store/index.ts'
