import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

import type { Answer } from '../parts/part-plan.ts'
import type { Call } from './call.ts'
import { answersIn, partInName, type SpooledAnswer, type SpoolPart, spoolFileName, spoolFiles } from './spool-files.ts'
import { keeping, writeWhole } from './write-whole.ts'

/** Answers as they are kept on the way to the database: nothing that came is lost when a run ends early. */
export interface Spool {
  readonly directory: string
  /** Keeps an answer; small ones are written some at a time. */
  readonly keep: (part: SpoolPart, answer: Answer) => Promise<void>
  /** Writes what is not written yet. */
  readonly flush: () => Promise<void>
  /** The answer that a run before this one got to the same question, once: who asks again wants another. */
  readonly kept: (part: SpoolPart, call: Call) => Answer | undefined
  /** Throws the answers of a part away, those of earlier runs too: a list whose pages do not fit together begins anew. */
  readonly forget: (part: SpoolPart) => Promise<void>
  /** How many answers of a part this run kept. */
  readonly written: (part: SpoolPart) => number
}

/** Answers are gathered up to this many characters before they become a file. */
const FILE_SIZE = 1 << 18

/**
 * Opens a collection's directory, made with mode 0700 where it is missing.
 *
 * @throws RolecallError DATABASE where it cannot be written
 */
export async function openSpool(directory: string): Promise<Spool> {
  await keeping(directory, () => mkdir(directory, { recursive: true, mode: 0o700 }))
  const known = await knownAnswers(directory)
  const read = lastRead()
  const written = new Map<SpoolPart, number>()
  let sequence = Number(spoolFiles(directory).at(-1)?.slice(0, 6) ?? 0)
  const waiting = new Map<SpoolPart, { lines: string[]; size: number }>()
  let last = Promise.resolve()

  const write = (part: SpoolPart): Promise<void> => {
    const lines = waiting.get(part)?.lines ?? []
    waiting.delete(part)
    if (lines.length === 0) return last
    sequence += 1
    const file = join(directory, spoolFileName(sequence, part))
    last = last.then(async () => writeWhole(file, await compress(lines.join(''))))
    return last
  }
  return {
    directory,
    keep: async (part, { operation, input, code, output }) => {
      const line = `${JSON.stringify({ operation, input, ...(code === null ? {} : { code }), output })}\n`
      written.set(part, (written.get(part) ?? 0) + 1)
      const own = waiting.get(part) ?? { lines: [], size: 0 }
      waiting.set(part, own)
      own.lines.push(line)
      own.size += line.length
      if (own.size >= FILE_SIZE || part === 'authorization') await write(part)
    },
    flush: async () => {
      await Promise.all([...waiting.keys()].map(write))
      await last
    },
    kept: (part, call) => {
      const key = keyOf(part, call)
      const place = known.get(key)
      known.delete(key)
      return place && read(place)
    },
    written: (part) => written.get(part) ?? 0,
    forget: async (part) => {
      waiting.delete(part)
      await last
      await Promise.all(spoolFiles(directory, part).map((name) => rm(join(directory, name))))
      for (const key of known.keys()) if (key.startsWith(`["${part}",`)) known.delete(key)
    },
  }
}

/** Where an answer stands: its file, and which line of it. */
interface Place {
  readonly path: string
  readonly line: number
}

/** Where the answers of an earlier run stand, file by file, so that the run can be interrupted meanwhile. */
async function knownAnswers(directory: string): Promise<Map<string, Place>> {
  const known = new Map<string, Place>()
  for (const name of spoolFiles(directory)) {
    const path = join(directory, name)
    let line = 0
    for (const answer of answersIn(path)) {
      known.set(keyOf(partInName(name), answer), { path, line })
      line += 1
    }
    await setImmediate()
  }
  return known
}

/** Reads answers by their place; questions come up in the order of the answers, so that a few files are enough to hold. */
function lastRead(): (place: Place) => Answer {
  const files = new Map<string, readonly SpooledAnswer[]>()
  return ({ path, line }) => {
    const answers = files.get(path) ?? [...answersIn(path)]
    files.delete(path)
    files.set(path, answers)
    const [oldest] = files.keys()
    if (files.size > FILES_HELD && oldest !== undefined) files.delete(oldest)
    const answer = answers[line]
    if (answer === undefined) throw new RangeError(`no answer ${line} in ${path}`)
    return { ...answer, output: answer.output() }
  }
}

const FILES_HELD = 3

function keyOf(part: SpoolPart, { operation, input }: Call): string {
  return JSON.stringify([part, operation, input])
}

const compress = promisify(gzip)
