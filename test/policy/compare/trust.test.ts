import { describe, expect, test } from 'vitest'
import { allow, compared, testComparison } from './comparing.ts'

const ACCOUNT = '111122223333'
const ROLE = `arn:aws:iam::${ACCOUNT}:role/baker`
const ADA = `arn:aws:iam::${ACCOUNT}:user/ada`
const ROOT = `arn:aws:iam::${ACCOUNT}:root`

function trust(principal: unknown, condition?: object): object {
  const conditions = condition && { Condition: condition }
  return { Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole', ...conditions }
}

function through(provider: string, action: string): object {
  return { Effect: 'Allow', Principal: { Federated: provider }, Action: action }
}

const OTHERS_DENIED = { Effect: 'Deny', NotPrincipal: { AWS: [ROOT, ROLE] }, Action: 'sts:AssumeRole' }

testComparison('trust', {
  'an account by its id and by its root': [trust({ AWS: ACCOUNT }), trust({ AWS: ROOT }), 'equal'],
  'opened to everyone': [trust({ Service: 'ec2.amazonaws.com' }), trust('*'), 'broader'],
  'everyone in two spellings': [trust('*'), trust({ AWS: '*' }), 'equal'],
  'one service more': [
    trust({ Service: 'ec2.amazonaws.com' }),
    trust({ Service: ['ec2.amazonaws.com', 'lambda.amazonaws.com'] }),
    'broader',
  ],
  'a role, then all of its account: it may lose what it had without policies of its own': [
    trust({ AWS: ROLE }),
    trust({ AWS: ROOT }),
    'undecided',
  ],
  'a session, then its role': [
    trust({ AWS: `arn:aws:sts::${ACCOUNT}:assumed-role/baker/night` }),
    trust({ AWS: ROLE }),
    'broader',
  ],
  'another account': [trust({ AWS: ACCOUNT }), trust({ AWS: '444455556666' }), 'different'],
  'an external id that falls away': [
    trust({ AWS: ROOT }, { StringEquals: { 'sts:ExternalId': 'x' } }),
    trust({ AWS: ROOT }),
    'broader',
  ],
  'everyone of one organisation, then of two': [
    trust('*', { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } }),
    trust('*', { StringEquals: { 'aws:PrincipalOrgID': ['o-1', 'o-2'] } }),
    'broader',
  ],
  'everyone, then everyone of an account that only a condition names': [
    trust('*'),
    trust('*', { StringEquals: { 'aws:PrincipalAccount': '444455556666' } }),
    'narrower',
  ],
  'a condition that everyone of the account fulfils': [
    trust({ AWS: ROOT }),
    trust({ AWS: ROOT }, { StringEquals: { 'aws:PrincipalAccount': ACCOUNT } }),
    'equal',
  ],
  'a condition on the account that a named role fulfils': [
    trust({ AWS: ROLE }),
    trust({ AWS: ROLE }, { ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${ACCOUNT}:role/*` } }),
    'equal',
  ],
  'a principal that was deleted': [
    trust({ AWS: 'AROAEXAMPLEGONE12345' }),
    trust({ AWS: ['AROAEXAMPLEGONE12345', ROLE] }),
    'broader',
  ],
  'a provider': [
    through(`arn:aws:iam::${ACCOUNT}:saml-provider/okta`, 'sts:AssumeRoleWithSAML'),
    through(`arn:aws:iam::${ACCOUNT}:saml-provider/other`, 'sts:AssumeRoleWithSAML'),
    'different',
  ],
  'a provider, whoever comes through which asks otherwise': [
    [],
    through(`arn:aws:iam::${ACCOUNT}:saml-provider/okta`, 'sts:AssumeRole'),
    'equal',
  ],
  'a Deny for all but a role, lifted': [[trust('*'), OTHERS_DENIED], trust('*'), 'broader'],
  'callers to whom the same Deny says it of other actions': [
    [
      { Effect: 'Deny', NotPrincipal: { AWS: [ROOT, ROLE] }, Action: 'sts:AssumeRole' },
      { Effect: 'Deny', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:*' },
    ],
    [
      { Effect: 'Deny', NotPrincipal: { AWS: [ROOT, ROLE] }, Action: 'sts:AssumeRole' },
      { Effect: 'Deny', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:*' },
      {
        Effect: 'Allow',
        Principal: { Service: ['ec2.amazonaws.com', 'lambda.amazonaws.com'] },
        Action: 'sts:*',
      },
    ],
    'broader',
  ],
  'whoever comes through a provider is nobody of its account': [
    { Effect: 'Deny', Principal: { AWS: ACCOUNT }, Action: 'sts:*' },
    [
      { Effect: 'Deny', Principal: { AWS: ACCOUNT }, Action: 'sts:*' },
      { Effect: 'Allow', Principal: { Federated: `arn:aws:iam::${ACCOUNT}:saml-provider/okta` }, Action: 'sts:*' },
    ],
    'broader',
  ],
  'a user by name, if they had another': [
    [],
    trust({ AWS: ADA }, { StringEquals: { 'aws:username': 'ben' } }),
    'equal',
  ],
  'a user by name, if they have it': [[], trust({ AWS: ADA }, { StringEquals: { 'aws:username': 'ada' } }), 'broader'],
  'a user, if they were a session': [
    [],
    trust({ AWS: ADA }, { StringEquals: { 'aws:PrincipalType': 'AssumedRole' } }),
    'equal',
  ],
  'a role, if its sessions had the name of a user': [
    [],
    trust({ AWS: ROLE }, { Null: { 'aws:username': 'false' } }),
    'equal',
  ],
  'a principal that is none': [trust({ AWS: 'baker' }), [], 'undecided'],
  'a trust policy and one that names nobody': [trust('*'), allow('sts:AssumeRole', '*'), 'equal'],
})

testComparison(
  'trust, of callers of its own account',
  {
    'a role by name beside its account': [trust({ AWS: ROOT }), trust({ AWS: [ROOT, ROLE] }), 'broader'],
    'a role by name in place of its account': [trust({ AWS: ROOT }), trust({ AWS: ROLE }), 'different'],
    'an account that is let in beside a role of another': [
      trust({ AWS: ROLE }),
      trust({ AWS: [ROLE, '444455556666'] }),
      'broader',
    ],
    'everyone of the account by a condition': [
      trust({ AWS: ROOT }),
      trust('*', { StringEquals: { 'aws:PrincipalAccount': ACCOUNT } }),
      'broader',
    ],
  },
  { account: ACCOUNT },
)

testComparison(
  'trust, of callers of another account',
  {
    'a role by name beside its account': [trust({ AWS: ROOT }), trust({ AWS: [ROOT, ROLE] }), 'equal'],
    'a role by name in place of its account': [trust({ AWS: ROOT }), trust({ AWS: ROLE }), 'narrower'],
  },
  { account: '444455556666' },
)

testComparison(
  'trust, as IAM gave it back',
  {
    'a principal that was deleted is nobody': [
      trust({ AWS: [ROLE, ROOT] }),
      trust({ AWS: 'AROAEXAMPLEGONE12345' }),
      'narrower',
    ],
    'the id of another one': [trust({ AWS: 'AROAEXAMPLEGONE12345' }), trust({ AWS: 'AROAEXAMPLEGONE54321' }), 'equal'],
  },
  { isRecorded: true },
)

describe('compare: trust that hangs on what the documents do not tell', () => {
  test('whose account it is', () => {
    const { effect, undecided } = compared(trust({ AWS: ROOT }), trust({ AWS: [ROOT, ROLE] }))
    expect([effect, undecided]).toEqual([
      'undecided',
      [`whether ${ROLE} needs policies of its own, which depends on the account of the document`],
    ])
  })

  test('which partition an account is of', () => {
    const china = trust({ AWS: `arn:aws-cn:iam::${ACCOUNT}:root` })
    expect(compared(trust({ AWS: ROOT }), china).undecided).toEqual([
      `account ${ACCOUNT} is named in several partitions: aws, aws-cn`,
    ])
    expect(compared(trust({ AWS: ACCOUNT }), china, { partition: 'aws-cn' }).effect).toBe('equal')
    expect(compared(trust({ AWS: ACCOUNT }), china, { partition: 'aws' }).effect).toBe('undecided')
  })
})

test.each([
  ['an account', { 'aws:PrincipalAccount': ACCOUNT }, ACCOUNT],
  ['a role of it', { 'aws:PrincipalArn': ROLE }, ROLE],
])('another account by a condition, or by name: %s', (_, condition, name) => {
  const [older, newer] = [trust('*', { StringEquals: condition }), trust({ AWS: name })]
  expect(compared(older, newer, { account: '444455556666' }).effect).toBe('equal')
})

test('a witness says who asks', () => {
  expect(compared(trust({ AWS: ROLE }), trust({ AWS: ROOT })).witness).toMatchObject({
    action: 'sts:AssumeRole',
    caller: { kind: 'account', name: ACCOUNT, account: ACCOUNT },
    old: 'none',
    new: 'allow',
  })
})

test('a witness of what documents say by themselves says so', () => {
  expect(compared(trust({ AWS: ROOT }), trust({ AWS: [ROOT, ROLE] }), { account: ACCOUNT }).witness).toMatchObject({
    caller: { kind: 'role', name: ROLE, account: ACCOUNT },
    byItself: true,
    old: 'none',
    new: 'allow',
  })
})

describe('compare: a service as caller', () => {
  const EC2 = { Service: 'ec2.amazonaws.com' }

  test('is of no account', () => {
    const older = trust(EC2)
    const newer = trust(EC2, { StringNotEquals: { 'aws:PrincipalAccount': ACCOUNT, 'sts:ExternalId': 'x' } })
    const { effect, witness } = compared(older, newer)
    expect([effect, witness?.context]).toEqual(['narrower', { 'sts:externalid': 'x' }])
  })

  test.each([
    ['of none that somebody names', { StringEquals: { 'aws:PrincipalAccount': ACCOUNT } }, 'equal'],
    ['and no user', { StringEquals: { 'aws:PrincipalType': 'User', 'aws:username': 'ada' } }, 'equal'],
    ['but of some, perhaps', { StringLike: { 'aws:PrincipalAccount': '1*' } }, 'broader'],
  ])('%s', (_, condition, effect) => {
    expect(compared([], trust(EC2, condition)).effect).toBe(effect)
  })
})
