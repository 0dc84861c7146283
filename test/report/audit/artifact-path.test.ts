import fc from 'fast-check'
import { expect, test } from 'vitest'

import { artifactPath } from '../../../src/report/audit/artifact-path.ts'
import { HOSTILE } from '../../fixtures/hostile/names.ts'

const ACCOUNT = '123456789012'

test.each([
  ['a role', 'arn:aws:iam::123456789012:role/oven', 'iam/123456789012/role/oven'],
  ['a path', 'arn:aws:iam::123456789012:user/team/bakers/ada', 'iam/123456789012/user/team/bakers/ada'],
  [
    'what a name may hold',
    'arn:aws:iam::123456789012:role/a+b=c,d.e@f-g_h',
    'iam/123456789012/role/a%2Bb%3Dc%2Cd.e%40f-g_h',
  ],
  ['a policy of AWS', 'arn:aws:iam::aws:policy/ReadOnlyAccess', 'iam/123456789012/aws/policy/ReadOnlyAccess'],
  ['another account', 'arn:aws:iam::444455556666:role/oven', 'iam/123456789012/444455556666/role/oven'],
  ['the account', 'arn:aws:iam::123456789012:root', 'iam/123456789012/root'],
  ['names that would lead upwards', 'arn:aws:iam::123456789012:user/../.', 'iam/123456789012/user/~../~.'],
  ['an empty segment', 'arn:aws:iam::123456789012:role//oven', 'iam/123456789012/role/~/oven'],
  ['no ARN', '*', 'iam/123456789012/role/*'],
  ['half a character', 'arn:aws:iam::123456789012:role/\ud800', 'iam/123456789012/role/%EF%BF%BD'],
])('%s', (_, arn, path) => {
  expect(artifactPath(ACCOUNT, { kind: 'role', arn })).toBe(path)
})

const expectInside = (name: string) => {
  const path = artifactPath(ACCOUNT, { kind: 'role', arn: `arn:aws:iam::${ACCOUNT}:role/${name}` })
  expect(path).toMatch(/^[\w./~%!'()*-]+$/)
  expect(new URL(path, 'https://example.com/base/').href).toBe(`https://example.com/base/${path}`)
}

test.each(HOSTILE)('a URI below the account: %j', expectInside)

test('whatever a thing is called, its path is a URI below the account', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', minLength: 1 }), expectInside), { numRuns: 300 })
})
