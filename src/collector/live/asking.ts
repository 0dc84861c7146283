import { setTimeout } from 'node:timers/promises'

import { nameInArn } from '../../model/arn.ts'
import type { Members, SubjectKind } from '../../model/fact.ts'
import type { Part } from '../../model/part.ts'
import { listOf } from '../../util/list.ts'
import { memberOf } from '../../util/members.ts'
import type { Asking } from '../parts/part-plan.ts'
import { CallError, type Connection } from './call.ts'
import { forEach } from './for-each.ts'
import type { Missed } from './manifest.ts'
import { pagesOf } from './page-loop.ts'
import type { Roster } from './roster.ts'
import type { Spool } from './spool.ts'
import type { SpoolPart } from './spool-files.ts'

/** What asking takes: whom, where answers are kept, and how many questions may be open at once. */
export interface AskingTools {
  readonly connection: Connection
  readonly spool: Spool
  readonly concurrency: number
  readonly signal: AbortSignal
}

/** What came of asking for many subjects, and of what else the part had to say. */
export interface AskingNotes {
  readonly missed: readonly Missed[]
  readonly gone: readonly Missed[]
  readonly asOf: string | null
  /** What completes the facts and could not be had, each once, and of whom. */
  readonly lacking: ReadonlyMap<string, ReadonlySet<string>>
}

/** Asks one question, unless a run before this one did; the answer is kept before it is used. */
export type Ask = (operation: string, input?: Members, expected?: readonly string[]) => Promise<Members | null>

export function askFor(part: SpoolPart, { connection, spool }: AskingTools): Ask {
  return async (operation, input = {}, expected = []) => {
    const known = spool.kept(part, { operation, input })
    if (known !== undefined) return known.output
    try {
      const output = await connection.call({ operation, input })
      await spool.keep(part, { operation, input, output, code: null })
      return output
    } catch (error) {
      if (!(error instanceof CallError) || !expected.includes(error.code)) throw error
      await spool.keep(part, { operation, input, output: null, code: error.code })
      return null
    }
  }
}

/** The pages of a list, each kept before the next is asked for. @throws CallError as `pagesOf` does */
export function pagesAsked(ask: Ask, operation: string, input: Members): AsyncGenerator<Members> {
  return pagesOf(operation, input, async (next) => (await ask(operation, next)) ?? {})
}

/** How a part's plan asks; `notes` tells afterwards what could not be had. */
export function startAsking(
  part: Part,
  roster: Roster,
  tools: AskingTools,
  onProgress: (done: number, total: number) => void,
): { readonly asking: Asking; readonly notes: () => AskingNotes } {
  const ask = askFor(part, tools)
  const missed: Missed[] = []
  const gone: Missed[] = []
  const lacking = new Map<string, Set<string>>()
  let asOf: string | null = null
  const asking: Asking = {
    roster,
    ask,
    pages: async (operation, member, input = {}) => {
      const items: Members[] = []
      for await (const page of pagesAsked(ask, operation, input)) {
        items.push(...(listOf(memberOf(page, member)) as Members[]))
      }
      return items
    },
    allPages: async (operation, input = {}) => {
      for await (const _ of pagesAsked(ask, operation, input));
    },
    each: (subjects, work) =>
      forEach(subjects, work, tools.concurrency, {
        done: (count) => onProgress(count, subjects.length),
        gone: (subject, code) => gone.push(missing(part, subject.arn, code, roster)),
        missed: (subject, code) => missed.push(missing(part, subject.arn, code, roster)),
      }),
    asOf: (iso) => {
      asOf = iso
    },
    lacks: (detail, arn) => {
      lacking.set(detail, (lacking.get(detail) ?? new Set()).add(arn))
    },
    pause: (milliseconds) => pause(milliseconds, tools.signal),
  }
  return { asking, notes: () => ({ missed, gone, asOf, lacking }) }
}

function missing(part: Part, arn: string, code: string, roster: Roster): Missed {
  const known = roster.byArn(arn)
  const own = { kind: known?.kind ?? kindOf(part), id: known?.id ?? '', name: known?.name ?? nameInArn(arn) }
  return { part, arn, code, ...own }
}

/** What the subjects of a part are that the authorization details do not hold. */
function kindOf(part: Part): SubjectKind {
  if (part === 'saml' || part === 'oidc') return 'provider'
  return part === 'server-certificates' ? 'server-certificate' : 'mfa-device'
}

/** Waits, unless the run ends before. @throws CallError interrupted */
async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await setTimeout(milliseconds, undefined, { signal })
  } catch (error) {
    throw new CallError('', 'interrupted', 'Interrupted', 'interrupted', error)
  }
}
