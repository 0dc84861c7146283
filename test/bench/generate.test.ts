import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { changesOfNight, type ListedChange } from '../../bench/generate/changes.ts'
import { ACCOUNT, arnOf, customerPolicyArn, names } from '../../bench/generate/names.ts'
import { takenAt, writeNight } from '../../bench/generate/night.ts'
import { type AccountSize, documentCount, FULL, TYPICAL } from '../../bench/generate/size.ts'
import { compareNights } from '../../src/app/compare-nights.ts'
import { importFiles } from '../../src/app/import-files.ts'
import type { Imported } from '../../src/app/imported.ts'
import { byCodeUnit } from '../../src/model/compare.ts'
import { openForReading } from '../../src/store/index.ts'

/** Small enough to be quick, large enough for every kind of change. */
const SMALL: AccountSize = {
  name: 'small',
  users: 60,
  groups: 12,
  roles: 80,
  instanceProfiles: 15,
  customerPolicies: 40,
  awsPolicies: 6,
  versionsPerPolicy: 3,
  inlinePerRole: 1,
  inlineUsers: 25,
  inlineGroups: 5,
  changeEvery: 10,
  rolesAreUsed: true,
}

let folder: string
const imported: Imported[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rolecall-generate-'))
  for (const night of [0, 1]) {
    await writeNight(pathOf(night), SMALL, { night })
    imported.push(await importNight(pathOf(night), night))
  }
})
afterAll(async () => rm(folder, { recursive: true, force: true }))

describe('a generated account', () => {
  it('is the same every time', async () => {
    const again = join(folder, 'again.json')
    await writeNight(again, SMALL, { night: 1 })
    expect(await readFile(again, 'utf8')).toBe(await readFile(pathOf(1), 'utf8'))
  })

  it('looks as the AWS CLI prints it', async () => {
    const text = await readFile(pathOf(0), 'utf8')
    expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, 4)}\n`)
    expect(Object.keys(JSON.parse(text))).toEqual(['UserDetailList', 'GroupDetailList', 'RoleDetailList', 'Policies'])
  })

  it('is as large as it says', () => {
    expect(imported[0]?.snapshot.counts).toMatchObject({
      users: 60,
      groups: 12,
      roles: 80,
      instanceProfiles: 15,
      managedPolicies: 46,
    })
    expect(imported[0]?.snapshot.counts).toMatchObject({ policyVersions: 126, inlinePolicies: 110 })
    expect(documentCount(FULL)).toBe(30_178)
    expect(TYPICAL).toMatchObject({ users: 200, groups: 30, roles: 800, customerPolicies: 400 })
  })

  it('gives nothing to warn of but the time that no file says', async () => {
    expect(imported.flatMap(({ snapshot }) => snapshot.warnings)).toEqual([])
    const other = await importNight(pathOf(0), null)
    expect(other.snapshot.warnings.map(({ code }) => code)).toEqual(['TAKEN_AT_ASSUMED'])
  })

  it('says the same with its documents percent-encoded', async () => {
    await writeNight(join(folder, 'encoded.json'), SMALL, { night: 0, encoded: true })
    expect(await readFile(join(folder, 'encoded.json'), 'utf8')).toContain('"AssumeRolePolicyDocument": "%7B%0A')
    const db = join(folder, 'encoded.db')
    await importNight(join(folder, 'encoded.json'), 0, db)
    await importNight(pathOf(0), 1, db)
    expect(changesIn(db)).toEqual([])
  })

  it('stays within the quotas of its documents', async () => {
    const night: Readonly<Record<string, Detail[]>> = JSON.parse(await readFile(pathOf(1), 'utf8'))
    const longest = (documents: unknown[]) => Math.max(...documents.map((document) => JSON.stringify(document).length))
    const of = (list: string) => night[list] ?? []
    expect(
      longest(of('Policies').flatMap((policy) => policy.PolicyVersionList.map((version) => version.Document))),
    ).toBeLessThan(6144)
    expect(longest(of('UserDetailList').flatMap((user) => user.UserPolicyList ?? []))).toBeLessThan(2048)
    expect(longest(of('RoleDetailList').map((role) => role.AssumeRolePolicyDocument))).toBeLessThan(2048)
    expect(Math.max(...of('UserDetailList').map((user) => user.AttachedManagedPolicies.length))).toBeLessThanOrEqual(10)
  })
})

describe('the night after', () => {
  it('differs in what is listed, and in nothing else', () => {
    const listed = changesOfNight(1, SMALL)
    expect(new Set(listed.map(({ what }) => what)).size).toBe(7)
    expect(changesIn(join(folder, 'history.db'))).toEqual(listed.map(shown).toSorted(byCodeUnit))
  })

  it('finds half of the roles used', () => {
    const db = openForReading(join(folder, 'history.db'))
    const { changes } = compareNights(db, { from: 'latest~1', to: 'latest', include: { activity: true }, all: true })
    db.close()
    const used = changes.filter(({ facet, kind }) => facet === 'usage' && kind === 'role')
    expect(used.length).toBeGreaterThan(20)
    expect(used.length).toBeLessThan(50)
  })
})

/** The members that are looked at here. */
interface Detail {
  readonly Document: unknown
  readonly AssumeRolePolicyDocument: unknown
  readonly UserPolicyList?: readonly unknown[]
  readonly AttachedManagedPolicies: readonly unknown[]
  readonly PolicyVersionList: readonly Detail[]
}

function pathOf(night: number): string {
  return join(folder, `${night}.json`)
}

async function importNight(
  file: string,
  night: number | null,
  db = join(folder, night === null ? 'assumed.db' : 'history.db'),
): Promise<Imported> {
  const when = night === null ? {} : { takenAt: new Date(takenAt(night)).toISOString() }
  return importFiles({ db, files: [file], stdin: Readable.from([]), replace: false, now: () => takenAt(50), ...when })
}

/** What changed, as `kind ARN facet`, once for each entity and facet. */
function changesIn(path: string): readonly string[] {
  const db = openForReading(path)
  const { changes } = compareNights(db, { from: 'latest~1', to: 'latest', include: { activity: false }, all: true })
  db.close()
  const facets = changes.map(({ arn, change, facet }) => `${arn} ${change === 'recreated' ? change : facet}`)
  return [...new Set(facets)].filter((line) => !IMPLIED.some((facet) => line.endsWith(facet))).toSorted(byCodeUnit)
}

/** What goes with a new default version, and with an entity made anew. */
const IMPLIED = [' default-version', ' attribute']

function shown({ kind, index, what }: ListedChange): string {
  const arn = kind === 'policy' ? customerPolicyArn(index) : arnOf(kind, '/', names[kind](index))
  expect(arn).toContain(ACCOUNT)
  return `${arn} ${what}`
}
