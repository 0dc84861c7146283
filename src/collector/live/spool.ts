import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

import type { Answer } from '../parts/part-plan.ts'
import type { Call } from './call.ts'
import { answersIn, partInName, type SpoolPart, spoolFileName, spoolFiles } from './spool-files.ts'
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
  const known = knownAnswers(directory)
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
      const answer = known.get(key)?.()
      known.delete(key)
      return answer
    },
    forget: async (part) => {
      waiting.delete(part)
      await last
      await Promise.all(spoolFiles(directory, part).map((name) => rm(join(directory, name))))
      for (const key of known.keys()) if (key.startsWith(`["${part}",`)) known.delete(key)
    },
  }
}

/** The answers of an earlier run. Pages of authorization details are large and alone in a file: they are read again when asked for. */
function knownAnswers(directory: string): Map<string, () => Answer> {
  const known = new Map<string, () => Answer>()
  for (const name of spoolFiles(directory)) {
    const path = join(directory, name)
    const part = partInName(name)
    for (const answer of answersIn(path)) {
      const read = part === 'authorization' ? () => only(path) : () => ({ ...answer, output: answer.output() })
      known.set(keyOf(part, answer), read)
    }
  }
  return known
}

function only(path: string): Answer {
  for (const answer of answersIn(path)) return { ...answer, output: answer.output() }
  throw new RangeError(`no answer in ${path}`)
}

function keyOf(part: SpoolPart, { operation, input }: Call): string {
  return JSON.stringify([part, operation, input])
}

const compress = promisify(gzip)
