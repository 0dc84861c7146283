import fc from 'fast-check'
import { expect, test } from 'vitest'

import { RolecallError } from '../../src/model/error.ts'
import type { Part } from '../../src/model/part.ts'
import { type Collecting, collecting } from '../support/collecting.ts'
import { type ExpectedNight, expectedOf } from '../support/expected-night.ts'
import { expectHonest, expectPossible, expectWhole, type Gone, goneIn } from '../support/expect-whole.ts'
import type { IamEndpoint } from '../support/iam-endpoint/index.ts'
import { PATIENCE } from '../support/patience.ts'
import type { ReadNight } from '../support/read-night.ts'
import { ABSENTABLE, arbitraryPlan, change, crowdedBakery, DENIABLE, type FaultPlan } from './fault-plans.ts'

const HOUR = 3_600_000

test(
  'whatever goes wrong, the database holds whole nights, and the last one is the account',
  { timeout: 240_000 },
  async () => {
    const plans = fc.array(arbitraryPlan, { minLength: 1, maxLength: 3 })
    const pageBytes = fc.constantFrom(700, 2500, 20_000)
    await fc.assert(
      fc.asyncProperty(plans, pageBytes, async (plans, pageBytes) => {
        const bench = await collecting(crowdedBakery(), { pageBytes })
        try {
          await play(bench, plans)
        } finally {
          await bench.endpoint.stop()
        }
      }),
      { numRuns: 18 },
    )
  },
)

/** One collection after the other, an hour apart; then one in which nothing goes wrong. */
async function play(bench: Collecting, plans: readonly FaultPlan[]): Promise<void> {
  const start = Math.floor(Date.now() / 1000) * 1000
  const nights: ReadNight[] = []
  for (const [index, plan] of plans.entries()) {
    nights.push(await collectUnder(bench, plan, start + index * HOUR))
    expect(bench.nights()).toEqual(nights)
  }
  const { error } = await bench.collect({ ...EVERYTHING, now: () => start + plans.length * HOUR })
  expect(error).toBeNull()
  const last = await expectWhole(bench)
  expect(last.codes).toEqual([])
  expect([...last.parts].filter(([, { status }]) => status !== 'complete').map(([part]) => part)).toEqual([
    'last-accessed',
  ])
  expect(bench.endpoint.mostAtOnce()).toBeLessThanOrEqual(4)
}

const EVERYTHING = { level: 'deep', patience: { ...PATIENCE, firstDelay: 0, requestTimeout: 250 } } as const

/** Of these the endpoint tells by itself, and they move with everything. */
const TOLD: readonly Part[] = ['account-summary', 'credential-report']

/** Collects while all that goes wrong; a run that stops goes on when the credentials are good again. */
async function collectUnder(bench: Collecting, plan: FaultPlan, at: number): Promise<ReadNight> {
  const { endpoint } = bench
  const request = { ...EVERYTHING, now: () => at }
  const attempts = bench.attempts().length
  const versions = spoil(endpoint, plan)
  const { error } = await bench.collect(request)
  if (error !== null) {
    expect(plan.stop).not.toBeNull()
    expect(error).toBeInstanceOf(RolecallError)
    expect(error).toMatchObject({ code: 'AWS', message: expect.stringContaining('ExpiredToken') })
    expect(bench.attempts()).toHaveLength(attempts + 1)
    expect(bench.nights().filter(({ snapshot }) => Date.parse(snapshot.takenAt) >= at)).toEqual([])
    endpoint.faults.length = 0
    const resumed = await bench.collect({ ...request, resume: true, now: () => at + HOUR / 60 })
    expect(resumed.error).toBeNull()
  }
  const last = bench.nights().at(-1)
  if (last === undefined) throw new Error('there is no night')
  for (const action of plan.denied)
    for (const [part, status] of Object.entries(DENIABLE[action]))
      expect([action, part, [...last.parts].find(([name]) => name === part)?.[1].status]).toEqual([
        action,
        part,
        status,
      ])
  const [only, ...others] = versions
  if (only !== undefined && others.length === 0) expectHonest(last, only, TOLD, allowedGone(last, plan))
  else expectPossible(last, versions, TOLD)
  endpoint.faults.length = 0
  endpoint.denied.clear()
  return last
}

/** What the night calls gone, of an account that stood still: at most what the plan said so of. */
function allowedGone(night: ReadNight, { absence }: FaultPlan): readonly Gone[] {
  const gone = goneIn(night)
  const parts: readonly string[] = Object.entries(ABSENTABLE).flatMap(([action, part]) =>
    action === absence?.on.action ? [part] : [],
  )
  expect(gone.length).toBeLessThanOrEqual(parts.length)
  for (const { part } of gone) expect(parts).toContain(part)
  return gone
}

/** Lets the endpoint do what the plan says; gives what the account says at first and, as they come, after each change. */
function spoil(endpoint: IamEndpoint, plan: FaultPlan): readonly ExpectedNight[] {
  const { account, caller } = endpoint
  const version = () => expectedOf(structuredClone(account), { caller, summary: '', report: '' })
  const versions = [version()]
  const moves = plan.moves.map(({ nth, move }, index) => {
    const mutate = (): void => {
      change(account, move, endpoint.requests.length * 10 + index)
      versions.push(version())
    }
    return { on: { nth }, do: { mutate } }
  })
  const stop = plan.stop === null ? [] : [{ on: { nth: plan.stop }, do: 'expired-token', times: 1e6 } as const]
  const { refusal, absence, broken } = plan
  endpoint.faults.push(
    ...moves,
    ...stop,
    ...[refusal, absence, broken].filter((fault) => fault !== null),
    ...plan.passing,
  )
  for (const action of plan.denied) endpoint.denied.add(action)
  return versions
}
