import type { Capture, CaptureRecord, DateForm } from '../model/capture.ts'
import { AUTHORIZATION_PARTS, isKnown, isPart, type Part, PARTS, type PartState } from '../model/part.ts'
import { sameJson } from './normalise/residue.ts'
import { factRecord } from './fact-record.ts'
import { listedProfileRecord } from './listed-profiles.ts'
import { fit, pathStep } from './pages.ts'
import { type Page, refused } from './page-set.ts'
import { type RolecallParts, rolecallShape } from './rolecall-shape.ts'

/** What a file says of a night beyond the lists of the authorization details. */
export interface RolecallMember extends Pick<Capture, 'account' | 'partition' | 'alias' | 'level' | 'sdkVersion'> {
  /** Milliseconds since 1970. */
  readonly takenAt: number
  readonly parts: ReadonlyMap<Part, PartState>
  /** Of every part but the five of the lists. */
  readonly records: (dateForm: DateForm) => readonly CaptureRecord[]
}

/**
 * Reads the member `Rolecall` that `rolecall snapshots export --all-parts` adds; null where no page has one.
 *
 * @throws RolecallError INPUT naming file, place, found and expected, or the version that this program does not read
 */
export function readRolecallMember(pages: readonly Page[]): RolecallMember | null {
  const [first, ...others] = pages.filter((page) => page.rest.has(MEMBER))
  if (first === undefined) return null
  const given = first.rest.get(MEMBER)
  const other = others.find((page) => !sameJson(page.rest.get(MEMBER), given))
  if (other) throw unlike(other.file, '', `the same as in ${first.file}`, 'another')
  const fitted = fit(rolecallShape, given)
  if ('expected' in fitted) throw unlike(first.file, fitted.path, fitted.expected, fitted.found)
  const { sdkVersion, takenAt, parts, ...night } = fitted.value
  checkParts(first.file, parts)
  return {
    ...night,
    ...(sdkVersion === null ? {} : { sdkVersion }),
    takenAt: Date.parse(takenAt),
    parts: new Map(PARTS.flatMap((part) => (parts[part] === undefined ? [] : [[part, stateOf(parts[part])] as const]))),
    records: (dateForm) => [
      ...PARTS.flatMap((part) => (parts[part]?.facts ?? []).map((fact) => factRecord({ part, ...fact }))),
      ...profileRecords(first.file, parts[PROFILES]?.instanceProfiles ?? [], dateForm),
    ],
  }
}

/**
 * How far each part of a file's night got: as its member says, as long as the lists agree.
 *
 * @param read what the lists of the file show
 * @param isFiltered whether the user says that only some lists count
 * @throws RolecallError INPUT where a list is missing that was read, or the night is another account's
 */
export function withRolecallParts(
  pages: readonly Page[],
  account: string,
  read: ReadonlyMap<Part, PartState>,
  { account: own, parts }: RolecallMember,
  isFiltered: boolean,
): ReadonlyMap<Part, PartState> {
  const file = pages.find((page) => page.rest.has(MEMBER))?.file ?? ''
  if (own !== account) throw unlike(file, '.account', account, own)
  const agreed = new Map<Part, PartState>([...read, ...parts])
  for (const part of AUTHORIZATION_PARTS) {
    const [seen, said] = [read.get(part), parts.get(part)]
    if (seen === undefined || said === undefined || isKnown(seen) === isKnown(said)) continue
    const at = `.parts${pathStep(part)}.status`
    if (isKnown(said) && !isFiltered) throw unlike(file, at, `one that was not read, as ${seen.detail}`, said.status)
    if (seen.count > 0) throw unlike(file, at, `complete or partial, since there are ${seen.count}`, said.status)
    if (isFiltered) agreed.set(part, seen)
  }
  return agreed
}

/** What the member is called. */
export const MEMBER = 'Rolecall'
const PROFILES: Part = 'instance-profiles'

/** Facts belong where they can be recorded: to a part that was read, that is none of the lists, each of them once. */
function checkParts(file: string, parts: RolecallParts): void {
  for (const [name, given] of Object.entries(parts)) {
    if (!isPart(name)) continue
    const at = `.parts${pathStep(name)}`
    const allowed = !isKnown(stateOf(given)) || AUTHORIZATION_PARTS.some((part) => part === name) ? [] : [holds(name)]
    for (const list of ['facts', 'instanceProfiles'] as const) {
      const found = given[list]?.length ?? 0
      if (found > 0 && !allowed.includes(list)) throw unlike(file, `${at}.${list}`, 'none in this part', String(found))
    }
    const seen = new Set<string>()
    for (const [index, { kind, arn, id }] of (given.facts ?? []).entries()) {
      const key = JSON.stringify([kind, arn, id])
      if (seen.has(key)) throw unlike(file, `${at}.facts[${index}]`, 'one fact of each entity', `another of ${arn}`)
      seen.add(key)
    }
  }
}

function holds(part: Part): 'facts' | 'instanceProfiles' {
  return part === PROFILES ? 'instanceProfiles' : 'facts'
}

function profileRecords(file: string, items: readonly unknown[], dateForm: DateForm): readonly CaptureRecord[] {
  const seen = new Set<string>()
  return items.map((item, index) => {
    const at = `.parts["${PROFILES}"].instanceProfiles[${index}]`
    const record = listedProfileRecord(item, dateForm)
    if ('expected' in record) throw unlike(file, `${at}${record.path}`, record.expected, record.found)
    const key = JSON.stringify([record.arn, record.id])
    if (seen.has(key)) throw unlike(file, at, 'each instance profile once', `another ${record.arn}`)
    seen.add(key)
    return record
  })
}

function stateOf({ status, count, detail, startedAt, endedAt, asOf }: NonNullable<RolecallParts[Part]>): PartState {
  return {
    status,
    count,
    detail,
    ...(startedAt === undefined ? {} : { startedAt }),
    ...(endedAt === undefined ? {} : { endedAt }),
    ...(asOf === undefined ? {} : { asOf }),
  }
}

function unlike(file: string, path: string, expected: string, found: string) {
  return refused(file, `$.${MEMBER}${path}`, expected, found, {
    hint: 'Nothing was recorded. `rolecall snapshots export --all-parts` writes this member; leave it out to import the lists alone.',
  })
}
