/** What the history database is held to, against floors measured in the same run; ratios hold for the full account. */
export const TARGETS = {
  firstImport: 2,
  knownNight: 2,
  encodedNight: 2.5,
  sameFile: 1.5,
  peakMemory: 1.75,
  /** Bytes, from the first page asked for to the night recorded. */
  collectMemory: 400 * 2 ** 20,
  csv: 2,
  help: 1.3,
  /** Milliseconds. */
  nextNightDiff: 5,
  /** Milliseconds, over thirty nights. */
  monthDiff: 20,
  /** Milliseconds over reading the lists that the query declares. */
  query: 100,
  /** Milliseconds, from the command line. */
  whoCanCold: 1000,
  whoCanRatio: 2,
  /** Milliseconds, once one question was answered. */
  whoCanWarm: 50,
  /** Milliseconds, from the command line. */
  show: 500,
  documents: 2,
  /** Milliseconds, from the command line. */
  pathsTypical: 1000,
  pathsFull: 5000,
  /** Bytes. */
  pathsMemory: 1.5 * 2 ** 30,
  /** Milliseconds, from the command line. */
  auditTypical: 2000,
  auditFull: 15_000,
  /** Milliseconds for all pairs. */
  pairs: 5000,
  /** Milliseconds for any one. */
  comparison: 1000,
  /** Milliseconds, of 6,144 characters. */
  hostileMatch: 20,
  /** Bytes that a night of one per cent adds to a typical account. */
  nightGrowth: 150 * 1024,
} as const
