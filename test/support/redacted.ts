import { openAccess } from '../../src/access/open-access.ts'
import { redactNight } from '../../src/app/redact-night.ts'
import { openEscalation } from '../../src/escalation/open-escalation.ts'
import { TECHNIQUES } from '../../src/escalation/techniques/index.ts'
import { buildGraph } from '../../src/graph/build.ts'
import { RolecallError } from '../../src/model/error.ts'
import { byCodeUnit } from '../../src/model/compare.ts'
import { QUERIES } from '../../src/queries/index.ts'
import { runQuery } from '../../src/queries/run.ts'
import { type History, readRecorded } from '../../src/store/index.ts'
import { once } from '../../src/util/once.ts'
import { FIRST, type Said, type Shelf, shelfInMemory } from '../store/nights.ts'
import { actionTable } from './action-table.ts'

export const KEY = Buffer.from('a key that only this test knows')

const LOADED = await Promise.all(QUERIES.map(async ({ load }) => (await load()).default))

/** A night as it came in, and the same one redacted and read in again. */
export interface Pair {
  readonly plain: Shelf
  readonly redacted: Shelf
  readonly plainId: number
  readonly redactedId: number
  /** What was written. */
  readonly night: Readonly<Record<string, unknown>>
  readonly weak: number
}

/** Records a night and its redaction; whoever asks closes both. */
export function redactedPair(content: unknown, said: Said = {}, key: Uint8Array = KEY): Pair {
  const [plain, redacted] = [shelfInMemory(), shelfInMemory()]
  const plainId = plain.add(content, said).snapshotId
  const { night, weak } = redactNight(plain.db, plainId, { key, allParts: true })
  const redactedId = redacted.add(night, { takenAt: FIRST }).snapshotId
  return { plain, redacted, plainId, redactedId, night, weak }
}

/** Of one query's answer; a query that refuses to answer gives the code of its error. */
export interface Count {
  readonly rows: number
  readonly open: readonly string[]
}

/** How many rows each canned query gives of a night, and how many subjects it leaves open, by part. */
export function countsOf(db: History, snapshotId: number): Readonly<Record<string, Count | string>> {
  const account = readRecorded(db, snapshotId)
  const actions = () => actionTable
  const access = once(() => openAccess({ account, actions }))
  const graph = once(() => buildGraph(account))
  const escalation = once(() => openEscalation({ account, access: access(), techniques: TECHNIQUES }))
  return Object.fromEntries(
    LOADED.map((query): [string, Count | string] => {
      try {
        const answer = runQuery(query, account, { actions, access, graph, escalation })
        const rows = [...answer.rows].length
        const open = answer
          .unknown()
          .map(({ part, subjects }) => `${part} ${subjects === 'all' ? 'all' : subjects.length}`)
        return [query.name, { rows, open: open.toSorted(byCodeUnit) }]
      } catch (error) {
        if (error instanceof RolecallError) return [query.name, error.code]
        throw error
      }
    }),
  )
}
