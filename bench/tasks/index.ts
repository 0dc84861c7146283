import { FULL, TYPICAL } from '../generate/size.ts'
import { accessFloor, timeWhoCan } from './access.ts'
import { timeCsv } from './csv-rows.ts'
import { timeDiff } from './diffs.ts'
import { hashFloor } from './hash-floor.ts'
import { recordHistory } from './history.ts'
import { importFloor, parseFloor, rowCount } from './import-floor.ts'
import { timeHostileMatches, timeHostilePairs, timePairs, timeReading } from './policies.ts'
import { timeQueries } from './queries.ts'

/** Pieces of work that are each measured in a process of their own; the first argument is a path. */
export const TASKS = {
  nothing: () => null,
  'import-floor': (file: string, database = '') => importFloor(file, database),
  'parse-floor': (file: string) => parseFloor(file),
  'hash-floor': (file: string) => hashFloor(file),
  'row-count': (database: string) => rowCount(database),
  history: (database: string, size = '', nights = '') =>
    recordHistory(database, size === 'full' ? FULL : TYPICAL, Number(nights)),
  diff: (database: string, nightsApart = '') => timeDiff(database, Number(nightsApart)),
  queries: async (database: string) => timeQueries(database),
  'access-floor': (database: string) => accessFloor(database),
  'who-can': (database: string) => timeWhoCan(database),
  reading: (database: string) => timeReading(database),
  pairs: (file: string) => timePairs(file),
  'hostile-pairs': () => timeHostilePairs(),
  'hostile-matches': () => timeHostileMatches(),
  csv: async (database: string) => timeCsv(database),
} as const

/** What each finds. */
export type TaskFindings = { readonly [Name in keyof typeof TASKS]: Awaited<ReturnType<(typeof TASKS)[Name]>> }
