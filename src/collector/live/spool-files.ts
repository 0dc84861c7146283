import { isAscii } from 'node:buffer'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

import { byCodeUnit } from '../../model/compare.ts'
import { RolecallError } from '../../model/error.ts'
import type { Members } from '../../model/fact.ts'
import type { Part } from '../../model/part.ts'
import type { Answer } from '../parts/part-plan.ts'
import { SlicedObject } from '../sliced-json.ts'

/** Whose answers a file holds; the five authorization parts come in one stream. */
export type SpoolPart = Part | 'authorization'

/** One line of a file of answers; its output is parsed only when it is asked for. */
export interface SpooledAnswer extends Omit<Answer, 'output'> {
  readonly output: () => Members | null
  /** The same as bytes: an authorization page is read entity by entity. */
  readonly outputBytes: Buffer
  /** File and line, for errors. */
  readonly place: string
}

/** A file's name says in which order it was written and whose answers it holds. */
export function spoolFileName(sequence: number, part: SpoolPart): string {
  return `${String(sequence).padStart(6, '0')}-${part}.ndjson.gz`
}

/** The files of a collection, as they were written; those of one part, if one is named. */
export function spoolFiles(directory: string, part?: SpoolPart): readonly string[] {
  const names = readdirSync(directory).filter((name) => NAME.test(name))
  return names.filter((name) => part === undefined || partInName(name) === part).toSorted(byCodeUnit)
}

/** Whose answers a file holds, by its name. */
export function partInName(name: string): SpoolPart {
  return name.slice(7, -'.ndjson.gz'.length) as SpoolPart
}

/** The answers kept for one part, in order; one file is in memory at a time. @throws RolecallError INPUT naming file and line */
export function* readAnswers(directory: string, part: SpoolPart): Generator<SpooledAnswer> {
  for (const name of spoolFiles(directory, part)) yield* answersIn(join(directory, name))
}

/** The answers in one file. @throws RolecallError INPUT naming file and line */
export function* answersIn(path: string): Generator<SpooledAnswer> {
  const bytes = unzipped(path)
  let line = 0
  for (let start = 0; start < bytes.length;) {
    const found = bytes.indexOf(NEWLINE, start)
    const end = found < 0 ? bytes.length : found
    line += 1
    yield answer(bytes.subarray(start, end), `${path}:${line}`)
    start = end + 1
  }
}

const NAME = /^\d{6}-[a-z-]+\.ndjson\.gz$/
const NEWLINE = 0x0a

function unzipped(path: string): Buffer {
  try {
    return gunzipSync(readFileSync(path))
  } catch (error) {
    throw new RolecallError(
      'INPUT',
      `${path}: cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      {
        cause: error,
      },
    )
  }
}

function answer(bytes: Buffer, place: string): SpooledAnswer {
  try {
    const members = new SlicedObject({ bytes, ascii: isAscii(bytes) }, 0)
    const [operation, input, code] = [members.get('operation'), members.get('input'), members.get('code')]
    if (typeof operation !== 'string') throw new SyntaxError('no operation')
    return {
      operation,
      input: isMembers(input) ? input : {},
      code: typeof code === 'string' ? code : null,
      output: () => {
        const output = members.get('output')
        return isMembers(output) ? output : null
      },
      outputBytes: members.bytesOf('output'),
      place,
    }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new RolecallError('INPUT', `${place}: expected a kept answer {operation, input, output}, found other text`, {
      cause: error,
    })
  }
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
