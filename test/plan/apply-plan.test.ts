import { describe, expect, test } from 'vitest'

import type { AccountView } from '../../src/model/account.ts'
import type { Entity } from '../../src/model/entity.ts'
import { bakery } from '../support/account-builder.ts'
import { allowing, trusting } from '../support/documents.ts'
import { type Given, planned } from './planning.ts'

const HOME = 'arn:aws:iam::123456789012'
const BREAD = `${HOME}:policy/Bread`
const document = allowing('s3:GetObject')
const trust = trusting('lambda.amazonaws.com')

const account = bakery()
  .group('bakers')
  .group('idlers', { inline: { Nap: allowing('s3:Sleep') } })
  .user('ada', { groups: ['bakers'], inline: { Own: allowing('s3:*') }, tags: { Team: 'oven', Shift: 'night' } })
  .user('bob', { groups: [], boundary: 'Fence' })
  .role('oven', { attached: ['Bread'], boundary: 'Fence', tags: { Team: 'oven' } })
  .role('idle')
  .instanceProfile('door', { roles: ['oven'] })
  .instanceProfile('gate', { tags: { Side: 'north' } })
  .policy('Bread', {
    versions: [
      { version: 'v3', isDefault: true, document: allowing('s3:*') },
      { version: 'v2', document: allowing('s3:Get*') },
    ],
    tags: {},
  })
  .policy('Fence')
  .policy('Spare', { attachmentCount: null })
  .parts({ 'policy-tags': 'complete', 'instance-profile-tags': 'complete', 'instance-profiles': 'complete' })

/** What is there of one kind and name. */
function one(view: AccountView, kind: Entity['kind'], name: string): Entity | undefined {
  const all = [
    ...view.users(),
    ...view.groups(),
    ...view.roles(),
    ...view.instanceProfiles(),
    ...view.managedPolicies(),
  ]
  return all.find((entity) => entity.kind === kind && entity.name === name)
}

type Case = readonly [given: readonly Given[], kind: Entity['kind'], name: string, expected: object]

