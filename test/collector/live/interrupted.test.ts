import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'

import { type Collecting, collecting } from '../../support/collecting.ts'
import { expectWhole } from '../../support/expect-whole.ts'
import type { Fault, Trouble } from '../../support/iam-endpoint/index.ts'
import { PATIENCE } from '../../support/patience.ts'

const SECOND = 1000

/** Nothing ends by itself: whatever the run waits for, it waits longer than a test may take. */
const PATIENT = { ...PATIENCE, firstDelay: 90 * SECOND, requestTimeout: 90 * SECOND }

/** What the run is at when it is interrupted. */
const PHASES: Readonly<Record<string, { readonly on: Fault['on']; readonly trouble: Trouble }>> = {
  'who asks': { on: { action: 'GetCallerIdentity' }, trouble: 'hang' },
  'the first count': { on: { action: 'GetAccountSummary' }, trouble: 'hang' },
  'the first page of the details': { on: { action: 'GetAccountAuthorizationDetails' }, trouble: 'hang' },
  'a later page of the details': { on: { action: 'GetAccountAuthorizationDetails', page: 3 }, trouble: 'hang' },
  'a list': { on: { action: 'ListUsers' }, trouble: 'hang' },
  'calls for entities': { on: { action: 'GetPolicy' }, trouble: 'hang' },
  'the last count': { on: { action: 'GetAccountSummary', nth: 2 }, trouble: 'hang' },
  'a wait between two attempts': { on: { action: 'ListRoles' }, trouble: 'throttle' },
  'a wait between two attempts at a page': {
    on: { action: 'GetAccountAuthorizationDetails', page: 2 },
    trouble: 'reset',
  },
}

/** Interrupts a run a moment after a request, and gives how it ended. */
async function interrupt(bench: Collecting, on: Fault['on'], request: object): Promise<unknown> {
  const controller = new AbortController()
  const abort = () => {
    setTimeout(() => controller.abort(), 20)
  }
  bench.endpoint.faults.push({ on, do: { mutate: abort } })
  return (await bench.collect({ ...request, signal: controller.signal })).error
}

test.for(Object.entries(PHASES))(
  'in %s: the run ends at once, nothing is half-written, it can go on',
  async ([, phase]) => {
    const { on, trouble } = phase
    const bench = await collecting(undefined, { faults: [{ on, do: trouble, times: 1e6 }] })
    const error = await interrupt(bench, on, { patience: PATIENT })
    expect(error).toMatchObject({ name: 'RolecallError', code: 'INTERRUPTED' })
    expect(bench.nights()).toEqual([])
    const begun = on.action !== 'GetCallerIdentity'
    expect(bench.spools()).toHaveLength(begun ? 1 : 0)
    for (const { directory, manifest } of bench.spools()) {
      expect(manifest).toMatchObject({ complete: false, process: null })
      expect(readdirSync(directory).filter((name) => name.endsWith('.new'))).toEqual([])
    }
    bench.endpoint.faults.length = 0
    const resumed = await bench.collect({ resume: true })
    expect(resumed.error).toBeNull()
    expect((await expectWhole(bench)).codes).toEqual(begun ? ['RESUMED'] : [])
    expect(bench.spools()).toEqual([])
  },
)

test('between two polls of a report', async () => {
  const bench = await collecting(undefined, { reportPolls: 1000 })
  const error = await interrupt(bench, { action: 'GenerateCredentialReport' }, {})
  expect(error).toMatchObject({ code: 'INTERRUPTED' })
  expect(bench.nights()).toEqual([])
})

test('while a program is asked for credentials', async () => {
  const bench = await collecting()
  const config = join(bench.folder, 'config')
  writeFileSync(config, '[default]\ncredential_process = sleep 90\n')
  vi.stubEnv('AWS_CONFIG_FILE', config)
  for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']) vi.stubEnv(name, undefined)
  const controller = new AbortController()
  setTimeout(() => controller.abort(), 300)
  const { error, requests } = await bench.collect({ signal: controller.signal })
  expect([error, requests]).toEqual([expect.objectContaining({ code: 'INTERRUPTED' }), []])
})

test('while requests wait for their turn', async () => {
  const bench = await collecting()
  const error = await interrupt(bench, { action: 'GetCallerIdentity' }, { maxRps: 0.05 })
  expect(error).toMatchObject({ code: 'INTERRUPTED' })
})

test('before it began: nothing is asked', async () => {
  const bench = await collecting()
  const { error, requests } = await bench.collect({ signal: AbortSignal.abort() })
  expect(error).toMatchObject({ code: 'INTERRUPTED' })
  expect(requests).toEqual([])
})

test('no request leaves after it', async () => {
  const bench = await collecting()
  await interrupt(bench, { action: 'GetPolicy' }, { patience: PATIENT })
  const seen = bench.endpoint.requests.length
  await wait(100)
  expect(bench.endpoint.requests).toHaveLength(seen)
})
