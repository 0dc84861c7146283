import { describe, expect, test } from 'vitest'

import type { CollectEvent } from '../../src/app/collect-account.ts'
import { drawProgress } from '../../src/cli/progress.ts'
import type { Part } from '../../src/model/part.ts'

const ONE = '111122223333'
const OTHER = '444455556666'

/** What stands on the line after these events, each half a second after the one before. */
function lineAfter(events: readonly (readonly [CollectEvent, string])[], width = 80): string {
  let [line, clock] = ['', 0]
  const write = (text: string) => {
    line = text.replace('\r', '').replace('\u001b[K', '')
  }
  const progress = drawProgress({ write, width, now: () => (clock += 500) })
  for (const [event, account] of events) progress.hear(event, account)
  return line
}

const begun = (part: Part): CollectEvent => ({ type: 'part-started', part })
const reached = (part: Part, done: number, total: number | null): CollectEvent => ({
  type: 'progress',
  part,
  done,
  total,
})
const ended = (part: Part): CollectEvent => ({
  type: 'part-ended',
  part,
  state: { status: 'complete', count: 0, detail: null },
})

describe('one account', () => {
  test.each<readonly [what: string, events: readonly CollectEvent[], line: string]>([
    ['a part that began', [begun('credential-report')], `${ONE}  credential-report`],
    [
      'a part of a known size',
      [begun('policy-tags'), reached('policy-tags', 5, 20)],
      `${ONE}  [=====               ]  5/20  policy-tags`,
    ],
    [
      'parts that come together',
      [begun('users'), begun('roles'), reached('users', 40, 40), reached('roles', 20, 80)],
      `${ONE}  [==========          ]  60/120  users roles`,
    ],
    ['a part of unknown size', [begun('aws-policies'), reached('aws-policies', 7, null)], `${ONE}  7  aws-policies`],
    [
      'unknown sizes beside known ones: the known count',
      [begun('users'), begun('aws-policies'), reached('aws-policies', 7, null), reached('users', 1, 2)],
      `${ONE}  [==========          ]  1/2  users aws-policies`,
    ],
    [
      'more than was counted before',
      [begun('users'), reached('users', 9, 8)],
      `${ONE}  [====================]  9/8  users`,
    ],
    ['a part that ended stays until the next', [begun('saml'), ended('saml')], `${ONE}  saml`],
    ['the next part', [begun('saml'), ended('saml'), begun('oidc')], `${ONE}  oidc`],
    ['the end', [begun('saml'), ended('saml'), { type: 'recording' }], `${ONE}  recording`],
  ])('%s', (_, events, line) => {
    expect(lineAfter(events.map((event) => [event, ONE]))).toBe(line)
  })
})

test('several accounts: how far each got', () => {
  const line = lineAfter([
    [begun('users'), ONE],
    [begun('users'), OTHER],
    [reached('users', 3, 30), ONE],
    [reached('users', 4, 40), OTHER],
  ])
  expect(line).toBe(`${ONE} 3/30  ${OTHER} 4/40`)
})

test('no line is as wide as the terminal', () => {
  expect(lineAfter([[begun('instance-profile-tags'), ONE]], 20)).toBe(`${ONE}  insta`)
})

test('what comes within a tenth of a second is left out', () => {
  const written: string[] = []
  const progress = drawProgress({ write: (text) => written.push(text), width: 80, now: () => 0 })
  for (let done = 1; done <= 5; done++) progress.hear(reached('users', done, 5), ONE)
  expect(written).toHaveLength(1)
})

test('is cleared once', () => {
  const written: string[] = []
  const progress = drawProgress({ write: (text) => written.push(text), width: 80, now: () => 0 })
  progress.clear()
  progress.hear(begun('users'), ONE)
  progress.clear()
  progress.clear()
  expect(written).toEqual([`\r${ONE}  users\u001b[K`, '\r\u001b[K'])
})