const cases: Readonly<Record<string, Case>> = {
  'a policy is attached to a user': [
    [{ action: 'AttachUserPolicy', UserName: 'ada', PolicyArn: BREAD }],
    'user',
    'ada',
    { attached: [{ arn: BREAD, name: 'Bread' }] },
  ],
  'a policy that is attached already is attached once': [
    [{ action: 'AttachRolePolicy', RoleName: 'oven', PolicyArn: BREAD }],
    'role',
    'oven',
    { attached: [{ arn: BREAD, name: 'Bread' }] },
  ],
  'attaching counts': [
    [{ action: 'AttachGroupPolicy', GroupName: 'bakers', PolicyArn: BREAD }],
    'managed-policy',
    'Bread',
    { attachmentCount: 2 },
  ],
  'attaching again does not': [
    [{ action: 'AttachRolePolicy', RoleName: 'oven', PolicyArn: BREAD }],
    'managed-policy',
    'Bread',
    { attachmentCount: 1 },
  ],
  'a count that the night does not say stays unknown': [
    [{ action: 'AttachGroupPolicy', GroupName: 'bakers', PolicyArn: `${HOME}:policy/Spare` }],
    'managed-policy',
    'Spare',
    { attachmentCount: null },
  ],
  'one of AWS’s that the night does not hold is attached': [
    [{ action: 'AttachRolePolicy', RoleName: 'idle', PolicyArn: 'arn:aws:iam::aws:policy/job-function/Baker' }],
    'role',
    'idle',
    { attached: [{ arn: 'arn:aws:iam::aws:policy/job-function/Baker', name: 'Baker' }] },
  ],
  'a policy is detached': [
    [{ action: 'DetachRolePolicy', RoleName: 'oven', PolicyArn: BREAD }],
    'role',
    'oven',
    { attached: [] },
  ],
  'detaching counts': [
    [{ action: 'DetachRolePolicy', RoleName: 'oven', PolicyArn: BREAD }],
    'managed-policy',
    'Bread',
    { attachmentCount: 0 },
  ],
  'a policy is embedded beside another': [
    [{ action: 'PutUserPolicy', UserName: 'ada', PolicyName: 'More', PolicyDocument: document }],
    'user',
    'ada',
    { inline: [{ name: 'Own' }, { name: 'More' }] },
  ],
  'an embedded policy is deleted': [
    [{ action: 'DeleteUserPolicy', UserName: 'ada', PolicyName: 'Own' }],
    'user',
    'ada',
    { inline: [] },
  ],
  'a boundary is replaced': [
    [{ action: 'PutRolePermissionsBoundary', RoleName: 'oven', PermissionsBoundary: BREAD }],
    'role',
    'oven',
    { boundary: { arn: BREAD } },
  ],
  'the boundary that was counts one less': [
    [{ action: 'PutRolePermissionsBoundary', RoleName: 'oven', PermissionsBoundary: BREAD }],
    'managed-policy',
    'Fence',
    { boundaryUsageCount: 1 },
  ],
  'a boundary is set anew without counting twice': [
    [{ action: 'PutUserPermissionsBoundary', UserName: 'bob', PermissionsBoundary: `${HOME}:policy/Fence` }],
    'managed-policy',
    'Fence',
    { boundaryUsageCount: 2 },
  ],
  'a boundary is removed': [
    [{ action: 'DeleteUserPermissionsBoundary', UserName: 'bob' }],
    'user',
    'bob',
    { boundary: null },
  ],
  'a version comes into force': [
    [{ action: 'CreatePolicyVersion', PolicyArn: BREAD, PolicyDocument: document, SetAsDefault: true }],
    'managed-policy',
    'Bread',
    {
      defaultVersion: 'v4',
      versions: [
        { version: 'v4', isDefault: true },
        { version: 'v3', isDefault: false },
        { version: 'v2', isDefault: false },
      ],
    },
  ],
  'a version waits': [
    [{ action: 'CreatePolicyVersion', PolicyArn: BREAD, PolicyDocument: document }],
    'managed-policy',
    'Bread',
    { defaultVersion: 'v3', versions: [{ version: 'v4', isDefault: false }, { isDefault: true }, {}] },
  ],
  'an older version comes into force': [
    [{ action: 'SetDefaultPolicyVersion', PolicyArn: BREAD, VersionId: 'v2' }],
    'managed-policy',
    'Bread',
    { defaultVersion: 'v2', versions: [{ isDefault: false }, { version: 'v2', isDefault: true }] },
  ],
  'a version is deleted': [
    [{ action: 'DeletePolicyVersion', PolicyArn: BREAD, VersionId: 'v2' }],
    'managed-policy',
    'Bread',
    { versions: [{ version: 'v3' }] },
  ],
  'a tag takes the place of one in another letter case': [
    [{ action: 'TagUser', UserName: 'ada', Tags: [{ Key: 'TEAM', Value: 'bread' }] }],
    'user',
    'ada',
    {
      tags: [
        { key: 'Shift', value: 'night' },
        { key: 'TEAM', value: 'bread' },
      ],
    },
  ],
  'keys on an instance profile differ by letter case': [
    [{ action: 'TagInstanceProfile', InstanceProfileName: 'gate', Tags: [{ Key: 'side', Value: '' }] }],
    'instance-profile',
    'gate',
    {
      tags: [
        { key: 'Side', value: 'north' },
        { key: 'side', value: '' },
      ],
    },
  ],
  'a policy is tagged': [
    [{ action: 'TagPolicy', PolicyArn: BREAD, Tags: [{ Key: 'a', Value: 'b' }] }],
    'managed-policy',
    'Bread',
    { tags: [{ key: 'a', value: 'b' }] },
  ],
  'tags are removed, and none that is not there': [
    [{ action: 'UntagRole', RoleName: 'oven', TagKeys: ['team', 'other'] }],
    'role',
    'oven',
    { tags: [] },
  ],
  'a user joins a group': [
    [{ action: 'AddUserToGroup', UserName: 'bob', GroupName: 'bakers' }],
    'user',
    'bob',
    { groups: ['bakers'] },
  ],
  'a member joins a group once': [
    [{ action: 'AddUserToGroup', UserName: 'ada', GroupName: 'bakers' }],
    'user',
    'ada',
    { groups: ['bakers'] },
  ],
  'a user leaves a group': [
    [{ action: 'RemoveUserFromGroup', UserName: 'ada', GroupName: 'bakers' }],
    'user',
    'ada',
    { groups: [] },
  ],
  'a role is put into a profile': [
    [{ action: 'AddRoleToInstanceProfile', InstanceProfileName: 'gate', RoleName: 'idle' }],
    'instance-profile',
    'gate',
    { roles: [{ arn: `${HOME}:role/idle` }] },
  ],
  'a role is taken out of a profile': [
    [{ action: 'RemoveRoleFromInstanceProfile', InstanceProfileName: 'door', RoleName: 'oven' }],
    'instance-profile',
    'door',
    { roles: [] },
  ],
  'a user is created with a path, a boundary and tags': [
    [
      {
        action: 'CreateUser',
        UserName: 'eve',
        Path: '/team/',
        PermissionsBoundary: `${HOME}:policy/Fence`,
        Tags: [{ Key: 'Team', Value: 'oven' }],
      },
    ],
    'user',
    'eve',
    {
      arn: `${HOME}:user/team/eve`,
      boundary: { arn: `${HOME}:policy/Fence` },
      groups: [],
      attached: [],
      inline: [],
      tags: [{ key: 'Team', value: 'oven' }],
    },
  ],
  'a group is created': [
    [{ action: 'CreateGroup', GroupName: 'eaters' }],
    'group',
    'eaters',
    { arn: `${HOME}:group/eaters`, attached: [], inline: [] },
  ],
  'a role is created, and has policies at once': [
    [
      { action: 'CreateRole', RoleName: 'van', AssumeRolePolicyDocument: trust },
      { action: 'AttachRolePolicy', RoleName: 'van', PolicyArn: BREAD },
    ],
    'role',
    'van',
    { arn: `${HOME}:role/van`, attached: [{ arn: BREAD }], lastUsed: { at: null } },
  ],
  'an instance profile is created and filled': [
    [
      { action: 'CreateInstanceProfile', InstanceProfileName: 'shop' },
      { action: 'AddRoleToInstanceProfile', InstanceProfileName: 'shop', RoleName: 'oven' },
    ],
    'instance-profile',
    'shop',
    { roles: [{ arn: `${HOME}:role/oven` }], tags: [] },
  ],
  'a policy is created': [
    [{ action: 'CreatePolicy', PolicyName: 'Cake', PolicyDocument: document }],
    'managed-policy',
    'Cake',
    { arn: `${HOME}:policy/Cake`, owner: 'customer', defaultVersion: 'v1', attachmentCount: 0 },
  ],
  'one entity is deleted, another of its name stays': [
    [{ action: 'DeleteInstanceProfile', InstanceProfileName: 'gate' }],
    'instance-profile',
    'door',
    { roles: [{ arn: `${HOME}:role/oven` }] },
  ],
}

