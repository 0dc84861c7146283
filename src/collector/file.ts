import type { Capture, DateForm } from '../model/capture.ts'
import { byCodeUnit } from '../model/compare.ts'
import { dateFormOf, parseDate } from '../model/date-form.ts'
import { RolecallError } from '../model/error.ts'
import type { AuthorizationPart, Part, PartState } from '../model/part.ts'
import { byWarning, type Warning } from '../model/warning.ts'
import { inspectNight } from './inspect.ts'
import { instanceProfileRecords, profileListings, rolesThatListPlainly } from './instance-profiles.ts'
import { gatherEntities, type GivenEntity } from './night.ts'
import { keptMembers, type Page, readPages } from './page-set.ts'
import { parseJson } from './parse-json.ts'
import { partsRead } from './parts-read.ts'
import { recordOf } from './records.ts'
import { MEMBER, readRolecallMember, withRolecallParts } from './rolecall-member.ts'
import type { SavedFile } from './saved-file.ts'
import { takenAt } from './taken-at.ts'
import { ofOneAccount } from './whose-night.ts'

/** What the user says about saved files; times are milliseconds since 1970. */
export interface FileCaptureOptions {
  readonly takenAt?: number
  readonly label?: string
  readonly account?: string
  readonly lists?: readonly AuthorizationPart[]
  /** The clock, for files that do not say when they were taken. */
  readonly now: number
  /** Whether an entity with this fingerprint was normalised before. */
  readonly isKnown: (fingerprint: Buffer) => boolean
}

/**
 * Reads saved output of GetAccountAuthorizationDetails as one night: one file, or the pages of one answer.
 * {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html}
 *
 * @throws RolecallError INPUT or USAGE naming file, place, found and expected; nothing has been recorded then
 */
export function captureFiles(files: readonly SavedFile[], options: FileCaptureOptions): Capture {
  try {
    return capture(files, options)
  } catch (error) {
    if (error instanceof SyntaxError) for (const file of files) parseJson(file)
    if (error instanceof RangeError) throw tooDeep(files, error)
    throw error
  }
}

function tooDeep(files: readonly SavedFile[], cause: RangeError): RolecallError {
  const shown = files.map((file) => file.name).join(', ')
  return new RolecallError(
    'INPUT',
    `${shown}: not authorization details: expected JSON of a few levels, found thousands`,
    {
      hint: 'Nothing was recorded.',
      cause,
    },
  )
}

function capture(files: readonly SavedFile[], options: FileCaptureOptions): Capture {
  const pages = readPages(files)
  const beyond = readRolecallMember(pages)
  const all = gatherEntities(pages)
  const { account, partition, kept, warnings } = ofOneAccount(all, files, options.account ?? beyond?.account)
  const read = partsRead(pages, kept, options.lists)
  const parts = beyond === null ? read : withRolecallParts(pages, account, read, beyond, options.lists !== undefined)
  const dateForm = dateFormIn(kept)
  const listings = profileListings(kept)
  const plain = rolesThatListPlainly(listings)
  const records = [
    ...kept.map((entity) => recordOf(entity, dateForm, options.isKnown, plain.has(entity))),
    ...instanceProfileRecords(kept, listings, dateForm, options.isKnown),
    ...(beyond?.records(dateForm) ?? []),
  ]
  const found = inspectNight(kept, records, parts)
  const time = takenAt(pages, beyond === null ? options : { takenAt: beyond.takenAt, ...options })
  return {
    account,
    partition: kept.length > 0 ? partition : (beyond?.partition ?? partition),
    alias: beyond?.alias ?? null,
    takenAt: time.at,
    label: options.label ?? null,
    source: 'file',
    level: beyond?.level ?? null,
    ...(beyond?.sdkVersion === undefined ? {} : { sdkVersion: beyond.sdkVersion }),
    dateForm,
    residue: withoutOurs(keptMembers(pages)),
    records,
    closing: () => ({
      parts: doubted(parts, found),
      warnings: [...warnings, ...time.warnings, ...unknownMembers(pages), ...found].toSorted(byWarning),
    }),
  }
}

/** Says of a list that came empty although others refer into it, that it is probably not all there is. */
function doubted(parts: ReadonlyMap<Part, PartState>, warnings: readonly Warning[]): ReadonlyMap<Part, PartState> {
  const empty = new Map(
    warnings.filter(({ code }) => code === 'LIST_EMPTY').map(({ subject, message }) => [subject, message]),
  )
  return new Map([...parts].map(([part, state]) => [part, { ...state, detail: empty.get(part) ?? state.detail }]))
}

/** What we added ourselves is read, not kept. Entries, since a member may be called `__proto__`. */
function withoutOurs(members: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(members).filter(([member]) => member !== MEMBER))
}

const TOP_MEMBERS: ReadonlySet<string> = new Set([
  'IsTruncated',
  'Marker',
  'NextToken',
  'ResponseMetadata',
  '$metadata',
  MEMBER,
])

function unknownMembers(pages: readonly Page[]): readonly Warning[] {
  const unknown = new Set(pages.flatMap((page) => [...page.rest.keys()]).filter((member) => !TOP_MEMBERS.has(member)))
  return [...unknown].map((member) => ({
    code: 'UNKNOWN_MEMBER',
    message: `the input has a member ${JSON.stringify(member)}`,
    subject: null,
  }))
}

/** The form that most dates have, whatever the order of pages. */
function dateFormIn(entities: readonly GivenEntity[]): DateForm {
  const uses = new Map<DateForm, number>()
  for (const { members } of entities) {
    const date = members.get('CreateDate')
    if (typeof date === 'string' && parseDate(date) !== null)
      uses.set(dateFormOf(date), (uses.get(dateFormOf(date)) ?? 0) + 1)
  }
  const mostFirst = [...uses].toSorted(([a, n], [b, m]) => m - n || byCodeUnit(a, b))
  return mostFirst[0]?.[0] ?? 'cli'
}
