import type { Capture, CaptureRecord, Closing } from '../../model/capture.ts'
import { RolecallError } from '../../model/error.ts'
import type { Fact } from '../../model/fact.ts'
import { isKnown, type Part, PARTS, type PartState } from '../../model/part.ts'
import { byWarning, type Warning } from '../../model/warning.ts'
import { memberOf } from '../../util/members.ts'
import { listOf } from '../../util/list.ts'
import { factRecord } from '../fact-record.ts'
import { type Inspection, startInspection } from '../inspect.ts'
import { listedProfileRecord } from '../listed-profiles.ts'
import { PART_PLANS } from '../parts/index.ts'
import { authorizationRecords } from './authorization-records.ts'
import { countWarnings } from './count-warnings.ts'
import { problemIn, spooledFacts } from './spooled-facts.ts'
import { partsOf } from './levels.ts'
import { manifestWarnings } from './manifest-warnings.ts'
import { type Manifest, readManifest } from './manifest.ts'
import { type RosterBuilder, startRoster } from './roster-builder.ts'
import { readAnswers, spoolFiles } from './spool-files.ts'

/** What the user says about a kept collection. */
export interface SpoolCaptureOptions {
  readonly label?: string
  readonly source: Capture['source']
  /** Whether an entity with this fingerprint was normalised before. */
  readonly isKnown: (fingerprint: Buffer) => boolean
}

/**
 * Reads a kept collection as one night, page by page: whatever an account's size, one page is in memory at a time.
 *
 * @throws RolecallError INPUT where the directory is no collection, or not a complete one
 */
export function captureSpool(directory: string, options: SpoolCaptureOptions): Capture {
  const manifest = readManifest(directory)
  if (!manifest.complete || manifest.takenAt === null) {
    throw new RolecallError('INPUT', `${directory}: the collection stopped before its end`, {
      hint: 'Nothing was recorded. rolecall collect --resume goes on, for 60 minutes.',
    })
  }
  const there = new Set(spoolFiles(directory))
  const missing = manifest.files.filter((name) => !there.has(name))
  if (missing.length > 0 || there.size > manifest.files.length) {
    const found = missing.length > 0 ? `${missing.join(', ')} missing` : `${there.size}`
    throw new RolecallError(
      'INPUT',
      `${directory}: expected ${manifest.files.length} files of answers, found ${found}`,
      {
        hint: 'Nothing was recorded. Only a whole copy of saved pages is a night.',
      },
    )
  }
  let closing: Closing | undefined
  return {
    account: manifest.account,
    partition: manifest.partition,
    alias: aliasIn(directory),
    takenAt: Date.parse(manifest.takenAt),
    label: options.label ?? manifest.label,
    source: options.source,
    level: manifest.level,
    dateForm: 'cli',
    residue: {},
    records: recordsOf(directory, manifest, options, (found) => {
      closing = found
    }),
    closing: () => {
      if (closing === undefined) throw new RangeError('a capture closes when its records were read')
      return closing
    },
  }
}

function* recordsOf(
  directory: string,
  manifest: Manifest,
  options: SpoolCaptureOptions,
  close: (closing: Closing) => void,
): Generator<CaptureRecord> {
  const wanted = new Set<Part>(manifest.wanted)
  const counts = new Map<Part, number>()
  const states = new Map<Part, PartState>(PARTS.map((part) => [part, stateIn(manifest, part)]))
  const warnings: Warning[] = []
  const inspection = startInspection()
  const roster = startRoster()
  const counted = function* (records: Iterable<CaptureRecord>): Generator<CaptureRecord> {
    for (const record of records) {
      const isEntity = record.part !== 'roles' || record.kind === 'role'
      if (isEntity) counts.set(record.part, (counts.get(record.part) ?? 0) + 1)
      yield record
    }
  }
  const tools = {
    wanted,
    isKnown: options.isKnown,
    inspection,
    roster,
    warn: (warning: Warning) => warnings.push(warning),
  }
  yield* counted(authorizationRecords(readAnswers(directory, 'authorization'), tools))
  if (isKnown(states.get('instance-profiles'))) {
    yield* counted(profileRecords(directory, roster, inspection))
    counts.set('instance-profiles', lengthOf(profilesListed(directory)))
  }
  const everyone = roster.roster(manifest.account, manifest.partition)
  for (const plan of PART_PLANS) {
    if (!isKnown(states.get(plan.part))) continue
    const facts = () => spooledFacts(directory, plan, everyone, manifest)
    const problem = problemIn(facts())
    if (problem === null) yield* counted(records(facts()))
    else states.set(plan.part, { ...stateIn(manifest, plan.part), status: 'failed', detail: problem })
  }
  const parts = new Map(
    [...states].map(([part, state]) => [part, isKnown(state) ? { ...state, count: counts.get(part) ?? 0 } : state]),
  )
  const summary = countWarnings(parts, manifest)
  const found = [...warnings, ...manifestWarnings(manifest), ...summary, ...inspection.warnings(parts)]
  close({ parts: doubted(parts, found), warnings: found.toSorted(byWarning) })
}

/** Profiles that no role lists. */
function* profileRecords(directory: string, roster: RosterBuilder, inspection: Inspection): Generator<CaptureRecord> {
  for (const { item, place } of profilesListed(directory)) {
    if (!roster.add('instance-profile', item)) continue
    const record = listedProfileRecord(item, 'cli')
    if ('expected' in record) {
      throw new RolecallError(
        'INPUT',
        `${place}: at $${record.path}: expected ${record.expected}, found ${record.found}`,
      )
    }
    inspection.count(record)
    yield record
  }
}

function lengthOf(items: Iterable<unknown>): number {
  let length = 0
  for (const _ of items) length += 1
  return length
}

/** The profiles of ListInstanceProfiles, each ARN once. */
function* profilesListed(directory: string): Generator<{ readonly item: unknown; readonly place: string }> {
  const seen = new Set<unknown>()
  for (const answer of readAnswers(directory, 'instance-profiles')) {
    for (const item of listOf(memberOf(answer.output(), 'InstanceProfiles'))) {
      const arn = memberOf(item, 'Arn')
      if (!seen.has(arn)) yield { item, place: answer.place }
      seen.add(arn)
    }
  }
}

function stateIn(manifest: Manifest, part: Part): PartState {
  const state = manifest.parts[part]
  if (state !== undefined) return state
  const atLevel = partsOf(manifest.level).has(part)
  const detail = atLevel ? 'left out by --skip-part' : `not read at level ${manifest.level}`
  return { status: 'skipped', count: 0, detail }
}

function* records(facts: Iterable<Fact>): Generator<CaptureRecord> {
  for (const fact of facts) yield factRecord(fact)
}

/** Lists that cannot be all there is say why. */
function doubted(parts: ReadonlyMap<Part, PartState>, warnings: readonly Warning[]): ReadonlyMap<Part, PartState> {
  const doubts = new Map(
    warnings
      .filter(({ code, subject }) => (code === 'LIST_EMPTY' || code === 'COUNT_DIFFERS') && subject !== null)
      .map(({ subject, message }) => [subject, message]),
  )
  return new Map([...parts].map(([part, state]) => [part, { ...state, detail: doubts.get(part) ?? state.detail }]))
}

function aliasIn(directory: string): string | null {
  for (const answer of readAnswers(directory, 'account-alias')) {
    const [alias] = listOf(memberOf(answer.output(), 'AccountAliases'))
    if (typeof alias === 'string') return alias
  }
  return null
}
