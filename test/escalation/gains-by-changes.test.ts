import { describe, expect, test } from 'vitest'

import { type Bakery, bakery } from '../support/account-builder.ts'
import { allowing, trusting } from '../support/documents.ts'
import { told } from '../support/told-of-resources.ts'

const arn = (tail: string): string => `arn:aws:iam::123456789012:${tail}`
const LAMBDA = 'lambda.amazonaws.com'
const CODEBUILD = 'codebuild.amazonaws.com'
const EC2 = 'ec2.amazonaws.com'

const may = (actions: string | readonly string[], resources?: string): { inline: Record<string, object> } => ({
  inline: { p: allowing(actions, resources) },
})
const denying = (action: string): object => ({
  Version: '2012-10-17',
  Statement: { Effect: 'Deny', Action: action, Resource: '*' },
})

/** ada may replace the code of functions. */
const coder = bakery().user('ada', may('lambda:UpdateFunctionCode'))
/** What leads on by builds, to whomever may start them. */
const build = may('codebuild:StartBuild')
const building = coder.role('chief', { trust: CODEBUILD, ...may('*') })
const CODE = 'user/ada update-function-code'

describe('what somebody can do to resources that exist is told', () => {
  const cases: Readonly<Record<string, readonly [Bakery, readonly string[]]>> = {
    'where one adds whoever came by it to a group that may use what leads on': [
      building.role('oven', may('iam:AddUserToGroup')).group('builders', build),
      [CODE],
    ],
    'where one puts another version of a policy of whoever came by it in force': [
      bakery()
        .policy('Work', {
          versions: [
            { version: 'v2', document: allowing('lambda:UpdateFunctionCode') },
            { version: 'v1', document: allowing('codebuild:StartBuild') },
          ],
        })
        .user('ada', { attached: ['Work'] })
        .role('chief', { trust: CODEBUILD, ...may('*') })
        .role('oven', may('iam:SetDefaultPolicyVersion')),
      [CODE],
    ],
    'where one takes off the boundary of whoever came by it, who may then use what leads on': [
      bakery()
        .policy('Fence', { document: allowing('lambda:UpdateFunctionCode') })
        .user('ada', { ...may(['lambda:UpdateFunctionCode', 'codebuild:StartBuild']), boundary: 'Fence' })
        .role('chief', { trust: CODEBUILD, ...may('*') })
        .role('oven', may('iam:DeleteUserPermissionsBoundary')),
      [CODE],
    ],
    'where one takes away a Deny of whoever came by it': [
      bakery()
        .user('ada', {
          inline: { p: allowing(['lambda:UpdateFunctionCode', 'codebuild:*']), q: denying('codebuild:*') },
        })
        .role('chief', { trust: CODEBUILD, ...may('*') })
        .role('oven', may('iam:DeleteUserPolicy')),
      [CODE],
    ],
    'where one writes policies of whoever came by it, whose boundary leaves what leads on': [
      bakery()
        .policy('Fence', { document: allowing(['lambda:UpdateFunctionCode', 'codebuild:*']) })
        .user('ada', { ...may('lambda:UpdateFunctionCode'), boundary: 'Fence' })
        .role('chief', { trust: CODEBUILD, ...may('*') })
        .role('oven', may('iam:PutUserPolicy')),
      [CODE],
    ],
    'where one becomes somebody who adds whoever came by it to such a group': [
      building
        .role('oven', may('sts:AssumeRole'))
        .role('clerk', { trust: trusting(arn('role/oven')), ...may('iam:AddUserToGroup') })
        .group('builders', build),
      [CODE],
    ],
    'where one takes off its own boundary, and uses what leads on': [
      building
        .policy('Fence', { document: allowing('iam:*') })
        .role('oven', { ...may(['iam:DeleteRolePermissionsBoundary', 'codebuild:StartBuild']), boundary: 'Fence' }),
      ['role/oven delete-role-permissions-boundary start-build', CODE],
    ],
    'where one takes away its own Deny, and uses what leads on': [
      building.role('oven', {
        inline: { p: allowing(['iam:DeleteRolePolicy', 'codebuild:StartBuild']), q: denying('codebuild:*') },
      }),
      ['role/oven role-inline-deny-removal start-build', CODE],
    ],
    'where one becomes somebody who changes themselves, and uses what leads on': [
      building
        .user('bob', may('iam:AddUserToGroup', arn('group/builders')))
        .role('oven', may('iam:CreateAccessKey', arn('user/bob')))
        .group('builders', build),
      ['role/oven create-access-key add-user-to-group start-build', CODE, 'user/bob add-user-to-group start-build'],
    ],
    'where they take off the boundary of one first, which is an administrator then': [
      bakery()
        .policy('Fence', { document: allowing('s3:*') })
        .user('ada', may(['lambda:UpdateFunctionCode', 'iam:DeleteRolePermissionsBoundary']))
        .role('oven', { trust: LAMBDA, ...may('*'), boundary: 'Fence' }),
      [CODE],
    ],
    'where they take off the boundary of one first, which uses what leads on then': [
      bakery()
        .policy('Fence', { document: allowing('s3:*') })
        .user('ada', may(['lambda:UpdateFunctionCode', 'iam:DeleteRolePermissionsBoundary']))
        .role('oven', { trust: LAMBDA, ...may('codebuild:StartBuild'), boundary: 'Fence' })
        .role('chief', { trust: CODEBUILD, ...may('*') }),
      [CODE],
    ],
    'where one writes policies of whoever came by it': [
      coder.role('oven', may('iam:PutUserPolicy', arn('user/ada'))),
      [CODE],
    ],
    'where one takes off the boundary of whoever came by it, who may then go on': [
      bakery()
        .policy('Fence', { document: allowing('lambda:*') })
        .user('ada', { inline: { p: allowing(['lambda:*', 'iam:PutUserPolicy']) }, boundary: 'Fence' })
        .role('oven', may('iam:DeleteUserPermissionsBoundary')),
      [
        CODE,
        'user/ada lambda-update-configuration',
        'user/ada update-function-code-and-invoke',
        'user/ada update-function-code-and-add-permission',
        'user/ada lambda-esm-update-code',
      ],
    ],
    'where one takes off the boundary of whoever came by it and writes their policies': [
      coder
        .policy('Fence', { document: allowing('lambda:UpdateFunctionCode') })
        .user('bob', { ...may('lambda:UpdateFunctionCode'), boundary: 'Fence' })
        .role('oven', may(['iam:DeleteUserPermissionsBoundary', 'iam:PutUserPolicy'], arn('user/bob'))),
      ['user/bob update-function-code'],
    ],
    'where one writes policies of somebody who comes by another that has the technique': [
      bakery()
        .user('ada', may('sts:AssumeRole', arn('role/coder')))
        .role('coder', { trust: trusting(arn('root')), ...may('lambda:UpdateFunctionCode') })
        .role('oven', may('iam:PutUserPolicy', arn('user/ada'))),
      ['role/coder update-function-code', 'user/ada assume-role update-function-code'],
    ],
  }
  test.for(Object.entries(cases))('%s', ([, [account, expected]]) => {
    expect(told(account)).toEqual(expected)
  })
})

