import { isAwsManagedPolicy, nameInArn } from '../model/arn.ts'
import { parseDate } from '../model/date-form.ts'
import { byCodeUnit } from '../model/compare.ts'
import type { CaptureRecord } from '../model/capture.ts'
import type { AuthorizationPart, Part, PartState } from '../model/part.ts'
import { byWarning, type Warning } from '../model/warning.ts'
import { listOf } from '../util/list.ts'
import { memberOf, membersOf } from '../util/members.ts'
import type { GivenEntity } from './night.ts'

/** What only the whole night shows: ids given twice, lists that look filtered, references that lead nowhere. */
export function inspectNight(
  entities: readonly GivenEntity[],
  records: readonly CaptureRecord[],
  parts: ReadonlyMap<Part, PartState>,
): readonly Warning[] {
  const missing = missingReferences(entities)
  const empty = [...missing.keys()].filter(
    (part) => parts.get(part)?.status === 'complete' && parts.get(part)?.count === 0,
  )
  return [
    ...duplicateIds(records),
    ...unreadableUse(entities),
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
  ].toSorted(byWarning)
}

/** Use travels apart from what is normalised, and its dates with it. */
function unreadableUse(entities: readonly GivenEntity[]): readonly Warning[] {
  return entities.flatMap(({ arn, members }): readonly Warning[] => {
    const date = membersOf(members.get('RoleLastUsed')).get('LastUsedDate')
    if (typeof date !== 'string' || parseDate(date) !== null) return []
    return [{ code: 'UNREADABLE_DATE', message: `LastUsedDate is ${JSON.stringify(date)}`, subject: arn }]
  })
}

function duplicateIds(records: readonly CaptureRecord[]): readonly Warning[] {
  const arns = new Map<string, Set<string>>()
  for (const { kind, id, arn } of records) {
    if (id === '') continue
    const key = `${kind} ${id}`
    arns.set(key, (arns.get(key) ?? new Set()).add(arn))
  }
  return [...arns]
    .filter(([, shared]) => shared.size > 1)
    .map(([key, shared]) => ({
      code: 'DUPLICATE_ID',
      message: `${shared.size} ARNs share the ${key}: ${[...shared].toSorted(byCodeUnit).join(', ')}`,
      subject: key.slice(key.indexOf(' ') + 1),
    }))
}

/** What the night refers to and does not hold, by the part that would hold it, with one place that refers to it. */
function missingReferences(
  entities: readonly GivenEntity[],
): ReadonlyMap<AuthorizationPart, ReadonlyMap<string, string>> {
  const arns = new Set(entities.map((entity) => entity.arn))
  const groups = new Set(
    entities
      .filter((entity) => entity.list === 'GroupDetailList')
      .map(({ arn, members }) => {
        const name = members.get('GroupName')
        return (typeof name === 'string' ? name : nameInArn(arn)).toLowerCase()
      }),
  )
  const missing = new Map<AuthorizationPart, Map<string, string>>()
  const note = (part: AuthorizationPart, target: string, from: string): void => {
    const references = missing.get(part) ?? new Map<string, string>()
    if (!references.has(target)) references.set(target, from)
    missing.set(part, references)
  }
  for (const { arn, members } of entities) {
    for (const name of listOf(members.get('GroupList'))) {
      if (typeof name === 'string' && !groups.has(name.toLowerCase())) note('groups', name, arn)
    }
    for (const policy of policiesOf(members)) {
      if (!arns.has(policy)) note(isAwsManagedPolicy(policy) ? 'aws-policies' : 'customer-policies', policy, arn)
    }
  }
  return missing
}

function policiesOf(members: ReadonlyMap<string, unknown>): readonly string[] {
  const attached = listOf(members.get('AttachedManagedPolicies')).map((policy) => memberOf(policy, 'PolicyArn'))
  return [...attached, memberOf(members.get('PermissionsBoundary'), 'PermissionsBoundaryArn')].filter(
    (arn) => typeof arn === 'string',
  )
}
