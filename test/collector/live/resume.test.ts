import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, onTestFinished, test } from 'vitest'

import { byKeys } from '../../../src/model/compare.ts'
import { isoTime } from '../../../src/model/time.ts'
import { type Collected, type Collecting, collecting } from '../../support/collecting.ts'
import { expectWhole } from '../../support/expect-whole.ts'
import { type Fault, type SeenRequest, startIamEndpoint } from '../../support/iam-endpoint/index.ts'
import { PATIENCE } from '../../support/patience.ts'

const DETAILS = 'GetAccountAuthorizationDetails'
const MINUTE = 60_000

/** Where credentials run out, in the order of a run. */
const PLACES: Readonly<Record<string, Fault['on']>> = {
  'on the first page of the details': { action: DETAILS },
  'on a later page of the details': { action: DETAILS, page: 3 },
  'on the pass of AWS’s own policies': { action: DETAILS, subject: 'AWSManagedPolicy' },
  'on the list of instance profiles': { action: 'ListInstanceProfiles' },
  'on a later page of a list': { action: 'ListRoles', page: 2 },
  'on a call for one entity': { action: 'GetPolicy', nth: 2 },
  'on the last list': { action: 'ListServiceSpecificCredentials' },
  'on the last count': { action: 'GetAccountSummary', nth: 2 },
}

/** From that request on, every one is answered with ExpiredToken; then the user logs in again. */
async function expiring(bench: Collecting, on: Fault['on'], request = {}): Promise<Collected> {
  let expired = false
  const onset: Fault = {
    on,
    do: {
      mutate: () => {
        if (!expired) bench.endpoint.faults.push({ on: {}, do: 'expired-token', times: 1e6 })
        expired = true
      },
    },
    times: 1e6,
  }
  bench.endpoint.faults.push({ on, do: 'expired-token', times: 1e6 }, onset)
  const collected = await bench.collect(request)
  bench.endpoint.faults.length = 0
  return collected
}

/** What was asked, in words in which the same question is the same. */
function questions(requests: readonly SeenRequest[]): readonly string[] {
  return requests.map(({ action, params }) =>
    JSON.stringify([action, Object.entries(params).toSorted(byKeys(([name]) => name))]),
  )
}

/** The questions that a run got an answer to: those before the first that failed. */
function answered({ requests }: Collected, on: Fault['on'], failed: number): readonly string[] {
  expect(requests.slice(-failed).map(({ action }) => action)).toContain(on.action)
  return questions(requests.slice(0, -failed))
}

describe.for(Object.entries(PLACES))('credentials run out %s', ([, on]) => {
  test('no night; --resume asks what was not answered, and the night is whole', async () => {
    const bench = await collecting(undefined, { pageBytes: 1000 })
    const began = Date.now()
    const first = await expiring(bench, on, { concurrency: 1 })
    expect(first.error).toMatchObject({
      code: 'AWS',
      message: expect.stringContaining('ExpiredToken'),
      hint: expect.stringContaining('--resume'),
    })
    expect(bench.nights()).toEqual([])
    expect(bench.attempts()).toMatchObject([{ account: '111122223333', reason: expect.stringMatching(/ExpiredToken/) }])
    expect(bench.spools()).toMatchObject([{ manifest: { complete: false, process: null, resumedAt: [] } }])

    const second = await bench.collect({ resume: true, concurrency: 1 })
    expect(second.error).toBeNull()
    const known = new Set(answered(first, on, 1))
    const again = questions(second.requests).filter((question) => known.has(question))
    expect([...new Set(again)].map((question) => question.split('"')[1])).toEqual(
      expect.toSatisfy((actions: readonly string[]) =>
        actions.every((action) => ['GetCallerIdentity', 'GetAccountSummary'].includes(action)),
      ),
    )
    const night = await expectWhole(bench)
    expect(night.codes).toEqual(['RESUMED'])
    expect(Date.parse(night.snapshot.takenAt)).toBeGreaterThanOrEqual(Math.floor(began / 1000) * 1000)
    expect(bench.spools()).toEqual([])
    expect(bench.attempts()).toHaveLength(1)
  })
})

