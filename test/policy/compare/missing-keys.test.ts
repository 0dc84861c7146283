import { expect, test } from 'vitest'

import { allow, compared, deny, testComparison } from './comparing.ts'

const TAG = 'aws:PrincipalTag/team'
const OWN = '${aws:PrincipalTag/team}'
const OWN_OR = "${aws:PrincipalTag/team, 'none'}"
const RESOURCE_TAG = 'aws:ResourceTag/team'

const at = (name: string): string => `arn:aws:s3:::bakery/${name}`
const isMissing = { Null: { [TAG]: 'true' } }
const isThere = { Null: { [TAG]: 'false' } }
const tagged = (values: string | readonly string[], more: object = {}): object => ({
  ...more,
  StringEquals: { [RESOURCE_TAG]: values },
})
const get = (name: string | readonly string[], condition?: object): object =>
  allow('s3:GetObject', typeof name === 'string' ? at(name) : name.map(at), condition)
const denied = (name: string): object => deny('s3:GetObject', at(name))
const all = allow('s3:GetObject', '*')
const where = (condition: object): object => allow('s3:GetObject', '*', condition)

testComparison('resources whose variables may be missing', {
  'a default where there was none': [get(OWN), get(OWN_OR), 'broader'],
  'another default': [get(OWN_OR), get("${aws:PrincipalTag/team, 'other'}"), 'different'],
  'a default in place of what it is': [get([OWN, 'none']), get(OWN_OR), 'narrower'],
  'a default beside what it is': [get([OWN_OR, 'none']), get([OWN, 'none']), 'equal'],
  'a default, and what it says in two statements': [get(OWN_OR), [get(OWN), get('none', isMissing)], 'equal'],
  'an empty default': [get("${aws:PrincipalTag/team, ''}"), [get(OWN), get('', isMissing)], 'equal'],
  'a default that counts for nothing': [get(OWN_OR, isThere), get(OWN), 'equal'],
  'a default that alone counts': [get(OWN_OR, isMissing), get('none', isMissing), 'equal'],
  'a variable whose key has to be there': [get(OWN, isThere), get(OWN), 'equal'],
  'a variable whose key has to be missing': [get(OWN, isMissing), [], 'equal'],
  'a default beside what takes it in': [get([OWN_OR, '*']), get('*'), 'equal'],
  'a default in what is denied': [[all, denied(OWN)], [all, denied(OWN_OR)], 'narrower'],
  'a default in all but what is denied': [
    [all, { Effect: 'Deny', Action: 's3:*', NotResource: at(OWN) }],
    [all, { Effect: 'Deny', Action: 's3:*', NotResource: at(OWN_OR) }],
    'broader',
  ],
  'all but a default, and what it says in two statements': [
    [all, { Effect: 'Deny', Action: 's3:*', NotResource: at(OWN_OR) }],
    [
      all,
      { Effect: 'Deny', Action: 's3:*', NotResource: at(OWN), Condition: isThere },
      { Effect: 'Deny', Action: 's3:*', NotResource: at('none'), Condition: isMissing },
    ],
    'equal',
  ],
  'a default under a Deny that takes it away': [[get(OWN_OR), denied('none')], [get(OWN), denied('none')], 'equal'],
  'one of two variables with a default': [get(`${OWN}/\${aws:username}`), get(`${OWN_OR}/\${aws:username}`), 'broader'],
  'two defaults, and what they say in four statements': [
    get(`${OWN_OR}/\${aws:username, 'role'}`),
    [
      get(`${OWN}/\${aws:username}`),
      get(`${OWN}/role`, { Null: { 'aws:username': 'true' } }),
      get('none/${aws:username}', isMissing),
      get('none/role', { Null: { [TAG]: 'true', 'aws:username': 'true' } }),
    ],
    'equal',
  ],
  'a variable twice, with a default and without': [get(`${OWN}/${OWN_OR}`), get(`${OWN}/${OWN}`), 'equal'],
  'two defaults of one variable': [
    get(`${OWN_OR}/\${aws:PrincipalTag/team, 'x'}`),
    [get(`${OWN}/${OWN}`), get('none/x', isMissing)],
    'equal',
  ],
  'a default within a wildcard': [get(`${OWN_OR}/x`), get(`${OWN_OR}/*`), 'broader'],
})

