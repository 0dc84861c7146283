import { expect, test } from 'vitest'

import { allow, compared, deny, testComparison } from './comparing.ts'

const TAG = 'aws:PrincipalTag/team'
const OWN = '${aws:PrincipalTag/team}'
const RESOURCE_TAG = 'aws:ResourceTag/team'

const at = (name: string): string => `arn:aws:s3:::bakery/${name}`
const where = (equals: object, name = '*', more: object = {}): object =>
  allow('s3:GetObject', at(name), { StringEquals: equals, ...more })

testComparison('variables whose values a condition tells', {
  'a resource, by its only value': [where({ [TAG]: 'x' }, OWN), where({ [TAG]: 'x' }, 'x'), 'equal'],
  'a resource, by a value that looks like a wildcard': [
    where({ [TAG]: '*' }, OWN),
    where({ [TAG]: '*' }, '${*}'),
    'equal',
  ],
  'a resource, by a value of several': [
    where({ [TAG]: ['x', 'y'] }, OWN),
    [where({ [TAG]: 'x' }, 'x'), where({ [TAG]: 'y' }, 'y')],
    'equal',
  ],
  'another resource than that of its value': [
    where({ [TAG]: ['x', 'y'] }, OWN),
    where({ [TAG]: ['x', 'y'] }, 'x'),
    'different',
  ],
  'a default that counts for nothing': [
    where({ [TAG]: 'x' }, "${aws:PrincipalTag/team, 'none'}"),
    where({ [TAG]: 'x' }, 'x'),
    'equal',
  ],
  'a test, by the only value': [
    where({ [TAG]: 'x', [RESOURCE_TAG]: OWN }),
    where({ [TAG]: 'x', [RESOURCE_TAG]: 'x' }),
    'equal',
  ],
  'a test, by one of several': [
    where({ [TAG]: ['x', 'y'], [RESOURCE_TAG]: OWN }),
    where({ [TAG]: ['x', 'y'], [RESOURCE_TAG]: ['x', 'y'] }),
    'broader',
  ],
  'a test of another operator': [
    where({ [TAG]: 'x' }, '*', { StringNotLike: { [RESOURCE_TAG]: `${OWN}*` } }),
    where({ [TAG]: 'x' }, '*', { StringNotLike: { [RESOURCE_TAG]: 'x*' } }),
    'equal',
  ],
  'two variables': [
    where({ [TAG]: 'x', 'aws:username': 'ada' }, `${OWN}/\${aws:username}`),
    where({ [TAG]: 'x', 'aws:username': 'ada' }, 'x/ada'),
    'equal',
  ],
  'what is denied': [
    [where({}), deny('s3:GetObject', at(OWN), { StringEquals: { [TAG]: 'x' } })],
    [where({}), deny('s3:GetObject', at('x'), { StringEquals: { [TAG]: 'x' } })],
    'equal',
  ],
})

test.each([
  ['where the key may be missing', { StringEqualsIfExists: { [TAG]: 'x' } }],
  ['where it may have others', { StringLike: { [TAG]: 'x*' } }],
  ['where it is any of several', { 'ForAnyValue:StringEquals': { [TAG]: 'x' } }],
  ['where another variable tells', { StringEquals: { [TAG]: '${aws:username}' } }],
])('nothing stands in place of a variable %s', (_, condition) => {
  const older = allow('s3:GetObject', at(OWN), condition)
  expect(compared(older, allow('s3:GetObject', at('x'), condition)).effect).not.toBe('equal')
})

test('of many values, no case is told', () => {
  const many = { [TAG]: Array.from({ length: 20 }, (_, at) => `t${at}`) }
  expect(compared(where(many, OWN), where(many, 't0')).effect).not.toBe('equal')
  expect(compared(where(many, OWN), where(many, OWN)).effect).toBe('equal')
})
