import { expect, test } from 'vitest'
import type { Evidence } from '../../src/model/evidence.ts'
import type { Cell } from '../../src/model/rows.ts'
import { evidencePhrases } from '../../src/report/evidence.ts'

const role = 'arn:aws:iam::111122223333:role/bakery/oven'

const phrases: readonly [Evidence, string][] = [
  [{ kind: 'attachment', policyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess', to: role }, 'attached ReadOnlyAccess'],
  [{ kind: 'inline-policy', policyName: 'bake', of: role }, 'inline policy bake'],
  [{ kind: 'boundary', policyArn: 'arn:aws:iam::111122223333:policy/team/Fence', of: role }, 'boundary Fence'],
  [{ kind: 'membership', user: 'ada', group: 'arn:aws:iam::111122223333:group/night-shift' }, 'in group night-shift'],
  [
    { kind: 'instance-profile', instanceProfileArn: 'arn:aws:iam::111122223333:instance-profile/oven', roleArn: role },
    'in instance profile oven',
  ],
  [
    { kind: 'trust', roleArn: role, statement: 0, sid: null, principal: 'ec2.amazonaws.com' },
    'trusts ec2.amazonaws.com (statement 0)',
  ],
  [{ kind: 'trust', roleArn: role, statement: 1, sid: 'Ci', principal: '*' }, 'trusts * (statement 1 Ci)'],
  [
    { kind: 'statement', policyArn: role, policyName: null, version: null, statement: 0, sid: null, effect: 'Allow' },
    'Allow in trust policy of oven (statement 0)',
  ],
  [
    { kind: 'statement', policyArn: role, policyName: 'bake', version: null, statement: 1, sid: 'X', effect: 'Deny' },
    'Deny in bake (statement 1 X)',
  ],
  [{ kind: 'tag', of: role, key: '__proto__', value: 'bread' }, 'tag __proto__ = bread'],
  [{ kind: 'attribute', of: role, name: 'maxSessionDuration', value: 3600 }, 'maxSessionDuration = 3600'],
  [{ kind: 'attribute', of: role, name: 'lastUsed', value: null }, 'lastUsed = none'],
  [{ kind: 'absent', of: role, what: 'boundary' }, 'no boundary'],
]

test.each(phrases)('%o', (evidence, phrase) => {
  expect(evidencePhrases([evidence])).toBe(phrase)
})

test('several, in their order', () => {
  expect(evidencePhrases(phrases.slice(0, 2).map(([evidence]) => evidence))).toBe(
    'attached ReadOnlyAccess; inline policy bake',
  )
})

test.each<[string, Cell]>([
  ['text', 'no boundary'],
  ['null', null],
  ['a list of something else', ['x']],
  ['a kind that is none of ours', [{ kind: 'toString' }]],
])('%s is no evidence', (_, cell) => {
  expect(evidencePhrases(cell)).toBeNull()
})
