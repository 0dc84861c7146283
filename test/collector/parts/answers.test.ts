import { expect, test } from 'vitest'

import { startCompleting } from '../../../src/collector/parts/completing.ts'
import { PART_PLANS } from '../../../src/collector/parts/index.ts'
import { oidc } from '../../../src/collector/parts/oidc.ts'
import { policyTags } from '../../../src/collector/parts/policy-tags.ts'
import { roleSettings } from '../../../src/collector/parts/role-settings.ts'
import { CallError, type Failure } from '../../../src/collector/live/call.ts'
import { AUTHORIZATION_PARTS, PARTS } from '../../../src/model/part.ts'
import { bakeryRoster, entry } from '../../support/stand-in-asking.ts'

const arn = entry('managed-policy', 'Flour').arn
const roster = bakeryRoster(entry('managed-policy', 'Flour'))

test('every part beyond the authorization details and the instance profiles has a plan, in the order of parts', () => {
  const others = new Set<string>([...AUTHORIZATION_PARTS, 'instance-profiles'])
  expect(PART_PLANS.map(({ part }) => part)).toEqual(PARTS.filter((part) => !others.has(part)))
})

test.each([
  [policyTags, 'GetPolicy', { Policy: { Arn: 7 } }, 'at $.Policy.Arn: expected an ARN, found the number 7'],
  [policyTags, 'GetPolicy', {}, 'at $.Policy: expected an object, found nothing'],
  [
    policyTags,
    'GetPolicy',
    { Policy: { Arn: arn, Tags: [{ Key: 'a', Value: null }] } },
    'at $.Policy.Tags[0].Value: expected a string, found null',
  ],
  [roleSettings, 'ListRoles', { Roles: 'all' }, 'at $.Roles: expected a list, found the string "all"'],
  [roleSettings, 'ListRoles', { Roles: [{}] }, 'at $.Roles[0].Arn: expected an ARN, found nothing'],
  [
    oidc,
    'GetOpenIDConnectProvider',
    { ClientIDList: 'all' },
    'at $.ClientIDList: expected a list of strings, found the string "all"',
  ],
])('an answer that is none names operation and place: $part, %s %j', (plan, operation, output, message) => {
  const facts = () => [...plan.facts([{ operation, input: {}, output, code: null }], roster)]
  expect(facts).toThrow(expect.objectContaining({ name: 'UnreadableAnswer', message: `${operation}: ${message}` }))
})

test.each<[readonly (Failure | null)[], number, readonly string[]]>([
  [['denied', 'denied', 'denied', 'denied', 'denied'], 3, ['iam:X: Code']],
  [[null, 'busy', 'denied', 'denied', 'denied', null], 6, ['iam:X: Code']],
  [['absent', 'denied', 'denied', 'denied', 'denied'], 5, ['iam:X: Code']],
  [[null, 'absent'], 2, []],
])('what completes is tried until it never succeeded: %j', async (outcomes, tried, said) => {
  const calls: unknown[] = []
  const lacks = new Set<string>()
  const complete = startCompleting({ lacks: (detail) => lacks.add(detail) }, 'iam:X')
  for (const outcome of outcomes)
    await complete('arn', () => {
      calls.push(outcome)
      return outcome === null ? Promise.resolve() : Promise.reject(new CallError('X', outcome, 'Code', ''))
    })
  expect([calls.length, [...lacks]]).toEqual([tried, said])
})

test('what ends the run ends it there too', async () => {
  const complete = startCompleting({ lacks: () => undefined }, 'iam:X')
  const lost = new CallError('X', 'credentials', 'ExpiredToken', '')
  await expect(complete('arn', () => Promise.reject(lost))).rejects.toBe(lost)
})
