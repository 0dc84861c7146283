import { describe, expect, test } from 'vitest'
import { comparePolicies } from '../../../src/policy/compare/compare-policies.ts'
import { readPolicyJson } from '../../../src/policy/document/read-policy.ts'
import { actionTable } from '../../support/action-table.ts'
import { allow, compared, deny, type Statements, testComparison } from './comparing.ts'

const BUCKET = 'arn:aws:s3:::oven'

testComparison('actions', {
  'one more': [allow('s3:GetObject', '*'), allow(['s3:GetObject', 's3:PutObject'], '*'), 'broader'],
  'one more that a wildcard has already': [allow('s3:Get*', '*'), allow(['s3:Get*', 's3:GetObject'], '*'), 'equal'],
  'letter case': [allow('S3:GETOBJECT', '*'), allow('s3:getobject', '*'), 'equal'],
  'wildcards that mean the same': [allow('s3:**', '*'), allow(['s3:?*', 's3:*'], '*'), 'equal'],
  'one for another': [allow('s3:GetObject', '*'), allow('s3:PutObject', '*'), 'different'],
  'split over two statements': [
    allow(['s3:GetObject', 's3:PutObject'], '*'),
    [allow('s3:GetObject', '*'), allow('s3:PutObject', '*')],
    'equal',
  ],
  'all but some, one service less': [
    { Effect: 'Allow', NotAction: ['iam:*', 'sts:*'], Resource: '*' },
    { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' },
    'broader',
  ],
  'all, in two halves': [
    allow('*', '*'),
    [{ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }, allow('iam:*', '*')],
    'equal',
  ],
  'an action that AWS does not list': [
    allow('s3:GetObject', '*'),
    allow(['s3:GetObject', 'oven:Bake'], '*'),
    'broader',
  ],
  'a form of unlisted names within another': [allow('oven:*', '*'), allow('oven:Bake*', '*'), 'narrower'],
  'forms of unlisted names that cross': [allow('oven:*Bread', '*'), allow('oven:Bake*', '*'), 'different'],
  'an unlisted form of which some is denied': [
    allow('oven:Bake*', '*'),
    [allow('oven:Bake*', '*'), deny('oven:B*e*d', '*')],
    'narrower',
  ],
  'a statement that names no action': [{ Effect: 'Allow', Action: [], Resource: '*' }, [], 'equal'],
})

testComparison('resources', {
  'one more': [allow('s3:*', BUCKET), allow('s3:*', [BUCKET, `${BUCKET}/*`]), 'broader'],
  'one that another takes in': [allow('s3:*', `${BUCKET}*`), allow('s3:*', [BUCKET, `${BUCKET}*`]), 'equal'],
  'several that cover one together': [
    allow('s3:GetObject', '*'),
    [allow('s3:GetObject', '?'), allow('s3:GetObject', '??*')],
    'equal',
  ],
  'several that leave a gap': [
    allow('s3:GetObject', '*'),
    [allow('s3:GetObject', '?'), allow('s3:GetObject', '???*')],
    'narrower',
  ],
  'all but one, and that one': [
    allow('s3:GetObject', '*'),
    [{ Effect: 'Allow', Action: 's3:GetObject', NotResource: `${BUCKET}/*` }, allow('s3:GetObject', `${BUCKET}/*`)],
    'equal',
  ],
  'all but more': [
    { Effect: 'Allow', Action: 's3:GetObject', NotResource: `${BUCKET}/*` },
    { Effect: 'Allow', Action: 's3:GetObject', NotResource: `${BUCKET}*` },
    'narrower',
  ],
  'many forms of which signatures are too many': [
    Array.from({ length: 14 }, (_, index) => allow('glue:GetTable', `arn:aws:glue:*:*:t${index}/*`)),
    [
      ...Array.from({ length: 14 }, (_, index) => allow('glue:GetTable', `arn:aws:glue:*:*:t${index}/*`)),
      allow('glue:GetTable', 'arn:aws:glue:*:*:t3/x*'),
    ],
    'equal',
  ],
})

testComparison('conditions', {
  'one that falls away': [
    allow('s3:*', '*', { Bool: { 'aws:SecureTransport': 'true' } }),
    allow('s3:*', '*'),
    'broader',
  ],
  'one key and both of its halves': [
    allow('s3:*', '*'),
    [
      allow('s3:*', '*', { StringEquals: { 'aws:PrincipalTag/team': 'oven' } }),
      allow('s3:*', '*', { StringNotEquals: { 'aws:PrincipalTag/team': 'oven' } }),
    ],
    'equal',
  ],
  'a wider range of addresses': [
    allow('s3:*', '*', { IpAddress: { 'aws:SourceIp': '10.0.0.0/16' } }),
    allow('s3:*', '*', { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }),
    'broader',
  ],
  'a pattern within another': [
    allow('s3:ListBucket', '*', { StringLike: { 's3:prefix': 'home/*' } }),
    allow('s3:ListBucket', '*', { StringLike: { 's3:prefix': ['home/*', 'home/a*'] } }),
    'equal',
  ],
  'a missing key that counts': [
    allow('s3:*', '*', { StringEquals: { 'aws:PrincipalTag/team': 'oven' } }),
    allow('s3:*', '*', { StringEqualsIfExists: { 'aws:PrincipalTag/team': 'oven' } }),
    'broader',
  ],
  'a contradiction is nothing': [
    [],
    allow('s3:*', '*', { StringEquals: { 'aws:username': 'ada' }, Null: { 'aws:username': 'true' } }),
    'equal',
  ],
  'never split at a colon': [
    allow('kms:Decrypt', '*', { StringEquals: { 'kms:EncryptionContext:aws:s3:arn': BUCKET } }),
    allow('kms:Decrypt', '*', { StringEquals: { 'kms:EncryptionContext:aws': BUCKET } }),
    'different',
  ],
  'a resource here and a condition there': [
    allow('s3:GetObject', `${BUCKET}/*`, { Bool: { 'aws:SecureTransport': 'true' } }),
    [
      allow('s3:GetObject', `${BUCKET}/*`, {
        Bool: { 'aws:SecureTransport': 'true' },
        Null: { 'aws:username': 'true' },
      }),
      allow('s3:GetObject', `${BUCKET}/?*`, { Null: { 'aws:username': 'false' } }),
    ],
    'different',
  ],
})

testComparison('Allow and Deny', {
  'a Deny more': [allow('s3:*', '*'), [allow('s3:*', '*'), deny('s3:DeleteObject', '*')], 'narrower'],
  'a Deny of what nobody was allowed': [
    allow('s3:GetObject', '*'),
    [allow('s3:GetObject', '*'), deny('iam:*', '*')],
    'narrower',
  ],
  'a Deny less where nothing is allowed': [deny('s3:*', '*'), [], 'broader'],
  'a Deny less beside an Allow of everything': [[allow('*', '*'), deny('s3:*', '*')], allow('*', '*'), 'broader'],
  'an Allow that a Deny takes back': [deny('s3:*', '*'), [deny('s3:*', '*'), allow('s3:GetObject', '*')], 'equal'],
  'a Deny in other words': [
    [allow('s3:*', '*'), deny('s3:*', '*', { StringNotEquals: { 'aws:PrincipalTag/team': 'oven' } })],
    [allow('s3:*', '*'), deny('s3:*', '*', { StringNotEqualsIfExists: { 'aws:PrincipalTag/team': 'oven' } })],
    'equal',
  ],
  'an exception told by NotResource': [
    [allow('s3:*', '*'), { Effect: 'Deny', Action: 's3:*', NotResource: `${BUCKET}*` }],
    [allow('s3:*', `${BUCKET}*`), { Effect: 'Deny', Action: 's3:*', NotResource: `${BUCKET}*` }],
    'equal',
  ],
})

const asked = (condition: object): object => allow('s3:GetObject', '*', condition)
const EPOCH_2030 = '1893456000'

testComparison('keys that tell of one another', {
  'a time that is before and after': [
    [],
    asked({
      DateLessThan: { 'aws:CurrentTime': '2020-01-01T00:00:00Z' },
      NumericGreaterThan: { 'aws:EpochTime': EPOCH_2030 },
    }),
    'equal',
  ],
  'a time, by either clock': [
    asked({ DateLessThan: { 'aws:CurrentTime': '2030-01-01T00:00:00Z' } }),
    asked({ NumericLessThan: { 'aws:EpochTime': EPOCH_2030 } }),
    'equal',
  ],
  'an earlier time, by the other clock': [
    asked({ DateLessThan: { 'aws:CurrentTime': '2020-01-01T00:00:00Z' } }),
    asked({ NumericLessThan: { 'aws:EpochTime': EPOCH_2030 } }),
    'broader',
  ],
  'how long ago MFA was, without it': [
    asked({ Bool: { 'aws:MultiFactorAuthPresent': 'false' } }),
    asked({ Bool: { 'aws:MultiFactorAuthPresent': 'false' }, Null: { 'aws:MultiFactorAuthAge': 'true' } }),
    'equal',
  ],
  'how long ago MFA was, with it': [
    asked({ Bool: { 'aws:MultiFactorAuthPresent': 'true' } }),
    asked({ Bool: { 'aws:MultiFactorAuthPresent': 'true' }, Null: { 'aws:MultiFactorAuthAge': 'false' } }),
    'narrower',
  ],
  'a name of a user is never empty': [
    asked({ StringLike: { 'aws:username': '?*' } }),
    asked({ Null: { 'aws:username': 'false' } }),
    'equal',
  ],
  'a name of a user in a resource is never empty': [
    allow('s3:GetObject', `${BUCKET}/?*`),
    allow('s3:GetObject', [`${BUCKET}/?*`, `${BUCKET}/\${aws:username}`]),
    'equal',
  ],
  'a tag may be empty': [
    allow('s3:GetObject', `${BUCKET}/?*`),
    allow('s3:GetObject', [`${BUCKET}/?*`, `${BUCKET}/\${aws:PrincipalTag/t}`]),
    'broader',
  ],
})

testComparison('policy variables', {
  'the same text is the same value': [
    allow('s3:*', `${BUCKET}/\${aws:username}/*`),
    [allow('s3:*', `${BUCKET}/\${aws:username}/*`), allow('s3:*', `${BUCKET}/\${aws:username}/a*`)],
    'equal',
  ],
  'a variable within a wildcard': [
    allow('s3:*', `${BUCKET}/\${aws:username}/*`),
    allow('s3:*', `${BUCKET}/*`),
    'broader',
  ],
  'two variables, the second within a wildcard': [
    allow('s3:GetObject', `${BUCKET}/\${aws:PrincipalTag/t}/\${aws:username}`),
    allow('s3:GetObject', `${BUCKET}/\${aws:PrincipalTag/t}/*`),
    'broader',
  ],
  'a variable twice, the first time within a wildcard': [
    allow('s3:GetObject', `${BUCKET}/*/\${aws:username}`),
    allow('s3:GetObject', `${BUCKET}/\${aws:username}/\${aws:username}`),
    'narrower',
  ],
  'variables in another order': [
    allow('s3:GetObject', `${BUCKET}/\${aws:userid}/\${aws:username}`),
    allow('s3:GetObject', `${BUCKET}/\${aws:username}/\${aws:userid}`),
    'different',
  ],
  'a variable in a condition, and with what may come': [
    allow('s3:ListBucket', '*', { StringLike: { 's3:prefix': 'home/${aws:PrincipalTag/t}' } }),
    allow('s3:ListBucket', '*', { StringLike: { 's3:prefix': 'home/${aws:PrincipalTag/t}*' } }),
    'broader',
  ],
  'a variable in a condition, and any of its form': [
    allow('s3:ListBucket', '*', { StringLike: { 's3:prefix': 'home/*' } }),
    allow('s3:ListBucket', '*', { StringLike: { 's3:prefix': 'home/${aws:username}' } }),
    'narrower',
  ],
  'a variable in a negated condition': [
    allow('s3:ListBucket', '*', { StringNotLike: { 's3:prefix': 'home/${aws:username}*' } }),
    allow('s3:ListBucket', '*', { StringNotLike: { 's3:prefix': 'home/${aws:username}/*' } }),
    'broader',
  ],
  'a variable in a condition beside what takes it in': [
    allow('s3:ListBucket', '*', { StringLike: { 's3:prefix': ['home/*', 'home/${aws:username}'] } }),
    allow('s3:ListBucket', '*', { StringLike: { 's3:prefix': 'home/*' } }),
    'equal',
  ],
  'another variable': [
    allow('s3:*', `${BUCKET}/\${aws:username}`),
    allow('s3:*', `${BUCKET}/\${aws:userid}`),
    'different',
  ],
  'a variable that may be what is denied': [
    [allow('s3:*', `${BUCKET}/\${aws:username}`), deny('s3:*', `${BUCKET}/root`)],
    allow('s3:*', `${BUCKET}/\${aws:username}`),
    'broader',
  ],
  'a wildcard that is none': [allow('s3:*', `${BUCKET}/\${*}`), allow('s3:*', `${BUCKET}/*`), 'broader'],
})

describe('compare: what cannot be decided', () => {
  test('a statement with an operator that IAM does not know leaves open what it speaks of', () => {
    const odd = allow('s3:GetObject', '*', { StringAlmost: { 'aws:username': 'ada' } })
    const { effect, witness, undecided } = compared([odd], [])
    expect([effect, witness]).toEqual(['undecided', null])
    expect(undecided).toEqual([
      'statement 0 of the older document: its Condition has an operator that IAM does not know: StringAlmost',
    ])
  })

  test('and beside it, what it does not speak of is decided', () => {
    const odd = allow('s3:GetObject', '*', { StringAlmost: { 'aws:username': 'ada' } })
    const { witness } = compared([odd], [odd, allow('s3:PutObject', '*')])
    expect(witness).toMatchObject({ action: 's3:PutObject', old: 'none', new: 'allow' })
  })

  test('a document that is none', () => {
    const { effect, undecided } = comparePolicies(readPolicyJson([]), readPolicyJson({}), actionTable)
    expect([effect, undecided]).toEqual([
      'undecided',
      ['the newer document: it has no Statement', 'the older document: it is not a JSON object'],
    ])
  })

  test('a limit is named', () => {
    const limits = { steps: 10, nodes: 1, values: 10, patterns: 10 }
    const { effect, undecided } = compared(allow('s3:*', '*a*'), allow('s3:*', '*b*'), { limits })
    expect([effect, undecided]).toEqual(['undecided', ['the limit of steps was reached']])
  })

  test('a document is equal to itself, whatever it holds', () => {
    const odd = readPolicyJson({ Statement: { Effect: 'Perhaps' } })
    expect(comparePolicies(odd, odd, actionTable).effect).toBe('equal')
  })
})

const BUCKET_ARN = 'arn:aws:s3:::bun'

describe('compare: the witness', () => {
  test('an action as AWS spells it, and a resource of its kind', () => {
    expect(compared([], allow('s3:getobject', '*')).witness).toEqual({
      action: 's3:GetObject',
      resource: 'arn:aws:s3:::x/x',
      context: {},
      caller: null,
      old: 'none',
      new: 'allow',
    })
  })

  test('an action without resource types is asked of *', () => {
    expect(compared([], allow('s3:ListAllMyBuckets', '*')).witness?.resource).toBe('*')
  })

  test.each<readonly [string, Statements, string, RegExp]>([
    [
      'a bucket before its objects',
      allow('s3:GetObject', [BUCKET_ARN, `${BUCKET_ARN}/*`]),
      's3:GetObject',
      /^[^/]+\/./,
    ],
    [
      'a bucket beside its objects',
      allow('s3:ListBucket', [`${BUCKET_ARN}/*`, BUCKET_ARN]),
      's3:ListBucket',
      /^[^/]+$/,
    ],
    ['actions of objects before one of buckets', allow('s3:*', BUCKET_ARN), '', /^arn:aws:s3:::bun$/],
    ['another service first', allow('iam:GetUser', ['arn:aws:s3:::*', 'arn:aws:iam::*:user/*']), '', /:user\//],
    ['nothing that it takes', allow('iam:GetUser', 'arn:aws:s3:::bun'), 'iam:GetUser', /^arn:aws:s3:::bun$/],
    ['an action that AWS lacks', allow('s3:Bake', BUCKET_ARN), 's3:bake', /^arn:aws:s3:::bun$/],
  ])('%s: a resource that the action takes, where there is one', (_, statement, action, resource) => {
    const { effect, witness } = compared([], statement)
    expect([effect, witness?.resource]).toEqual(['broader', expect.stringMatching(resource)])
    if (action !== '') expect(witness?.action).toBe(action)
  })

  test('of all actions, one that takes the resource', () => {
    const { witness } = compared([], allow('s3:*', BUCKET_ARN))
    const formats = actionTable.action(witness?.action ?? '')?.resources.flatMap(({ arns }) => arns)
    expect(formats).toContain('arn:${Partition}:s3:::${BucketName}')
  })

  test('values of the keys that matter, the others missing', () => {
    const { witness } = compared([], allow('s3:GetObject', '*', { StringEquals: { 'aws:PrincipalTag/Team': 'oven' } }))
    expect(witness?.context).toEqual({ 'aws:principaltag/team': 'oven' })
  })

  test('a user’s name in a witness is never empty', () => {
    for (const more of ['*', '/*']) {
      const own = `${BUCKET}/\${aws:username}`
      const { witness } = compared(allow('s3:GetObject', own), allow('s3:GetObject', `${own}${more}`))
      expect(witness?.context['aws:username']).toMatch(/^.+$/)
    }
  })
  test('a value for a policy variable, and a resource that shows it', () => {
    const home = `${BUCKET}/\${aws:username}`
    const { witness } = compared(
      [allow('s3:GetObject', home), deny('s3:GetObject', `${BUCKET}/root`)],
      allow('s3:GetObject', home),
    )
    expect(witness).toMatchObject({
      resource: `${BUCKET}/root`,
      context: { 'aws:username': 'root' },
      old: 'deny',
      new: 'allow',
    })
  })

  test('a lost Deny beside an Allow of everything', () => {
    const { witness } = compared([allow('*', '*'), deny('s3:DeleteBucket', '*')], allow('*', '*'))
    expect(witness).toMatchObject({ action: 's3:DeleteBucket', old: 'deny', new: 'allow' })
  })

  test('where some get more and some less, one that gets more', () => {
    const { witness } = compared(allow('s3:GetObject', '*'), allow('s3:PutObject', '*'))
    expect(witness).toMatchObject({ action: 's3:PutObject', old: 'none', new: 'allow' })
  })

  test('of no effect but those of which it is wanted, and the effect is told all the same', () => {
    const isShown = (effect: string): boolean => effect === 'broader'
    const [one, both] = [allow('s3:GetObject', '*'), allow(['s3:GetObject', 's3:PutObject'], '*')]
    expect(compared(one, both, { isShown })).toEqual(compared(one, both))
    expect(compared(both, one, { isShown })).toEqual({ ...compared(both, one), witness: null })
  })

  test('that all that differs is of actions that AWS does not list', () => {
    const [known, both] = [allow('s3:GetObject', '*'), allow(['s3:GetObject', 'oven:Bake*'], '*')]
    expect(compared(known, both)).toMatchObject({
      effect: 'broader',
      witness: { action: 'oven:bake', old: 'none', new: 'allow' },
      unknownActionsOnly: true,
    })
    expect(compared(known, allow('s3:*', '*')).unknownActionsOnly).toBe(false)
  })
})

testComparison('keys of several values', {
  'an operator for one value and its opposite let some requests of a list through neither': [
    [
      allow('autoscaling:CreateAutoScalingGroup', '*', { StringEquals: { 'autoscaling:LoadBalancerNames': 'a' } }),
      allow('autoscaling:CreateAutoScalingGroup', '*', { StringNotEquals: { 'autoscaling:LoadBalancerNames': 'a' } }),
    ],
    allow('autoscaling:CreateAutoScalingGroup', '*'),
    'broader',
  ],
})
