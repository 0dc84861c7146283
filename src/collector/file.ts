import { parseArn } from '../model/arn.ts'
import type { Capture, DateForm } from '../model/capture.ts'
import { byCodeUnit } from '../model/compare.ts'
import { dateFormOf, parseDate } from '../model/date-form.ts'
import { RolecallError } from '../model/error.ts'
import { AUTHORIZATION_PARTS, type AuthorizationPart, type Part, type PartState, PARTS } from '../model/part.ts'
import type { Warning } from '../model/warning.ts'
import { sha256Hex } from '../util/hash.ts'
import { membersOf } from '../util/members.ts'
import { byWarning, inspectNight } from './inspect.ts'
import { instanceProfileRecords } from './instance-profiles.ts'
import { gatherEntities, type GivenEntity } from './night.ts'
import { keptMembers, type ListName, type Page, readPages, refused } from './page-set.ts'
import { partOf, recordOf } from './records.ts'
import type { SavedFile } from './saved-file.ts'

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
  const pages = readPages(files)
  const all = gatherEntities(pages)
  const { account, partition, kept, warnings } = ofOneAccount(all, files, options.account)
  const parts = partsOf(pages, kept, options.lists)
  const dateForm = dateFormIn(kept)
  const records = [...kept.map((entity) => recordOf(entity, dateForm, options.isKnown)), ...instanceProfileRecords(kept, dateForm)]
  const time = takenAt(pages, options)
  return {
    account,
    partition,
    alias: null,
    takenAt: time.at,
    label: options.label ?? null,
    source: 'file',
    level: null,
    dateForm,
    inputHash: inputHash(
      files.map((file) => file.hash),
      options,
    ),
    residue: keptMembers(pages),
    parts,
    warnings: [...warnings, ...time.warnings, ...unknownMembers(pages), ...inspectNight(kept, records, parts)].toSorted(byWarning),
    records,
  }
}

/** One hash for the bytes of all files and for what the user said about them, whatever the order of the files. */
export function inputHash(hashes: readonly string[], options: Pick<FileCaptureOptions, 'account' | 'lists'>): string {
  return sha256Hex(JSON.stringify([hashes.toSorted(byCodeUnit), options.account ?? null, options.lists?.toSorted(byCodeUnit) ?? null]))
}

const TOP_MEMBERS: ReadonlySet<string> = new Set(['IsTruncated', 'Marker', 'NextToken', 'ResponseMetadata', '$metadata', 'Rolecall'])

function unknownMembers(pages: readonly Page[]): readonly Warning[] {
  const unknown = new Set(pages.flatMap((page) => [...page.rest.keys()]).filter((member) => !TOP_MEMBERS.has(member)))
  return [...unknown].map((member) => ({ code: 'UNKNOWN_MEMBER', message: `the input has a member ${JSON.stringify(member)}`, subject: null }))
}

interface OneAccount {
  readonly account: string
  readonly partition: string
  readonly kept: readonly GivenEntity[]
  readonly warnings: readonly Warning[]
}

/** Whose night it is: what AWS owns belongs to no account. */
function ofOneAccount(entities: readonly GivenEntity[], files: readonly SavedFile[], wanted: string | undefined): OneAccount {
  const owners = new Map<string, string>()
  for (const { arn } of entities) {
    const parsed = parseArn(arn)
    if (parsed && parsed.account !== 'aws') owners.set(parsed.account, parsed.partition)
  }
  const shown = files.map((file) => file.name).join(', ')
  const found = [...owners.keys()].toSorted(byCodeUnit)
  if (wanted === undefined && found.length === 0) {
    throw new RolecallError('INPUT', `${shown}: no entity names an account: expected users, groups, roles or customer policies, found none`, {
      hint: 'Nothing was recorded. Say whose night it is with --account ID.',
    })
  }
  if (wanted === undefined && found.length > 1) {
    throw new RolecallError('USAGE', `${shown}: expected one account, found ${found.length}: ${found.join(', ')}`, {
      hint: 'Nothing was recorded. Say which one to keep with --account ID.',
    })
  }
  const account = wanted ?? found[0] ?? ''
  if (found.length > 0 && !owners.has(account)) {
    throw new RolecallError('USAGE', `${shown}: expected account ${account}, found ${found.join(', ')}`, { hint: 'Nothing was recorded.' })
  }
  const [own, others] = [entities.filter((entity) => isOf(entity, account)), entities.filter((entity) => !isOf(entity, account))]
  const left = found.filter((other) => other !== account)
  return {
    account,
    partition: owners.get(account) ?? parseArn(entities[0]?.arn ?? '')?.partition ?? 'aws',
    kept: own,
    warnings: left.map((other) => ({
      code: 'OTHER_ACCOUNT',
      message: `${others.filter((entity) => isOf(entity, other)).length} entities of account ${other} were left out`,
      subject: other,
    })),
  }
}

