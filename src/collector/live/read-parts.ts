import { byCodeUnit } from '../../model/compare.ts'
import { RolecallError } from '../../model/error.ts'
import { isKnown, type Part, type PartState } from '../../model/part.ts'
import { listOf } from '../../util/list.ts'
import { memberOf } from '../../util/members.ts'
import { PART_PLANS } from '../parts/index.ts'
import type { Asking } from '../parts/part-plan.ts'
import { unreadSubjects } from './asked-of.ts'
import { type AskingTools, pagesAsked, startAsking } from './asking.ts'
import { isFatal, isOfNoUse } from './fatal.ts'
import { authorizationParts } from './authorization-parts.ts'
import { CallError } from './call.ts'
import { checkAccount } from './caller.ts'
import type { Ledger, Surroundings } from './ledger.ts'
import type { Manifest, SummaryCounts } from './manifest.ts'
import { readState } from './read-state.ts'
import { rosterOf } from './roster-builder.ts'
import type { Roster } from './roster.ts'

/**
 * Asks for every part wanted, one after the other: the account's counts first and last, so that they show what moved
 * meanwhile; then the authorization details, which say whom to ask for; then all else. A part that fails does not end
 * the night, apart from the authorization details.
 *
 * @throws CallError where no further call can succeed, or a list of the authorization details did not reach its end
 */
export async function readParts(tools: AskingTools, ledger: Ledger, surroundings: Surroundings): Promise<void> {
  const { manifest, save } = ledger
  const wanted = new Set<Part>(manifest().wanted)
  const nobody = rosterOf([], manifest().account, manifest().partition)
  const read = (part: Part, roster: Roster, work: (asking: Asking) => Promise<void>) =>
    wanted.has(part) ? readPart(part, roster, work, tools, ledger, surroundings) : Promise.resolve()

  await read('account-summary', nobody, async ({ ask }) => {
    const before = countsIn(await ask('GetAccountSummary'))
    await save({ summary: { before, after: null } })
  })
  const { roster: builder, account } = await authorizationParts(tools, wanted, ledger, surroundings)
  if (manifest().account === 'unknown') {
    if (account === null)
      throw new RolecallError('AWS', 'expected an account id from GetCallerIdentity, or in an ARN; found none')
    checkAccount(surroundings.account, account)
    await save({ account })
  }
  await read('instance-profiles', nobody, async ({ ask }) => {
    for await (const page of pagesAsked(ask, 'ListInstanceProfiles', { MaxItems: 1000 }))
      for (const profile of listOf(memberOf(page, 'InstanceProfiles'))) builder.add('instance-profile', profile)
  })
  const roster = builder.roster(manifest().account, manifest().partition)
  for (const plan of PART_PLANS) if (plan.part !== 'account-summary') await read(plan.part, roster, plan.collect)
  if (wanted.has('account-summary')) await countAgain(tools, ledger)
}

/** How often a part is tried, over all runs of a collection, before it is given up. */
const TRIES = 3

async function readPart(
  part: Part,
  roster: Roster,
  work: (asking: Asking) => Promise<void>,
  tools: AskingTools,
  { manifest, save }: Ledger,
  { now, onEvent }: Surroundings,
): Promise<void> {
  const before = manifest().parts[part]
  const replayed = part === 'instance-profiles' && isKnown(before)
  if (before !== undefined && before.status !== 'failed' && !replayed) return
  const tries = (manifest().tries[part] ?? 0) + 1
  const startedAt = before?.startedAt ?? new Date(now()).toISOString()
  const end = async (state: PartState, change: Partial<Manifest> = {}): Promise<void> => {
    const timed = {
      ...state,
      startedAt,
      endedAt: replayed ? (before?.endedAt ?? startedAt) : new Date(now()).toISOString(),
    }
    await save({ ...change, parts: { ...manifest().parts, [part]: timed } })
    onEvent({ type: 'part-ended', part, state: timed })
  }
  onEvent({ type: 'part-started', part })
  if (tries > TRIES && !replayed) {
    await end({ status: 'failed', count: 0, detail: before?.detail ?? `given up after ${TRIES} attempts` })
    return
  }
  const { unread, all } = unreadSubjects(part, manifest().parts)
  if (all) {
    await end({ status: 'skipped', count: 0, detail: `nobody to ask of: ${unread.join(', ')} not read` })
    return
  }
  await save({ tries: { ...manifest().tries, [part]: tries } })
  const { asking, notes } = startAsking(part, roster, tools, (done, total) => {
    onEvent({ type: 'progress', part, done, total })
  })
  try {
    await work(asking)
    await tools.spool.flush()
  } catch (error) {
    if (isFatal(error)) {
      // No failure of the part's own: the run ended while it was being answered.
      if (tools.spool.written(part) > 0) await save({ tries: { ...manifest().tries, [part]: tries - 1 } })
      throw error
    }
    if (isOfNoUse(error)) await tools.spool.forget(part)
    await end(failed(error))
    return
  }
  const { missed, gone, asOf, lacking } = notes()
  const details = [...lacking.keys()].toSorted(byCodeUnit)
  const wanting = [...details, ...unread.map((subject) => `${subject} not read`)]
  const of = details.flatMap((detail) => [...(lacking.get(detail) ?? [])].map((arn) => ({ part, arn, detail })))
  const own = { missed, gone, lacking: of }
  await end({ ...readState(missed, wanting), ...(asOf === null ? {} : { asOf }) }, withoutOld(part, manifest(), own))
}

type Notes = Pick<Manifest, 'missed' | 'gone' | 'lacking'>

/** What is noted of the collection's parts, with what a run before noted of this one replaced. */
function withoutOld(part: Part, all: Notes, own: Notes): Notes {
  const others = <Note extends { readonly part: Part }>(notes: readonly Note[]) =>
    notes.filter((note) => note.part !== part)
  return {
    missed: [...others(all.missed), ...own.missed],
    gone: [...others(all.gone), ...own.gone],
    lacking: [...others(all.lacking), ...own.lacking],
  }
}

function failed(error: unknown): PartState {
  const detail = error instanceof Error ? error.message : String(error)
  if (!(error instanceof CallError)) return { status: 'failed', count: 0, detail }
  return { status: error.failure === 'denied' ? 'denied' : 'failed', count: 0, detail }
}

/** Counts the account once more; that it cannot be had says nothing about the night. */
async function countAgain({ connection }: AskingTools, { manifest, save }: Ledger): Promise<void> {
  try {
    const after = countsIn(await connection.call({ operation: 'GetAccountSummary', input: {} }))
    await save({ summary: { before: manifest().summary.before, after } })
  } catch (error) {
    if (isFatal(error)) throw error
  }
}

function countsIn(answer: unknown): SummaryCounts {
  const map = memberOf(answer, 'SummaryMap')
  const counts = typeof map === 'object' && map !== null ? Object.entries(map) : []
  return Object.fromEntries(counts.filter((entry): entry is [string, number] => typeof entry[1] === 'number'))
}