test('the marker and the filter of the page that failed are asked again, and no page twice', async () => {
  const bench = await collecting(undefined, { pageBytes: 1000 })
  const on = { action: DETAILS, page: 3 }
  const first = await expiring(bench, on)
  const second = await bench.collect({ resume: true })
  const pages = ({ requests }: Collected) => requests.filter(({ action }) => action === DETAILS)
  const failed = pages(first).at(-1)
  expect(failed?.params['Marker']).toBeDefined()
  expect(pages(second)[0]?.params).toEqual(failed?.params)
  const all = questions([...pages(first).slice(0, -1), ...pages(second)])
  expect(new Set(all).size).toBe(all.length)
})

test('entities that were read while others failed are not asked again', async () => {
  const bench = await collecting()
  const first = await expiring(bench, { action: 'GetRole', nth: 3 }, { level: 'deep' })
  const second = await bench.collect({ level: 'deep', resume: true })
  expect(second.error).toBeNull()
  const rolesAsked = ({ requests }: Collected) => requests.filter(({ action }) => action === 'GetRole')
  expect(rolesAsked(first)).toHaveLength(4)
  expect(rolesAsked(second)).toHaveLength(2)
  expect((await expectWhole(bench)).codes).toEqual(['RESUMED'])
})

test('a report that was being made is asked for again', async () => {
  const bench = await collecting(undefined, { reportPolls: 3 })
  const controller = new AbortController()
  const stop = {
    on: { action: 'GenerateCredentialReport' },
    do: { mutate: () => setTimeout(() => controller.abort(), 200) },
  }
  bench.endpoint.faults.push(stop)
  expect((await bench.collect({ signal: controller.signal })).error).toMatchObject({ code: 'INTERRUPTED' })
  const second = await bench.collect({ resume: true })
  expect(second.error).toBeNull()
  const night = await expectWhole(bench)
  expect(night.parts.get('credential-report')?.status).toBe('complete')
})

test('a last-accessed job that was under way is asked for again', async () => {
  const bench = await collecting(undefined, { lastAccessedPolls: 1 })
  const controller = new AbortController()
  const stop = {
    on: { action: 'GetServiceLastAccessedDetails' },
    do: { mutate: () => setTimeout(() => controller.abort(), 200) },
  }
  bench.endpoint.faults.push(stop)
  const wanted = { level: 'core', parts: ['last-accessed'] } as const
  expect((await bench.collect({ ...wanted, signal: controller.signal })).error).toMatchObject({ code: 'INTERRUPTED' })
  const second = await bench.collect({ ...wanted, concurrency: 20, resume: true })
  expect(second.error).toBeNull()
  const night = await expectWhole(bench)
  expect(night.parts.get('last-accessed')?.status).toBe('complete')
})

test('a lost network ends the run, and --resume goes on when it is back', async () => {
  const bench = await collecting()
  const stop = { on: { action: 'GetInstanceProfile' }, do: { mutate: () => void bench.endpoint.stop() } }
  bench.endpoint.faults.push(stop)
  const first = await bench.collect()
  expect(first.error).toMatchObject({ code: 'AWS', hint: expect.stringContaining('network') })
  expect(bench.nights()).toEqual([])
  expect(bench.attempts()).toHaveLength(1)

  const { account, caller } = bench.endpoint
  const back = await startIamEndpoint(account, { pageBytes: 2500, reportPolls: 0 })
  onTestFinished(() => back.stop())
  back.caller = caller
  const env = { ...bench.env, AWS_ENDPOINT_URL_IAM: back.url }
  const { error } = await bench.collect({ env, resume: true })
  expect(error).toBeNull()
  expect(back.requests.map(({ action }) => action)).not.toContain(DETAILS)
  expect((await expectWhole({ ...bench, endpoint: back })).codes).toEqual(['RESUMED'])
})