function isOf(entity: GivenEntity, account: string): boolean {
  const owner = parseArn(entity.arn)?.account
  return owner === account || owner === 'aws'
}

const LIST_OF: Readonly<Record<AuthorizationPart, ListName>> = {
  users: 'UserDetailList',
  groups: 'GroupDetailList',
  roles: 'RoleDetailList',
  'customer-policies': 'Policies',
  'aws-policies': 'Policies',
}

/** How far each part was read: a list that is missing was not, and one that --lists leaves out was filtered away. */
function partsOf(pages: readonly Page[], entities: readonly GivenEntity[], declared: readonly AuthorizationPart[] | undefined): ReadonlyMap<Part, PartState> {
  const parts = new Map<Part, PartState>()
  for (const part of AUTHORIZATION_PARTS) {
    const list = LIST_OF[part]
    const own = entities.filter((entity) => partOf(entity) === part)
    const first = own[0]
    if (declared && !declared.includes(part)) {
      if (first) throw refused(first.file, first.place, `only ${declared.join(', ')}, as --lists says`, `one of ${own.length} ${part}`)
      parts.set(part, { status: 'skipped', count: 0, detail: 'not named by --lists' })
    } else if (pages.some((page) => page.lists.has(list))) parts.set(part, { status: 'complete', count: own.length, detail: null })
    else if (declared) throw refused(pages[0]?.file ?? '', `$.${list}`, `the list of ${part}, as --lists says`, 'nothing')
    else parts.set(part, { status: 'skipped', count: 0, detail: `the input has no ${list}` })
  }
  for (const part of PARTS) if (!parts.has(part)) parts.set(part, { status: 'skipped', count: 0, detail: 'not part of saved authorization details' })
  return parts
}

/** The form that most dates have, whatever the order of pages. */
function dateFormIn(entities: readonly GivenEntity[]): DateForm {
  const uses = new Map<DateForm, number>()
  for (const { members } of entities) {
    const date = members.get('CreateDate')
    if (typeof date === 'string' && parseDate(date) !== null) uses.set(dateFormOf(date), (uses.get(dateFormOf(date)) ?? 0) + 1)
  }
  const mostFirst = [...uses].toSorted(([a, n], [b, m]) => m - n || byCodeUnit(a, b))
  return mostFirst[0]?.[0] ?? 'cli'
}

/** When the night was taken: as the user says, as boto3's response header says, or now. */
function takenAt(pages: readonly Page[], options: FileCaptureOptions): { readonly at: number; readonly warnings: readonly Warning[] } {
  if (options.takenAt !== undefined) return { at: options.takenAt, warnings: [] }
  const headers = pages.map((page) => headerDate(page.rest.get('ResponseMetadata'))).filter((at) => at !== null)
  if (headers.length > 0) return { at: Math.min(...headers), warnings: [] }
  const message = 'the input does not say when it was taken, so this moment counts; --taken-at says otherwise'
  return { at: options.now, warnings: [{ code: 'TAKEN_AT_ASSUMED', message, subject: null }] }
}

function headerDate(metadata: unknown): number | null {
  const headers = membersOf(metadata).get('HTTPHeaders')
  const date = membersOf(headers).get('date')
  const at = typeof date === 'string' ? Date.parse(date) : Number.NaN
  return Number.isNaN(at) ? null : at
}
