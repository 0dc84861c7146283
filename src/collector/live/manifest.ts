import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

import type { SubjectKind } from '../../model/fact.ts'
import { type Level, LEVELS, type Part, PARTS, type PartState } from '../../model/part.ts'
import { RolecallError } from '../../model/error.ts'
import { writeWhole } from './write-whole.ts'

/** One entity of which a part could not be read, or which was gone when it was asked for. */
export interface Missed {
  readonly part: Part
  readonly kind: SubjectKind
  readonly arn: string
  readonly id: string
  readonly name: string
  readonly code: string
}

/** What could not be had of one entity beside its fact. */
export interface Lacking {
  readonly part: Part
  readonly arn: string
  readonly detail: string
}

/** What GetAccountSummary counts, by AWS's names. */
export type SummaryCounts = Readonly<Record<string, number>>

/** What is known of a collection beside its answers: `night.json` in its directory. Times are ISO 8601 UTC. */
export interface Manifest {
  readonly format: 1
  readonly toolVersion: string
  readonly sdkVersion: string
  readonly account: string
  readonly partition: string
  /** The identity that asked, without the name of its session; null where it could not be had. */
  readonly caller: string | null
  readonly level: Level
  readonly wanted: readonly Part[]
  readonly label: string | null
  readonly startedAt: string
  /** When the first page of the authorization details was asked for. */
  readonly takenAt: string | null
  readonly updatedAt: string
  /** The process that is collecting; null when it ended in order. */
  readonly process: number | null
  /** When it went on after a stop, each time. */
  readonly resumedAt: readonly string[]
  /** How often each part that is not read yet was tried. */
  readonly tries: Readonly<Record<string, number>>
  readonly parts: Readonly<Record<string, PartState>>
  readonly missed: readonly Missed[]
  readonly gone: readonly Missed[]
  /** Entities whose facts stand without what completes them, such as tags. */
  readonly lacking: readonly Lacking[]
  readonly summary: { readonly before: SummaryCounts | null; readonly after: SummaryCounts | null }
  /** Whether all was asked that was to be asked: it is a night now. */
  readonly complete: boolean
  /** The files of answers that a complete collection has. */
  readonly files: readonly string[]
  /** Why a complete collection cannot be recorded; null where nothing is known against it. */
  readonly unusable: string | null
}

/** The name of the file that makes a directory a kept collection. */
export const MANIFEST = 'night.json'

/** Writes the manifest of a collection, whole or not at all. @throws RolecallError DATABASE where it cannot be written */
export async function writeManifest(directory: string, manifest: Manifest): Promise<void> {
  await writeWhole(join(directory, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`)
}

/**
 * Reads the manifest of a collection that was kept.
 *
 * @throws RolecallError INPUT where the directory is none, or of a newer program
 */
export function readManifest(directory: string): Manifest {
  const file = join(directory, MANIFEST)
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    throw new RolecallError('INPUT', `${directory}: expected a directory of saved pages, with ${MANIFEST} in it`, {
      hint: 'rolecall collect --save-pages DIR makes one.',
      cause: error,
    })
  }
  const result = manifestShape.safeParse(json(text))
  if (!result.success) {
    const [issue] = result.error.issues
    throw new RolecallError(
      'INPUT',
      `${file}: at ${issue?.path.join('.') || '$'}: ${issue?.message ?? 'not a manifest'}`,
    )
  }
  return result.data as Manifest
}

function json(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text)
    return value
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

const part = z.enum(PARTS)
const missed = z.object({
  part,
  kind: z.string(),
  arn: z.string(),
  id: z.string(),
  name: z.string(),
  code: z.string(),
})
const counts = z.record(z.string(), z.number()).nullable()
const state = z.object({
  status: z.enum(['complete', 'partial', 'denied', 'skipped', 'failed']),
  count: z.number(),
  detail: z.string().nullable(),
  startedAt: z.string().optional(),
  endedAt: z.string().optional(),
  asOf: z.string().optional(),
})
const manifestShape = z.object({
  format: z.literal(1, { error: 'expected format 1: these pages were kept by a newer Rolecall, or are none' }),
  toolVersion: z.string(),
  sdkVersion: z.string(),
  account: z.string(),
  partition: z.string(),
  caller: z.string().nullable(),
  level: z.enum(LEVELS),
  wanted: z.array(part),
  label: z.string().nullable(),
  startedAt: z.iso.datetime(),
  takenAt: z.iso.datetime().nullable(),
  updatedAt: z.iso.datetime(),
  process: z.number().nullable(),
  resumedAt: z.array(z.iso.datetime()),
  tries: z.record(z.string(), z.number()),
  parts: z.partialRecord(part, state),
  missed: z.array(missed),
  gone: z.array(missed),
  lacking: z.array(z.object({ part, arn: z.string(), detail: z.string() })),
  summary: z.object({ before: counts, after: counts }),
  complete: z.boolean(),
  files: z.array(z.string()),
  unusable: z.string().nullable(),
})