test('nobody listens at all: no night, and word of the attempt', async () => {
  const bench = await collecting()
  await bench.endpoint.stop()
  const { error } = await bench.collect({ patience: { ...PATIENCE, attempts: 2 }, account: '111122223333' })
  expect(error).toMatchObject({ code: 'AWS', message: expect.stringContaining('ECONNREFUSED') })
  expect(bench.nights()).toEqual([])
  expect(bench.attempts()).toMatchObject([{ account: '111122223333' }])
})

test('a part that broke three collections is given up, and the night recorded', async () => {
  const bench = await collecting()
  for (const resume of [false, true, true]) {
    const { error } = await expiring(bench, { action: 'ListVirtualMFADevices' }, { resume })
    expect(error).toMatchObject({ code: 'AWS' })
  }
  expect(bench.spools()).toMatchObject([{ manifest: { tries: { 'virtual-mfa': 3 } } }])
  const { error, requests } = await bench.collect({ resume: true })
  expect(error).toBeNull()
  expect(requests.map(({ action }) => action)).not.toContain('ListVirtualMFADevices')
  const night = await expectWhole(bench)
  expect(night.parts.get('virtual-mfa')).toMatchObject({ status: 'failed', detail: 'given up after 3 attempts' })
  expect(night.snapshot.warnings.map(({ code }) => code)).toEqual(['RESUMED', 'RESUMED', 'RESUMED'])
  expect(bench.attempts()).toHaveLength(3)
})

test('a role is one caller, however its sessions are called', async () => {
  const bench = await collecting()
  const session = (name: string) => ({
    Arn: `arn:aws:sts::111122223333:assumed-role/rolecall/${name}`,
    UserId: `AROAROLECALL:${name}`,
  })
  bench.endpoint.caller = session('monday')
  await expiring(bench, { action: 'ListRoles' })
  bench.endpoint.caller = session('tuesday')
  const { notes } = await bench.collect({ resume: true })
  expect(notes).toEqual([])
  expect(bench.nights()[0]?.codes).toEqual(['RESUMED'])
})

describe('a collection that may not go on is left alone, and another begun', () => {
  const cases: Readonly<
    Record<string, { readonly request?: object; readonly before?: (bench: Collecting) => void; readonly note: RegExp }>
  > = {
    'another caller': {
      before: ({ endpoint }) => {
        endpoint.caller = { Arn: 'arn:aws:iam::111122223333:user/day-watch', UserId: 'AIDADAYWATCH' }
      },
      note: /it was collected as arn:aws:iam::111122223333:user\/night-watch; starting anew/,
    },
    'after 61 minutes': {
      request: { now: () => Date.now() + 61 * MINUTE },
      note: /it stopped at .*, over 60 minutes ago; starting anew/,
    },
    'other parts': { request: { level: 'core' }, note: /it was to read other parts; starting anew/ },
    'a process that is still at it': {
      request: { isRunning: (process: number) => process === 4711 },
      before: (bench) => {
        for (const { directory, manifest } of bench.spools())
          writeFileSync(join(directory, 'night.json'), JSON.stringify({ ...manifest, process: 4711 }))
      },
      note: /process 4711 is still collecting it; starting anew/,
    },
  }

  test.for(Object.entries(cases))('%s', async ([, { request = {}, before, note }]) => {
    const bench = await collecting()
    const { requests } = await expiring(bench, { action: 'ListRoles' })
    before?.(bench)
    const [kept] = bench.spools()
    const second = await bench.collect({ resume: true, ...request })
    expect(second.error).toBeNull()
    expect(second.notes).toEqual([expect.stringMatching(note)])
    expect(second.requests.filter(({ action }) => action === DETAILS)).toHaveLength(
      requests.filter(({ action }) => action === DETAILS).length,
    )
    expect((await expectWhole(bench)).codes).toEqual([])
    expect(bench.spools()).toEqual([kept])
  })
})

