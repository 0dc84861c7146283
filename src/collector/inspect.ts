import { isAwsManagedPolicy, nameInArn } from '../model/arn.ts'
import { parseDate } from '../model/date-form.ts'
import { byCodeUnit } from '../model/compare.ts'
import type { CaptureRecord } from '../model/capture.ts'
import type { AuthorizationPart, Part, PartState } from '../model/part.ts'
import { byWarning, type Warning } from '../model/warning.ts'
import { listOf } from '../util/list.ts'
import { membersOf } from '../util/members.ts'
import type { GivenEntity } from './night.ts'
import { referredPolicies } from './referred-policies.ts'

/** What only the whole night shows: ids given twice, lists that look filtered, references that lead nowhere. */
export function inspectNight(
  entities: readonly GivenEntity[],
  records: readonly CaptureRecord[],
  parts: ReadonlyMap<Part, PartState>,
): readonly Warning[] {
  const inspection = startInspection()
  for (const entity of entities) inspection.see(entity)
  for (const record of records) inspection.count(record)
  return inspection.warnings(parts)
}

/** The same for entities that come by one after the other: only names are kept of them. */
export interface Inspection {
  readonly see: (entity: GivenEntity) => void
  readonly count: (record: Pick<CaptureRecord, 'kind' | 'id' | 'arn'>) => void
  readonly warnings: (parts: ReadonlyMap<Part, PartState>) => readonly Warning[]
}

/** Begins with nothing seen. */
export function startInspection(): Inspection {
  const arnsOfId = new Map<string, Set<string>>()
  const unreadable: Warning[] = []
  const references = startReferences()
  return {
    see: (entity) => {
      unreadable.push(...unreadableUse(entity))
      references.see(entity)
    },
    count: ({ kind, id, arn }) => {
      if (id !== '') arnsOfId.set(`${kind} ${id}`, (arnsOfId.get(`${kind} ${id}`) ?? new Set()).add(arn))
    },
    warnings: (parts) =>
      [...duplicateIds(arnsOfId), ...unreadable, ...referenceWarnings(references.missing(), parts)].toSorted(byWarning),
  }
}

type Missing = ReadonlyMap<AuthorizationPart, ReadonlyMap<string, string>>

function referenceWarnings(missing: Missing, parts: ReadonlyMap<Part, PartState>): readonly Warning[] {
  const empty = [...missing.keys()].filter(
    (part) => parts.get(part)?.status === 'complete' && parts.get(part)?.count === 0,
  )
  return [
    ...empty.map((part): Warning => ({
      code: 'LIST_EMPTY',
      message: `no ${part.replace('-', ' ')} in the input, but ${missing.get(part)?.size} of them are referred to`,
      subject: part,
    })),
    ...[...missing].flatMap(([part, references]) =>
      parts.get(part)?.status !== 'complete' || empty.includes(part)
        ? []
        : [...references].map(([target, from]): Warning => ({
            code: 'DANGLING_REFERENCE',
            message: `${from} refers to ${target}, which is not in the input`,
            subject: target,
          })),
    ),
  ]
}

/** Use travels apart from what is normalised, and its dates with it. */
function unreadableUse({ arn, members }: GivenEntity): readonly Warning[] {
  const date = membersOf(members.get('RoleLastUsed')).get('LastUsedDate')
  if (typeof date !== 'string' || parseDate(date) !== null) return []
  return [{ code: 'UNREADABLE_DATE', message: `LastUsedDate is ${JSON.stringify(date)}`, subject: arn }]
}

function duplicateIds(arnsOfId: ReadonlyMap<string, ReadonlySet<string>>): readonly Warning[] {
  return [...arnsOfId]
    .filter(([, shared]) => shared.size > 1)
    .map(([key, shared]) => ({
      code: 'DUPLICATE_ID',
      message: `${shared.size} ARNs share the ${key}: ${[...shared].toSorted(byCodeUnit).join(', ')}`,
      subject: key.slice(key.indexOf(' ') + 1),
    }))
}

/** What the night refers to and does not hold, by the part that would hold it, with one place that refers to it. */
function startReferences(): { readonly see: (entity: GivenEntity) => void; readonly missing: () => Missing } {
  const arns = new Set<string>()
  const groups = new Set<string>()
  const referred = new Map<AuthorizationPart, Map<string, string>>()
  const note = (part: AuthorizationPart, target: string, from: string): void => {
    const references = referred.get(part) ?? new Map<string, string>()
    // Of all that refer to it the first by ARN, in whatever order they came.
    const before = references.get(target)
    if (before === undefined || byCodeUnit(from, before) < 0) references.set(target, from)
    referred.set(part, references)
  }
  const isMissing = (part: AuthorizationPart, target: string) =>
    part === 'groups' ? !groups.has(target.toLowerCase()) : !arns.has(target)
  return {
    see: ({ arn, list, members }) => {
      arns.add(arn)
      const name = list === 'GroupDetailList' ? members.get('GroupName') : undefined
      if (list === 'GroupDetailList') groups.add((typeof name === 'string' ? name : nameInArn(arn)).toLowerCase())
      for (const group of listOf(members.get('GroupList'))) if (typeof group === 'string') note('groups', group, arn)
      for (const policy of referredPolicies((member) => members.get(member)))
        note(isAwsManagedPolicy(policy) ? 'aws-policies' : 'customer-policies', policy, arn)
    },
    missing: () =>
      new Map(
        [...referred]
          .map(
            ([part, targets]) => [part, new Map([...targets].filter(([target]) => isMissing(part, target)))] as const,
          )
          .filter(([, targets]) => targets.size > 0),
      ),
  }
}
