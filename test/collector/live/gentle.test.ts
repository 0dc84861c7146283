import { expect, test } from 'vitest'

import { IAM_OPERATIONS, STS_OPERATIONS } from '../../../src/collector/live/operations.ts'
import { byCodeUnit } from '../../../src/model/compare.ts'
import { collecting } from '../../support/collecting.ts'
import { expectWhole } from '../../support/expect-whole.ts'
import { bakeryAccount, type Fault, type LiveAccount } from '../../support/iam-endpoint/index.ts'
import { liveRole } from '../../support/iam-endpoint/given-entities.ts'

/** The bakery with enough roles that many calls could be open at once. */
function manyRoles(): LiveAccount {
  const account = bakeryAccount()
  for (let index = 0; index < 40; index += 1) account.roles.push(liveRole(account, { RoleName: `oven-${index}` }))
  return account
}

/** Answers that take long enough to overlap. */
const SLOW: Fault = { on: {}, do: { delay: 5 }, times: 1e6 }

test.for([1, 2, 4])('never more than %i requests at once', async (concurrency) => {
  const bench = await collecting(manyRoles(), { faults: [SLOW] })
  expect((await bench.collect({ level: 'deep', parts: ['last-accessed'], concurrency })).error).toBeNull()
  expect(bench.endpoint.mostAtOnce()).toBe(concurrency)
})

test('pages of the details come one after the other', async () => {
  const bench = await collecting(manyRoles(), { faults: [SLOW] })
  await bench.collect({ level: 'core' })
  expect(bench.endpoint.mostAtOnce()).toBe(1)
})

test('no more requests a second than --max-rps, retries counted', async () => {
  const faults: Fault[] = [{ on: { action: 'ListRoles' }, do: 'throttle', times: 5 }]
  const bench = await collecting(undefined, { faults })
  const { error, requests } = await bench.collect({ level: 'deep', maxRps: 50 })
  expect(error).toBeNull()
  expect(requests.length).toBeGreaterThan(50)
  const times = requests.map(({ at }) => at)
  const inASecond = times.map((at) => times.filter((other) => other >= at && other < at + 1000).length)
  expect(Math.max(...inASecond)).toBeLessThanOrEqual(53)
})

test('nothing that writes is ever asked, nor anything that is not on the lists', async () => {
  const bench = await collecting()
  await bench.collect({ level: 'deep', parts: ['last-accessed'] })
  const asked = new Set(bench.endpoint.requests.map(({ action }) => action))
  const allowed = new Set<string>([...IAM_OPERATIONS, ...STS_OPERATIONS])
  expect([...asked].filter((action) => !allowed.has(action))).toEqual([])
  const reports = ['GenerateCredentialReport', 'GenerateServiceLastAccessedDetails']
  expect([...asked].filter((action) => !/^(Get|List)/.test(action)).toSorted(byCodeUnit)).toEqual(reports)
})

test('nothing is asked twice in a run but the account’s counts and who asks', async () => {
  const bench = await collecting()
  const { requests } = await bench.collect({ level: 'deep', parts: ['last-accessed'] })
  const questions = requests.map(({ params }) => JSON.stringify(params))
  const again = requests.filter(({ params }, index) => questions.indexOf(JSON.stringify(params)) < index)
  expect(again.map(({ action }) => action).toSorted(byCodeUnit)).toEqual(['GetAccountSummary', 'GetCallerIdentity'])
})

test('two runs of an account that stands still are two nights without a change between them', async () => {
  const bench = await collecting()
  const now = Date.now()
  for (const later of [0, 86_400_000]) {
    const { error } = await bench.collect({ level: 'deep', now: () => now + later })
    expect(error).toBeNull()
  }
  const [first, second] = bench.nights()
  expect(second?.lists).toEqual(first?.lists)
  expect(second?.facts).toEqual(first?.facts)
  await expectWhole(bench)
})

test('who would collect another account than the one meant is stopped before anything is kept', async () => {
  const bench = await collecting()
  const { error, requests } = await bench.collect({ account: '444455556666' })
  expect(error).toMatchObject({
    code: 'USAGE',
    message: expect.stringContaining('found the credentials of 111122223333'),
  })
  expect(requests.map(({ action }) => action)).toEqual(['GetCallerIdentity'])
  expect(bench.spools()).toEqual([])
})

test('the same where STS says nothing, as soon as an ARN tells', async () => {
  const bench = await collecting(undefined, { denied: ['GetCallerIdentity'] })
  const { error } = await bench.collect({ account: '444455556666' })
  expect(error).toMatchObject({ code: 'USAGE', message: expect.stringContaining('111122223333') })
  expect(bench.nights()).toEqual([])
})