test.each(Object.entries(cases))('%s', (_, [given, kind, name, expected]) => {
  expect(one(planned(account, ...given).account, kind, name)).toMatchObject(expected)
})

describe('who has nothing left is deleted', () => {
  test.each<readonly [Entity['kind'], string, readonly Given[]]>([
    [
      'user',
      'ada',
      [
        { action: 'DeleteUserPolicy', UserName: 'ada', PolicyName: 'Own' },
        { action: 'RemoveUserFromGroup', UserName: 'ada', GroupName: 'bakers' },
        { action: 'DeleteUser', UserName: 'ada' },
      ],
    ],
    [
      'group',
      'idlers',
      [
        { action: 'DeleteGroupPolicy', GroupName: 'idlers', PolicyName: 'Nap' },
        { action: 'DeleteGroup', GroupName: 'idlers' },
      ],
    ],
    ['role', 'idle', [{ action: 'DeleteRole', RoleName: 'idle' }]],
    ['instance-profile', 'gate', [{ action: 'DeleteInstanceProfile', InstanceProfileName: 'gate' }]],
    ['managed-policy', 'Spare', [{ action: 'DeletePolicy', PolicyArn: `${HOME}:policy/Spare` }]],
  ])('%s %s', (kind, name, given) => {
    const night = account.build()
    expect(one(night, kind, name)).toBeDefined()
    expect(one(planned(night, ...given).account, kind, name)).toBeUndefined()
  })
})

describe('documents', () => {
  const read = (given: readonly Given[], role: string) => {
    const { account: view } = planned(account, ...given)
    const found = view.roles().find(({ name }) => name === role)
    return { view, found, json: (ref: string | null | undefined) => (ref == null ? ref : view.document(ref)) }
  }

  test('of a trust policy are served', () => {
    const { found, json } = read(
      [{ action: 'UpdateAssumeRolePolicy', RoleName: 'oven', PolicyDocument: trusting('ec2.amazonaws.com') }],
      'oven',
    )
    expect(json(found?.trust)).toMatchObject({ json: trusting('ec2.amazonaws.com') })
  })

  test('that a policy of the same name had are replaced', () => {
    const { found, json } = read(
      [
        { action: 'PutRolePolicy', RoleName: 'idle', PolicyName: 'x', PolicyDocument: allowing('s3:*') },
        { action: 'PutRolePolicy', RoleName: 'idle', PolicyName: 'x', PolicyDocument: document },
      ],
      'idle',
    )
    expect(found?.inline).toHaveLength(1)
    expect(json(found?.inline?.[0]?.document)).toMatchObject({ json: document })
  })

  test('of the night are there still', () => {
    const { found, json } = read([{ action: 'DeleteUserPolicy', UserName: 'ada', PolicyName: 'Own' }], 'oven')
    expect(json(found?.trust)).toMatchObject({ json: trust })
  })
})

test('the night stays as it is', () => {
  const night = account.build()
  const before = JSON.stringify([night.users(), night.roles(), night.managedPolicies()])
  planned(night, { action: 'AttachUserPolicy', UserName: 'ada', PolicyArn: BREAD })
  expect(JSON.stringify([night.users(), night.roles(), night.managedPolicies()])).toBe(before)
})

test('what is changed is told in pairs, and nothing else', () => {
  const { changed } = planned(
    account,
    { action: 'CreateUser', UserName: 'eve' },
    { action: 'DeleteRole', RoleName: 'idle' },
    { action: 'UntagRole', RoleName: 'oven', TagKeys: ['Team'] },
  )
  expect(changed('user')).toMatchObject([{ before: null, after: { name: 'eve' } }])
  expect(changed('role')).toMatchObject([
    { before: { name: 'idle' }, after: null },
    { before: { name: 'oven' }, after: { name: 'oven', tags: [] } },
  ])
  expect(changed('managed-policy')).toEqual([])
})

test('lists are sorted by ARN', () => {
  const { account: view } = planned(account, { action: 'CreateUser', UserName: 'abe' })
  expect(view.users().map(({ name }) => name)).toEqual(['abe', 'ada', 'bob'])
})
