import { readFileSync } from 'node:fs'

import { describe, expect, test } from 'vitest'

import { compareNights } from '../../src/app/compare-nights.ts'
import { redactNight } from '../../src/app/redact-night.ts'
import { byCodeUnit } from '../../src/model/compare.ts'
import { namedLike } from '../../src/queries/shared/credentials/named-like.ts'
import { SERVICE_NAMES } from '../../src/queries/shared/credentials/service-names.ts'
import { listSnapshots, readRecorded } from '../../src/store/index.ts'
import { nightTime, shelfInMemory } from '../store/nights.ts'
import { countsOf, KEY, redactedPair } from '../support/redacted.ts'
import { sharedPath } from '../support/shared-data.ts'

const EXAMPLES = ['2026-11-20.json', '2026-11-21.json'].map((name) =>
  readFileSync(new URL(`../../snapshots/${name}`, import.meta.url), 'utf8'),
)
const PUBLISHED = [
  'duo-labs__cloudmapper__demo.json',
  'localstack__localstack__with_inline_policies.json',
  'salesforce__cloudsplaining__example-2020-08.json',
  'UTKARSH698__iamprover__gaad.json',
].flatMap((name) => sharedPath('gaad', name) ?? [])

describe('every query counts in a redacted night what it counts in the night', () => {
  test.each([
    ['the first example night', EXAMPLES[0] ?? ''],
    ...PUBLISHED.map((path): [string, string] => [path.slice(path.lastIndexOf('/') + 1), readFileSync(path, 'utf8')]),
  ])(
    '%s',
    (_, content) => {
      const { plain, redacted, plainId, redactedId } = redactedPair(content)
      const counts = countsOf(plain.db, plainId)
      expect(Object.values(counts).some((count) => typeof count !== 'string' && count.rows > 0)).toBe(true)
      expect(countsOf(redacted.db, redactedId)).toEqual(counts)
      const [before, after] = [listSnapshots(plain.db)[0], listSnapshots(redacted.db)[0]]
      expect(after?.counts).toEqual(before?.counts)
      expect(after?.warnings.map(({ code }) => code)).toEqual(before?.warnings.map(({ code }) => code))
    },
    300_000,
  )
})

test('two nights redacted with one key differ as the nights do', () => {
  const [plain, redacted] = [shelfInMemory(), shelfInMemory()]
  for (const [index, content] of EXAMPLES.entries()) {
    const said = { takenAt: nightTime(index) }
    const { snapshotId } = plain.add(content, said)
    redacted.add(redactNight(plain.db, snapshotId, { key: KEY }).night, said)
  }
  const of = (db: typeof plain.db) => {
    const { changes, summary } = compareNights(db, {
      from: 'latest~1',
      to: 'latest',
      include: { activity: true },
      all: true,
    })
    const kinds = changes.map((one) => [one.class, one.change, one.kind, one.facet, one.effect].join(' '))
    return { summary, kinds: kinds.toSorted(byCodeUnit) }
  }
  expect(of(redacted.db)).toEqual(of(plain.db))
  expect(of(plain.db).kinds.length).toBeGreaterThan(10)
})

describe('users named as programs are keep such a name, and no other gets one', () => {
  const isService = namedLike(SERVICE_NAMES)
  test.each([
    ['svc-*', ['svc-backup', 'SVC-Oven', 'svcbackup', 'mysvc-backup']],
    ['svc_*', ['svc_backup', 'svc.backup']],
    ['*-svc and *_svc', ['backup-svc', 'oven_SVC', 'backup-svc2']],
    ['service-* and *-service', ['service-oven', 'bread-Service', 'services-oven']],
    ['bot-* and *-bot', ['bot-1', 'bread-bot', 'robot-1', 'bottle-1']],
    ['ci-* and *-ci', ['ci-deploy', 'deploy-ci', 'pci-audit', 'city-hall']],
    ['people', ['ada', 'bob.baker', 'carol-smith']],
  ])('%s', (_, names) => {
    const { plain, redacted, plainId, redactedId } = redactedPair({
      UserDetailList: names.map((UserName, index) => ({
        Path: '/',
        UserName,
        UserId: `AIDAEXAMPLE00000000${index}`,
        Arn: `arn:aws:iam::111122223333:user/${UserName}`,
      })),
    })
    const of = (db: typeof plain.db, id: number) =>
      readRecorded(db, id)
        .users()
        .map(({ name }) => name)
    const services = (users: readonly string[]) => users.filter(isService).length
    const [before, after] = [of(plain.db, plainId), of(redacted.db, redactedId)]
    expect(services(after)).toBe(services(before))
    expect(before.filter((name) => after.includes(name))).toEqual([])
  })
})

describe('nothing of the account stands in it', () => {
  /** Names of roles that AWS gave, and words that are AWS's as well as the bakery's. */
  const AWS_NAME = /AWSReservedSSO_\w+|AWSServiceRoleFor\w+/g
  const ORDINARY = new Set(['environment', 'monitoring', 'ring', 'Shift', 'flow-logs', 'AWS'])

  test('no id, name, tag or Sid of the example night', () => {
    const { night } = redactedPair(EXAMPLES[0] ?? '')
    const text = JSON.stringify(night)
    const said = secretsOf(JSON.parse((EXAMPLES[0] ?? '').replaceAll(AWS_NAME, 'AWS')))
    expect(said.size).toBeGreaterThan(300)
    const kept = [...said].filter((secret) => text.includes(secret))
    expect(kept.filter((secret) => !ORDINARY.has(secret))).toEqual([])
    expect(text.replaceAll(AWS_NAME, 'AWS').match(/(?<!\d)(?!0000)\d{12}(?!\d)/g)).toBe(null)
  })
})

/** What names, ids and tags a night has, but for what AWS owns. */
function secretsOf(value: unknown, member = ''): ReadonlySet<string> {
  if (typeof value === 'string') {
    const own = /Name$|^\w+Id$|^Value$|^Key$|^Sid$|^GroupList$|ExternalId$/.test(member) && value.length > 2
    return new Set([...(own ? [value] : []), ...(value.match(/(?<!\d)\d{12}(?!\d)/g) ?? [])])
  }
  if (typeof value !== 'object' || value === null) return new Set()
  const entries = Object.entries(value)
  if (entries.some(([name, text]) => /^(?:Policy)?Arn$/.test(name) && String(text).includes('::aws:'))) return new Set()
  return new Set(entries.flatMap(([name, inside]) => [...secretsOf(inside, Array.isArray(value) ? member : name)]))
}