describe('nothing is told', () => {
  const cases: Readonly<Record<string, Bakery>> = {
    'where a role adds whoever came by it to a group that may use what leads nowhere': coder
      .role('chief', { trust: CODEBUILD, ...may('s3:*') })
      .role('oven', may('iam:AddUserToGroup'))
      .group('builders', build),
    'where a Deny that one takes away leaves what leads nowhere': bakery()
      .user('ada', { inline: { p: allowing(['lambda:UpdateFunctionCode', 'codebuild:*']), q: denying('codebuild:*') } })
      .role('chief', { trust: CODEBUILD, ...may('s3:*') })
      .role('oven', may('iam:DeleteUserPolicy')),
    'where they may take off the boundary of another role than stands there': bakery()
      .policy('Fence', { document: allowing('s3:*') })
      .user('ada', may(['lambda:UpdateFunctionCode', 'iam:DeleteRolePermissionsBoundary'], '*'))
      .role('chief', { trust: CODEBUILD, ...may('*'), boundary: 'Fence' })
      .role('oven', { trust: LAMBDA }),
    'where one adds whoever came by it to a group, and none of them is a user': bakery()
      .role('mill', { trust: EC2, ...may('lambda:UpdateFunctionCode') })
      .role('chief', { trust: CODEBUILD, ...may('*') })
      .role('oven', { trust: LAMBDA, ...may('iam:AddUserToGroup') })
      .group('builders', build),
    'where a role writes the policies of somebody else, who has no such technique': coder
      .user('bob')
      .role('oven', may('iam:PutUserPolicy', arn('user/bob'))),
    'where one writes policies of whoever came by it, and the boundary stays': bakery()
      .policy('Fence', { document: allowing('lambda:UpdateFunctionCode') })
      .user('bob', { ...may('lambda:UpdateFunctionCode'), boundary: 'Fence' })
      .role('oven', may('iam:PutUserPolicy')),
    'where one takes off the boundary of whoever came by it, who gains nothing by that': bakery()
      .policy('Fence', { document: allowing('lambda:UpdateFunctionCode') })
      .user('bob', { ...may('lambda:UpdateFunctionCode'), boundary: 'Fence' })
      .role('oven', may(['iam:DeleteUserPermissionsBoundary', 'iam:PutUserPermissionsBoundary'])),
  }
  test.for(Object.entries(cases))('%s', ([, account]) => {
    expect(told(account)).toEqual([])
  })
})

describe('by another', () => {
  test('who is changed by them, and uses it then, and uses it then', () => {
    const account = bakery()
      .role('chief', { trust: CODEBUILD, ...may('*') })
      .role('clerk', { trust: trusting(arn('root')), ...may('iam:AddUserToGroup') })
      .group('builders', build)
      .user('ada', may('sts:AssumeRole'))
      .user('bob')
    expect(told(account)).toEqual(['user/ada assume-role add-user-to-group start-build'])
  })
  test('who is changed, not somebody else who has the technique', () => {
    const account = bakery()
      .user('ada', may('sts:AssumeRole', arn('role/coder')))
      .user('bob', may('lambda:UpdateFunctionCode'))
      .role('coder', { trust: trusting(arn('root')), ...may('lambda:UpdateFunctionCode') })
      .role('oven', { trust: LAMBDA, ...may('iam:PutUserPolicy', arn('user/ada')) })
    expect(told(account)).toEqual(['role/coder update-function-code', 'user/ada assume-role update-function-code'])
  })
})
