import { describe, expect, test } from 'vitest'

import { collecting } from '../../support/collecting.ts'
import { expectWhole } from '../../support/expect-whole.ts'
import type { Fault, Trouble } from '../../support/iam-endpoint/index.ts'
import { PATIENCE } from '../../support/patience.ts'

/** As long as a call has an attempt left; one that waits for an answer in vain takes longer, and comes less often. */
const TROUBLES: Readonly<Record<string, { readonly trouble: Trouble; readonly times: number }>> = {
  'Throttling, nine times in a row': { trouble: 'throttle', times: 9 },
  'HTTP 500, nine times in a row': { trouble: 'server-error', times: 9 },
  'HTTP 503, nine times in a row': { trouble: 'unavailable', times: 9 },
  'a page of HTML, nine times in a row': { trouble: 'html', times: 9 },
  'a connection that is reset, nine times in a row': { trouble: 'reset', times: 9 },
  'an answer that ends in the middle': { trouble: 'close-after-half', times: 9 },
  'no answer at all': { trouble: 'hang', times: 2 },
}

const CALLS: Readonly<Record<string, Fault['on']>> = {
  'the first page of the details': { action: 'GetAccountAuthorizationDetails', page: 1 },
  'a later page of the details': { action: 'GetAccountAuthorizationDetails', page: 3 },
  'a list': { action: 'ListRoles', page: 2 },
  'a call for one entity': { action: 'GetInstanceProfile', subject: 'oven' },
  'who asks': { action: 'GetCallerIdentity' },
}

describe.for(Object.entries(TROUBLES))('%s', ([, { trouble, times }]) => {
  test.for(Object.entries(CALLS))('passes, on %s', async ([, on]) => {
    const bench = await collecting(undefined, { pageBytes: 1000, faults: [{ on, do: trouble, times }] })
    const { error, requests } = await bench.collect({ patience: { ...PATIENCE, firstDelay: 0, requestTimeout: 200 } })
    expect(error).toBeNull()
    const night = await expectWhole(bench)
    expect(night.codes).toEqual([])
    expect([...night.parts].filter(([, { status }]) => status !== 'complete' && status !== 'skipped')).toEqual([])
    expect(requests.filter(({ action }) => action === on.action).length).toBeGreaterThan(times)
    expect(bench.attempts()).toEqual([])
  })
})

test('bursts of Throttling over all calls pass', async () => {
  const bursts = [1, 9, 17, 40].map((nth): Fault => ({ on: { nth }, do: 'throttle', times: 7 }))
  const bench = await collecting(undefined, { faults: bursts })
  const { error, requests } = await bench.collect()
  expect(error).toBeNull()
  expect(requests.length).toBeGreaterThan(28)
  expect((await expectWhole(bench)).codes).toEqual([])
})

test.for(['raw-json-documents', 'unknown-xml-element'] as const)(
  '%s in every answer is coped with',
  async (trouble) => {
    const bench = await collecting(undefined, { faults: [{ on: {}, do: trouble, times: 1000 }] })
    expect((await bench.collect({ level: 'deep' })).error).toBeNull()
    expect((await expectWhole(bench)).codes).toEqual([])
  },
)
