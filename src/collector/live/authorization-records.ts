import { isAscii } from 'node:buffer'

import { nameInArn } from '../../model/arn.ts'
import { LISTS } from '../../model/authorization-details.ts'
import type { CaptureRecord } from '../../model/capture.ts'
import type { Part } from '../../model/part.ts'
import type { Warning } from '../../model/warning.ts'
import type { Inspection } from '../inspect.ts'
import { instanceProfileRecords, profileListings, rolesThatListPlainly } from '../instance-profiles.ts'
import { givenEntity, type GivenEntity } from '../night.ts'
import { readPage } from '../page-set.ts'
import { KINDS, partOf, recordOf } from '../records.ts'
import type { RosterBuilder } from './roster-builder.ts'
import type { SpooledAnswer } from './spool-files.ts'

/** Where what is seen on the way is noted. */
export interface RecordTools {
  readonly wanted: ReadonlySet<Part>
  readonly isKnown: (fingerprint: Buffer) => boolean
  readonly inspection: Inspection
  readonly roster: RosterBuilder
  readonly warn: (warning: Warning) => void
}

/**
 * The entities on the pages of the authorization details, each once. AWS does not promise that pages are of one moment:
 * an entity may come twice, and the first counts.
 *
 * @throws RolecallError INPUT naming file, place, found and expected
 */
export function* authorizationRecords(
  answers: Iterable<SpooledAnswer>,
  { wanted, isKnown, inspection, roster, warn }: RecordTools,
): Generator<CaptureRecord> {
  const seen = new Map<string, string>()
  const isNew = (record: CaptureRecord): boolean => {
    const key = `${record.kind} ${record.arn} ${record.id}`
    const print = record.fingerprint?.toString('base64') ?? ''
    const before = seen.get(key)
    if (before === undefined) seen.set(key, print)
    else if (before !== print) {
      const message = 'it came twice, with different content'
      warn({ code: 'CHANGED_DURING_COLLECTION', message, subject: record.arn })
    }
    return before === undefined
  }
  for (const entity of entitiesOf(answers)) {
    if (!wanted.has(partOf(entity))) continue
    const listings = profileListings([entity])
    const record = recordOf(entity, 'cli', isKnown, rolesThatListPlainly(listings).has(entity))
    if (!isNew(record)) continue
    inspection.see(entity)
    inspection.count(record)
    roster.enter({ kind: KINDS[entity.list], arn: record.arn, id: record.id, name: nameInArn(record.arn) })
    yield record
    for (const profile of instanceProfileRecords([entity], listings, 'cli', isKnown)) {
      if (!isNew(profile)) continue
      inspection.count(profile)
      roster.enter({ kind: 'instance-profile', arn: profile.arn, id: profile.id, name: nameInArn(profile.arn) })
      yield profile
    }
  }
}

function* entitiesOf(answers: Iterable<SpooledAnswer>): Generator<GivenEntity> {
  for (const { outputBytes: bytes, place } of answers) {
    const { lists } = readPage({ name: place, bytes, ascii: isAscii(bytes) })
    for (const list of LISTS) {
      for (const [index, item] of (lists.get(list) ?? []).entries())
        yield givenEntity(list, item, place, `$.${list}[${index}]`)
    }
  }
}
