import { byCodeUnit } from '../model/compare.ts'
import { sha256 } from '../util/hash.ts'
import type { Verdict } from '../model/verdict.ts'
import type { History } from './history.ts'
import type { NightKey } from './night-keys.ts'
import { explained } from './open.ts'

/** A query as it is asked: another version or other parameters make it another question. */
export interface Question {
  readonly query: string
  readonly version: number
  /** The parameters, in one text that is the same for the same ones. */
  readonly params: string
}

/** What a night was judged to be on one question. */
export interface JudgedQuestion {
  readonly question: Question
  readonly verdict: Verdict
}

/** Verdicts kept beside a history: nothing in it that cannot be found again. Whoever opens it closes it. */
export interface Verdicts {
  /** A question's verdicts of an account's nights; null for a night that was not judged. */
  read(account: string, question: Question, nights: readonly NightKey[]): readonly (Verdict | null)[]
  /** All of them or none. */
  keep(account: string, night: NightKey, judged: readonly JudgedQuestion[]): void
  close(): void
}

interface VerdictRow {
  readonly night: string
  readonly is_answered: number
  readonly found: number
  readonly open: string
}

/** The verdicts in an open cache. */
export function verdictsIn(db: History): Verdicts {
  const question = db
    .prepare<unknown[], number>(
      'SELECT question_id FROM question WHERE account = ? AND query = ? AND version = ? AND params = ?',
    )
    .pluck()
  const addQuestion = db.prepare('INSERT INTO question (account, query, version, params) VALUES (?, ?, ?, ?)')
  const rows = db.prepare<[number], VerdictRow>(
    'SELECT night, is_answered, found, open FROM verdict WHERE question = ?',
  )
  const fingerprints = db.prepare<[number], Buffer>('SELECT fingerprints FROM found WHERE found_id = ?').pluck()
  const foundOf = db.prepare<[Buffer], number>('SELECT found_id FROM found WHERE sha256 = ?').pluck()
  const addFound = db.prepare('INSERT INTO found (sha256, fingerprints) VALUES (?, ?)')
  const put = db.prepare('INSERT OR REPLACE INTO verdict VALUES (?, ?, ?, ?, ?)')
  const words = ({ query, version, params }: Question) => [query, version, params]
  const idOf = (account: string, asked: Question) =>
    question.get(account, ...words(asked)) ?? Number(addQuestion.run(account, ...words(asked)).lastInsertRowid)
  const keepFound = (bytes: Buffer) =>
    foundOf.get(sha256(bytes)) ?? Number(addFound.run(sha256(bytes), bytes).lastInsertRowid)
  const keep = db.transaction((account: string, night: NightKey, judged: readonly JudgedQuestion[]) => {
    for (const { question: asked, verdict } of judged) {
      const { isAnswered, found, open } = verdict
      const list = keepFound(packed(found))
      put.run(
        idOf(account, asked),
        nameOf(night),
        Number(isAnswered),
        list,
        open === 'all' ? '"all"' : JSON.stringify([...open]),
      )
    }
  })
  return {
    read(account, asked, nights) {
      const id = question.get(account, ...words(asked))
      if (id === undefined) return nights.map(() => null)
      const known = new Map(rows.all(id).map((row) => [row.night, row]))
      const lists = new Map<number, readonly string[]>()
      return nights.map((night) => {
        const row = known.get(nameOf(night))
        if (row === undefined) return null
        const found = lists.get(row.found) ?? unpacked(fingerprints.get(row.found))
        lists.set(row.found, found)
        return { isAnswered: row.is_answered === 1, found, open: openIn(row.open) }
      })
    },
    keep: (...given) => explained(db.name, () => keep.immediate(...given)),
    close: () => db.close(),
  }
}

/** A night recorded anew at the same time is another night. */
function nameOf({ takenAt, inputHash }: NightKey): string {
  return `${takenAt} ${inputHash}`
}

function packed(found: readonly string[]): Buffer {
  return Buffer.from(found.toSorted(byCodeUnit).join(''), 'hex')
}

/** Bytes of one fingerprint. */
const SIZE = 16

function unpacked(bytes: Buffer = Buffer.alloc(0)): readonly string[] {
  const text = bytes.toString('hex')
  return Array.from({ length: bytes.length / SIZE }, (_, index) => text.slice(index * SIZE * 2, (index + 1) * SIZE * 2))
}

function openIn(text: string): Verdict['open'] {
  const open = JSON.parse(text) as 'all' | readonly string[]
  return open === 'all' ? open : new Set(open)
}
