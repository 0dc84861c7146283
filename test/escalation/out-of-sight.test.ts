import { describe, expect, test } from 'vitest'

import { type Bakery, bakery } from '../support/account-builder.ts'
import { allowing, trusting } from '../support/documents.ts'
import { told } from '../support/told-of-resources.ts'

const arn = (tail: string): string => `arn:aws:iam::123456789012:${tail}`
const LAMBDA = 'lambda.amazonaws.com'
const STATES = 'states.amazonaws.com'
const EC2 = 'ec2.amazonaws.com'

const may = (actions: string | readonly string[], resources?: string): { inline: Record<string, object> } => ({
  inline: { p: allowing(actions, resources) },
})
const denying = (action: string): object => ({
  Version: '2012-10-17',
  Statement: { Effect: 'Deny', Action: action, Resource: '*' },
})
const under = (actions: string | readonly string[], condition: object): { inline: Record<string, object> } => ({
  inline: {
    p: {
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Action: actions, Resource: '*', Condition: condition },
    },
  },
})

/** ada may replace the code of functions. */
const coder = bakery().user('ada', may('lambda:UpdateFunctionCode'))
/** What leads on by builds, to whomever may start them. */
const CODEBUILD = 'codebuild.amazonaws.com'
const build = may('codebuild:StartBuild')
const building = coder.role('chief', { trust: CODEBUILD, ...may('*') })
const boss = { trust: LAMBDA, ...may('*') }

const CODE = 'user/ada update-function-code'

describe('what somebody can do to resources that exist is told', () => {
  const cases: Readonly<Record<string, readonly [Bakery, readonly string[]]>> = {
    'where a role that may stand there is an administrator': [coder.role('oven', boss), [CODE]],
    'where one becomes an administrator': [
      coder.role('oven', may('iam:PutRolePolicy')).role('chief', { trust: EC2, ...may('*') }),
      [CODE],
    ],
    'where they make one an administrator first': [
      bakery()
        .user('ada', may(['lambda:UpdateFunctionCode', 'iam:PutRolePolicy'], '*'))
        .role('oven', { trust: LAMBDA }),
      [CODE],
    ],
    'where one makes another, who may stand behind what it may use, an administrator': [
      coder
        .role('oven', {
          trust: LAMBDA,
          inline: {
            p: allowing('iam:PutRolePolicy', arn('role/mill')),
            q: allowing(['states:UpdateStateMachine', 'states:StartExecution']),
          },
        })
        .role('mill', { trust: STATES }),
      ['role/oven update-state-machine-and-run', CODE],
    ],
    'where one is assumed on the way to an administrator': [
      coder.role('oven').role('chief', { trust: trusting(arn('role/oven')), ...may('*') }),
      [CODE],
    ],
    'where one comes to an administrator under a condition': [
      coder
        .role('oven', under('iam:PutRolePolicy', { StringEquals: { 'aws:RequestedRegion': 'eu-central-1' } }))
        .role('chief', { trust: EC2 }),
      [CODE],
    ],
    'where the policies of one were not read': [coder.role('oven', { attached: ['Lost'] }), [CODE]],
    'where a statement of one says in a way that cannot be decided what a technique takes': [
      coder.role('oven', under('iam:PutRolePolicy', { Unheard: { 'aws:username': 'ada' } })),
      [CODE],
    ],
    'where the trust of one was not read': [coder.role('oven', { ...boss, trust: null }), [CODE]],
    'where roles were not read': [coder.parts({ roles: 'skipped' }), [CODE]],
    'where a role goes on by resources of another service': [
      bakery()
        .user('ada', may(['states:UpdateStateMachine', 'states:StartExecution']))
        .role('clock', { trust: STATES, ...may('lambda:UpdateFunctionCode') })
        .role('oven', boss),
      ['role/clock update-function-code', 'user/ada update-state-machine-and-run'],
    ],
    'where a role becomes somebody who goes on by resources': [
      bakery()
        .user('ada', may(['states:UpdateStateMachine', 'states:StartExecution']))
        .role('clock', { trust: STATES, ...may('sts:AssumeRole') })
        .role('coder', { trust: trusting(arn('role/clock')), ...may('lambda:UpdateFunctionCode') })
        .role('oven', boss),
      [
        'role/clock assume-role update-function-code',
        'role/coder update-function-code',
        'user/ada update-state-machine-and-run',
      ],
    ],
    'where a role may change permission sets, which may be of any account': [
      coder.role('oven', may('sso:PutInlinePolicyToPermissionSet')),
      ['role/oven put-policy-of-permission-set', CODE],
    ],
    'of an instance whose profile holds such a role': [
      bakery()
        .user('ada', may('ssm:SendCommand'))
        .role('oven', { ...boss, trust: EC2 })
        .instanceProfile('oven', { roles: ['oven'] }),
      ['user/ada send-command-to-instance'],
    ],
    'of an instance, where the profiles of such a role were not given': [
      bakery()
        .user('ada', may('ssm:SendCommand'))
        .role('oven', { ...boss, trust: EC2, residue: { absent: ['InstanceProfileList'] } }),
      ['user/ada send-command-to-instance'],
    ],
    'of a resource of this account beside those of another': [
      bakery()
        .user('ada', {
          inline: {
            a: allowing('lambda:UpdateFunctionCode', 'arn:aws:lambda:*:444455556666:function:*'),
            b: allowing('lambda:UpdateFunctionCode', 'arn:aws:lambda:*:1234*:function:bun'),
          },
        })
        .role('oven', boss),
      [CODE],
    ],
  }
  test.for(Object.entries(cases))('%s', ([, [account, expected]]) => {
    expect(told(account)).toEqual(expected)
  })
})