testComparison('conditions whose variables may be missing', {
  'a default where there was none': [where(tagged(OWN)), where(tagged(OWN_OR)), 'broader'],
  'another default': [where(tagged(OWN_OR)), where(tagged("${aws:PrincipalTag/team, 'x'}")), 'different'],
  'a default in place of what it is': [where(tagged([OWN, 'none'])), where(tagged(OWN_OR)), 'narrower'],
  'a default that counts for nothing': [where(tagged(OWN_OR, isThere)), where(tagged(OWN)), 'equal'],
  'a default that alone counts': [where(tagged(OWN_OR, isMissing)), where(tagged('none', isMissing)), 'equal'],
  'a default, and what it says in two statements': [
    where(tagged(OWN_OR)),
    [where(tagged(OWN)), where(tagged('none', isMissing))],
    'equal',
  ],
  'a default in what must not be': [
    where({ StringNotEquals: { [RESOURCE_TAG]: OWN } }),
    where({ StringNotEquals: { [RESOURCE_TAG]: OWN_OR } }),
    'narrower',
  ],
  'a default before a wildcard': [
    where({ StringLike: { [RESOURCE_TAG]: `${OWN}*` } }),
    where({ StringLike: { [RESOURCE_TAG]: `${OWN_OR}*` } }),
    'broader',
  ],
  'a default and what takes it in': [
    where({ StringLike: { [RESOURCE_TAG]: `${OWN_OR}/x` } }),
    where({ StringLike: { [RESOURCE_TAG]: `${OWN_OR}/*` } }),
    'broader',
  ],
  'a default, where the tag is no longer needed': [
    where({ StringEqualsIfExists: { [RESOURCE_TAG]: OWN_OR } }),
    [where(tagged(OWN_OR)), where({ Null: { [RESOURCE_TAG]: 'true' } })],
    'equal',
  ],
  'a default in an ARN': [
    where({ ArnLike: { 'aws:SourceArn': `arn:aws:s3:::${OWN}` } }),
    where({ ArnLike: { 'aws:SourceArn': `arn:aws:s3:::${OWN_OR}` } }),
    'broader',
  ],
  'an ARN by either operator': [
    where({ ArnEquals: { 'aws:SourceArn': `arn:aws:s3:::${OWN}` } }),
    where({ ArnLike: { 'aws:SourceArn': `arn:aws:s3:::${OWN}` } }),
    'equal',
  ],
  'unlike an ARN by either operator': [
    [all, deny('s3:GetObject', '*', { ArnNotEquals: { 'aws:SourceArn': `arn:aws:s3:::${OWN_OR}` } })],
    [all, deny('s3:GetObject', '*', { ArnNotLike: { 'aws:SourceArn': `arn:aws:s3:::${OWN_OR}` } })],
    'equal',
  ],
  'any ARN by either operator': [
    where({ 'ForAnyValue:ArnEquals': { 'aws:SourceArn': `arn:aws:s3:::${OWN}` } }),
    where({ 'ForAnyValue:ArnLike': { 'aws:SourceArn': `arn:aws:s3:::${OWN}` } }),
    'equal',
  ],
  'a default among all of several': [
    where({ 'ForAllValues:StringEquals': { 'aws:TagKeys': ['team', OWN] } }),
    where({ 'ForAllValues:StringEquals': { 'aws:TagKeys': ['team', OWN_OR] } }),
    'broader',
  ],
  'a default as any of several': [
    where({ 'ForAnyValue:StringLike': { 'aws:TagKeys': OWN_OR } }),
    [
      where({ 'ForAnyValue:StringLike': { 'aws:TagKeys': OWN } }),
      where({ 'ForAnyValue:StringLike': { 'aws:TagKeys': 'none' }, ...isMissing }),
    ],
    'equal',
  ],
  'a variable as any of several, whose key has to be there': [
    where({ 'ForAnyValue:StringEquals': { 'aws:TagKeys': OWN } }),
    where({ 'ForAnyValue:StringEquals': { 'aws:TagKeys': OWN }, ...isThere }),
    'equal',
  ],
  'a Deny of others, with a default': [
    [all, deny('s3:GetObject', '*', { StringNotEquals: { [RESOURCE_TAG]: OWN_OR } })],
    where(tagged(OWN_OR)),
    'broader',
  ],
})

test('a witness shows the default, where the key is missing', () => {
  const { witness } = compared(get(OWN), get(OWN_OR))
  expect(witness).toMatchObject({ resource: at('none'), context: {}, old: 'none', new: 'allow' })
})

test('more defaults than anybody writes are undecided, not equal', () => {
  const keys = ['a', 'b', 'c', 'd']
  const names = (fallback: string): string => keys.map((key) => `\${aws:PrincipalTag/${key}, '${fallback}'}`).join('/')
  const four = get(names('x'))
  expect(compared(four, four).effect).toBe('equal')
  expect(compared(four, get(names('y'))).effect).not.toBe('equal')
  expect(compared(four, get(keys.map((key) => `\${aws:PrincipalTag/${key}}`).join('/'))).effect).toBe('undecided')
})
