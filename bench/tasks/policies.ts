import { readFileSync } from 'node:fs'

import { loadActionTable } from '../../src/app/action-table.ts'
import { comparePolicies } from '../../src/policy/compare/compare-policies.ts'
import { readPolicyJson } from '../../src/policy/document/read-policy.ts'
import { matches } from '../../src/policy/pattern/matches.ts'
import { parsePattern } from '../../src/policy/pattern/parse.ts'
import { openForReading } from '../../src/store/index.ts'
import { HOSTILE } from '../../test/policy/pattern/hostile.ts'
import { stopwatch } from './stopwatch.ts'

/** Milliseconds. */
export interface ReadingTimes {
  readonly parse: number
  /** Parsed and read, every element of every statement. */
  readonly read: number
  readonly documents: number
}

/** Reads every document of a history as a policy, beside JSON.parse of the same texts. */
export function timeReading(path: string): ReadingTimes {
  const db = openForReading(path)
  const texts = db.prepare<[], string>('SELECT body FROM document WHERE parsed = 1').pluck().all()
  db.close()
  const parses: number[] = []
  const reads: number[] = []
  // The first time warms up; the least of the others has no garbage of another's in it.
  for (let time = 0; time < 4; time++) {
    const lap = stopwatch()
    for (const text of texts) JSON.parse(text)
    parses.push(lap())
    for (const text of texts) readPolicyJson(JSON.parse(text))
    reads.push(lap())
  }
  return { parse: Math.min(...parses.slice(1)), read: Math.min(...reads.slice(1)), documents: texts.length }
}

/** Milliseconds for all, and for the one that took longest. */
export interface PairTimes {
  readonly all: number
  readonly worst: number
  readonly pairs: number
}

interface Pair {
  readonly old: unknown
  readonly new: unknown
}

/** Compares pairs of documents in a file, each read beforehand. */
export function timePairs(path: string): PairTimes {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its publisher says so
  const pairs = JSON.parse(readFileSync(path, 'utf8')) as readonly Pair[]
  return timeComparing(pairs)
}

/** Compares documents whose patterns are as bad as 6,144 characters can be. */
export function timeHostilePairs(): PairTimes {
  const allow = (resource: string): unknown => ({
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Action: 's3:*', Resource: resource },
  })
  const patterns = HOSTILE.map(({ pattern }) => pattern)
  return timeComparing(
    patterns.flatMap((one) => patterns.map((other) => ({ old: allow(one), new: allow(`${other.slice(0, -1)}?`) }))),
  )
}

function timeComparing(pairs: readonly Pair[]): PairTimes {
  const table = loadActionTable()
  const read = pairs.map((pair) => [readPolicyJson(pair.old), readPolicyJson(pair.new)] as const)
  const lap = stopwatch()
  const times = read.map(([older, newer]) => {
    comparePolicies(older, newer, table)
    return lap()
  })
  return { all: times.reduce((sum, time) => sum + time, 0), worst: Math.max(...times), pairs: pairs.length }
}

/** Milliseconds that the slowest of the hostile patterns takes to be read and held against a text. */
export interface MatchTimes {
  readonly worst: number
  readonly patterns: number
}

/** Each the best of three, lest a pause of the machine's counts. */
export function timeHostileMatches(): MatchTimes {
  const times = HOSTILE.map(({ pattern, text }) => {
    const lap = stopwatch()
    return Math.min(
      ...[1, 2, 3].map(() => {
        lap()
        matches(parsePattern(pattern), text)
        return lap()
      }),
    )
  })
  return { worst: Math.max(...times), patterns: times.length }
}