test('after 59 minutes, and of a process that is dead, it goes on', async () => {
  const bench = await collecting()
  await expiring(bench, { action: 'ListRoles' })
  for (const { directory, manifest } of bench.spools())
    writeFileSync(join(directory, 'night.json'), JSON.stringify({ ...manifest, process: 4711 }))
  const at = Date.now() + 59 * MINUTE
  const { notes, requests } = await bench.collect({ resume: true, now: () => at })
  expect(notes).toEqual([])
  expect(requests.map(({ action }) => action)).not.toContain(DETAILS)
  const night = await expectWhole(bench)
  expect(night.snapshot.warnings).toMatchObject([
    { code: 'RESUMED', message: expect.stringContaining(`went on at ${isoTime(at)}`) },
  ])
})

test('where there is nothing to resume, a collection begins', async () => {
  const bench = await collecting()
  const { error, notes } = await bench.collect({ resume: true })
  expect([error, notes]).toEqual([null, ['nothing to resume: no collection of this account was kept; starting anew']])
  expect((await expectWhole(bench)).codes).toEqual([])
})

test('without --resume a collection begins anew, whatever is kept', async () => {
  const bench = await collecting()
  const first = await expiring(bench, { action: 'ListRoles' })
  const second = await bench.collect()
  const pages = ({ requests }: Collected) => requests.filter(({ action }) => action === DETAILS).length
  expect(pages(second)).toBe(pages(first))
  expect((await expectWhole(bench)).codes).toEqual([])
  expect(bench.spools()).toHaveLength(1)
})

test('in a container every run has the same number, and goes on all the same', async () => {
  const bench = await collecting()
  await expiring(bench, { action: 'ListRoles' })
  for (const { directory, manifest } of bench.spools())
    writeFileSync(join(directory, 'night.json'), JSON.stringify({ ...manifest, process: process.pid }))
  const { notes } = await bench.collect({ resume: true, isRunning: () => true })
  expect(notes).toEqual([])
  expect((await expectWhole(bench)).codes).toEqual(['RESUMED'])
})

test('two runs do not go on with one collection', async () => {
  const bench = await collecting()
  await expiring(bench, { action: 'ListRoles' })
  const [kept] = bench.spools()
  writeFileSync(join(kept?.directory ?? '', 'claim'), '4711')
  const { notes } = await bench.collect({ resume: true, isRunning: (number: number) => number === 4711 })
  expect(notes).toEqual([expect.stringContaining('another process is going on with it')])
  expect(bench.nights()).toHaveLength(1)
  const dead = await bench.collect({ resume: true, isRunning: () => false })
  expect(dead.notes).toEqual([])
})

test('a run that was killed may go on for 60 minutes from the last answer it kept', async () => {
  const bench = await collecting()
  await expiring(bench, { action: 'ListRoles' })
  for (const { directory, manifest } of bench.spools()) {
    const updatedAt = new Date(Date.now() - 90 * MINUTE).toISOString()
    writeFileSync(join(directory, 'night.json'), JSON.stringify({ ...manifest, updatedAt }))
  }
  const { notes } = await bench.collect({ resume: true })
  expect(notes).toEqual([])
})

test('a marker that AWS takes no more: the list is asked for anew', async () => {
  const bench = await collecting()
  await expiring(bench, { action: DETAILS, page: 3 })
  const directory = bench.spools()[0]?.directory ?? ''
  const last = readdirSync(directory).findLast((name) => name.includes('authorization')) ?? ''
  const page = gunzipSync(readFileSync(join(directory, last))).toString()
  const [question = '', answer = ''] = page.split('"output":')
  expect(answer).toMatch(/"Marker":"[^"]+"/)
  const other = answer.replace(/"Marker":"[^"]+"/, '"Marker":"of-yesterday"')
  writeFileSync(join(directory, last), gzipSync(`${question}"output":${other}`))
  const { error, requests } = await bench.collect({ resume: true })
  expect(error).toBeNull()
  const markers = requests.filter(({ action }) => action === DETAILS).map(({ params }) => params['Marker'])
  expect(markers.slice(0, 2)).toEqual(['of-yesterday', undefined])
  expect((await expectWhole(bench)).codes).toEqual(['RESUMED'])
})