describe('nothing is told', () => {
  const cases: Readonly<Record<string, Bakery>> = {
    'where a Deny of another policy takes away what a role is allowed': coder.role('oven', {
      inline: { a: allowing('iam:PutRolePolicy'), b: denying('iam:*') },
    }),
    'where a boundary does': coder
      .policy('Fence', { document: allowing('s3:*') })
      .role('oven', { inline: { p: allowing('*') }, boundary: 'Fence' }),
    'where a condition of it never holds': coder.role(
      'oven',
      under('*', { StringEquals: { 'aws:PrincipalAccount': '444455556666' } }),
    ),
    'where a role may write the policies of another account': coder.role(
      'oven',
      may('iam:PutRolePolicy', 'arn:aws:iam::444455556666:role/*'),
    ),
    'where a role may write the trust of nothing that exists': coder.role(
      'oven',
      may('iam:UpdateAssumeRolePolicy', arn('role/none')),
    ),
    'where a role makes keys of somebody who comes nowhere': coder
      .user('bob')
      .role('oven', may('iam:CreateAccessKey', arn('user/bob'))),
    'where roles lead to one another alone': coder
      .role('oven', may('lambda:UpdateFunctionCode'))
      .role('clock', { trust: STATES, ...may('lambda:UpdateFunctionCode') })
      .role('mill', may(['states:UpdateStateMachine', 'states:StartExecution'])),
    'where a statement cannot be decided, and says nothing that a technique takes': coder.role(
      'oven',
      under('s3:GetObject', { Unheard: { 'aws:username': 'ada' } }),
    ),
    'of an instance, where the role that trusts EC2 is in no profile': bakery()
      .user('ada', may('ssm:SendCommand'))
      .role('oven', { ...boss, trust: EC2 }),
    'of resources of another account': bakery()
      .user('ada', may('lambda:UpdateFunctionCode', 'arn:aws:lambda:*:444455556666:function:*'))
      .role('oven', boss),
    'where a Deny takes all resources of this account': bakery()
      .user('ada', {
        inline: {
          a: allowing('lambda:UpdateFunctionCode'),
          b: {
            Version: '2012-10-17',
            Statement: {
              Effect: 'Deny',
              Action: 'lambda:*',
              Resource: 'arn:aws:lambda:*:123456789012:function:*',
            },
          },
        },
      })
      .role('oven', boss),
  }
  test.for(Object.entries(cases))('%s', ([, account]) => {
    expect(told(account)).toEqual([])
  })
})

describe('by another who has the technique', () => {
  const coders = bakery()
    .role('coder', { trust: trusting(arn('root')), ...may('lambda:UpdateFunctionCode') })
    .role('oven', boss)
  const OWN = 'role/coder update-function-code'

  test('one shortest path is told', () => {
    const account = coders
      .role('mill', { trust: trusting(arn('root')), ...may('sts:AssumeRole', arn('role/coder')) })
      .user('ada', may('sts:AssumeRole'))
      .user('bob', may('sts:AssumeRole', arn('role/mill')))
    expect(told(account)).toEqual([
      OWN,
      'role/mill assume-role update-function-code',
      'user/ada assume-role update-function-code',
      'user/bob assume-role assume-role update-function-code',
    ])
  })
  test('not one that leads back to where it came from, however near', () => {
    const account = building
      .user('zoe', build)
      .role('clerk', { trust: trusting(arn('root')), ...may('iam:CreateAccessKey') })
      .role('oven', may('sts:AssumeRole', arn('role/clerk')))
    expect(told(account)).toEqual([
      'role/clerk create-access-key start-build',
      'role/oven assume-role create-access-key start-build',
      CODE,
      'user/zoe start-build',
    ])
  })
  test('nor where all of them lead back', () => {
    const account = coder
      .role('clerk', { trust: trusting(arn('root')), ...may('iam:CreateAccessKey') })
      .role('oven', may('sts:AssumeRole', arn('role/clerk')))
    expect(told(account)).toEqual([])
  })
  test('nor of whoever has such a technique of their own', () => {
    const account = coders.user('ada', may(['sts:AssumeRole', 'lambda:UpdateFunctionConfiguration']))
    expect(told(account)).toEqual([OWN, 'user/ada lambda-update-configuration'])
  })
  test('nor of whoever comes to an administrator', () => {
    const account = coders.user('ada', may(['sts:AssumeRole', 'iam:PutUserPolicy']))
    expect(told(account)).toEqual([OWN])
  })
  test('nor where the other is not let in', () => {
    const account = bakery()
      .role('coder', { trust: EC2, ...may('lambda:UpdateFunctionCode') })
      .role('oven', boss)
      .user('ada', may('sts:AssumeRole'))
    expect(told(account)).toEqual([OWN])
  })
  test('told of who is given it within a boundary', () => {
    const account = bakery()
      .policy('Fence', {
        document: allowing(['iam:PutUserPolicy', 'lambda:Update*'], ['arn:aws:lambda:*', arn('user/ada')]),
      })
      .user('ada', { ...may('iam:PutUserPolicy'), boundary: 'Fence' })
      .role('oven', boss)
    expect(told(account)).toEqual(['user/ada put-user-policy update-function-code'])
  })
})
