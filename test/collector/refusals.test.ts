import { describe, expect, test } from 'vitest'

import { captureOf, emptyShelf, type Said } from '../store/nights.ts'
import { arnOf, attached, awsPolicy, file, group, policy, profile, role, user, version } from './account.ts'
import { refusal } from './refusal.ts'

describe('not this shape: path, found, expected', () => {
  const lists = 'UserDetailList, GroupDetailList, RoleDetailList, Policies'
  const fence = arnOf('policy', 'Fence')
  test.each([
    ['a list', [], '$', `an object with ${lists}`, 'a list of 0'],
    ['a text', '"x"', '$', `an object with ${lists}`, 'the string "x"'],
    ['null', 'null', '$', `an object with ${lists}`, 'null'],
    ['an empty object', {}, '$', `at least one of ${lists}`, 'an empty object'],
    [
      'something else',
      { Users: [], IsTruncated: false },
      '$',
      `at least one of ${lists}`,
      'only "Users", "IsTruncated"',
    ],
    ['an object for a list', { RoleDetailList: {} }, '$.RoleDetailList', 'a list', 'an object'],
    ['null for a list', { UserDetailList: null }, '$.UserDetailList', 'a list', 'null'],
    ['IsTruncated in words', { ...file(), IsTruncated: 'no' }, '$.IsTruncated', 'true or false', 'the string "no"'],
    [
      'a text for a user',
      file({ UserDetailList: [user('ada'), 'bob'] }),
      '$.UserDetailList[1]',
      'a user {Arn, UserName, …}',
      'the string "bob"',
    ],
    ['null for a role', file({ RoleDetailList: [null] }), '$.RoleDetailList[0]', 'a role {Arn, RoleName, …}', 'null'],
    [
      'a list for a group',
      file({ GroupDetailList: [[]] }),
      '$.GroupDetailList[0]',
      'a group {Arn, GroupName, …}',
      'a list of 0',
    ],
    [
      'a user without an ARN',
      file({ UserDetailList: [{ UserName: 'ada' }] }),
      '$.UserDetailList[0].Arn',
      'an ARN',
      'nothing',
    ],
    [
      'an ARN that is none',
      file({ Policies: [policy('x', { Arn: 'policy/x' })] }),
      '$.Policies[0].Arn',
      'an ARN',
      'the string "policy/x"',
    ],
    [
      'an ARN that is half of one',
      file({ Policies: [policy('x', { Arn: 'arn:aws' })] }),
      '$.Policies[0].Arn',
      'an ARN',
      '"arn:aws"',
    ],
    [
      'attachments as a number',
      file({ RoleDetailList: [role('a'), role('b', { AttachedManagedPolicies: 12 })] }),
      '$.RoleDetailList[1].AttachedManagedPolicies',
      'a list of {PolicyName, PolicyArn}',
      'the number 12',
    ],
    [
      'an attachment without an ARN',
      file({ UserDetailList: [user('a', { AttachedManagedPolicies: [attached(fence), { PolicyName: 'x' }] })] }),
      '$.UserDetailList[0].AttachedManagedPolicies[1].PolicyArn',
      'an ARN',
      'nothing',
    ],
    [
      'an inline policy without a name',
      file({ GroupDetailList: [group('g', { GroupPolicyList: [{ PolicyDocument: {} }] })] }),
      '$.GroupDetailList[0].GroupPolicyList[0].PolicyName',
      'a string',
      'nothing',
    ],
    [
      'a tag without a value',
      file({ UserDetailList: [user('a', { Tags: [{ Key: 'a' }] })] }),
      '$.UserDetailList[0].Tags[0].Value',
      'a string',
      'nothing',
    ],
    [
      'tags as an object of values',
      file({ UserDetailList: [user('a', { Tags: { team: 'bread' } })] }),
      '$.UserDetailList[0].Tags[0].Key',
      'a string',
      'nothing',
    ],
    [
      'a group that is no name',
      file({ UserDetailList: [user('a', { GroupList: [{ GroupName: 'g' }] })] }),
      '$.UserDetailList[0].GroupList[0]',
      'a string',
      'an object',
    ],
    [
      'a boundary that is a text',
      file({ RoleDetailList: [role('a', { PermissionsBoundary: fence })] }),
      '$.RoleDetailList[0].PermissionsBoundary',
      'a boundary {PermissionsBoundaryArn}',
      `the string "${fence}"`,
    ],
    [
      'a date that is an object',
      file({ RoleDetailList: [role('a', { CreateDate: {} })] }),
      '$.RoleDetailList[0].CreateDate',
      'a date',
      'an object',
    ],
    [
      'use as a text',
      file({ RoleDetailList: [role('a', { RoleLastUsed: 'never' })] }),
      '$.RoleDetailList[0].RoleLastUsed',
      'an object {LastUsedDate, Region}',
      'the string "never"',
    ],
    [
      'a counter as a text',
      file({ Policies: [policy('a', { AttachmentCount: '3' })] }),
      '$.Policies[0].AttachmentCount',
      'a whole number',
      'the string "3"',
    ],
    [
      'half an attachment',
      file({ Policies: [policy('a', { AttachmentCount: 1.5 })] }),
      '$.Policies[0].AttachmentCount',
      'a whole number',
      'the number 1.5',
    ],
    [
      'a version without an id',
      file({ Policies: [policy('a', { PolicyVersionList: [{ Document: {} }] })] }),
      '$.Policies[0].PolicyVersionList[0].VersionId',
      'a string',
      'nothing',
    ],
    [
      'a default that is a text',
      file({ Policies: [policy('a', { PolicyVersionList: [version('v1', {}, false, { IsDefaultVersion: 'yes' })] })] }),
      '$.Policies[0].PolicyVersionList[0].IsDefaultVersion',
      'true or false',
      'the string "yes"',
    ],
    [
      'a profile without an ARN',
      file({ RoleDetailList: [role('a', { InstanceProfileList: [{ InstanceProfileName: 'p' }] })] }),
      '$.RoleDetailList[0].InstanceProfileList[0].Arn',
      'an ARN',
      'nothing',
    ],
    [
      'a nested role without an ARN',
      file({ RoleDetailList: [role('a', { InstanceProfileList: [profile('p', [{}])] })] }),
      '$.RoleDetailList[0].InstanceProfileList[0].Roles[0].Arn',
      'an ARN',
      'nothing',
    ],
    [
      'one entity twice, told differently',
      file({ UserDetailList: [user('a'), user('b'), user('a', { Path: '/x/' })] }),
      '$.UserDetailList[2]',
      'each entity once',
      `another ${arnOf('user', 'a')}, different from $.UserDetailList[0]`,
    ],
    [
      'one profile told in two ways',
      file({
        RoleDetailList: [
          role('a', { InstanceProfileList: [profile('p', [])] }),
          role('b', { InstanceProfileList: [profile('p', [], { Path: '/x/' })] }),
        ],
      }),
      '$.RoleDetailList[1].InstanceProfileList[0]',
      'each profile described in one way',
      `another ${arnOf('instance-profile', 'p')}`,
    ],
    [
      'one list page too few',
      { ...file({ UserDetailList: [user('a')] }), IsTruncated: true, Marker: 'm' },
      '$.IsTruncated',
      'the last page too',
      'true, so more pages follow',
    ],
    [
      'the CLI told to stop',
      { ...file({ UserDetailList: [user('a')] }), NextToken: 'eyJ' },
      '$.NextToken',
      'the last page too',
      'the string "eyJ", so more pages follow',
    ],
  ])('%s', (_, content, path, expected, found) => {
    const { code, message, hint } = refusal([content])
    expect(message).toBe(`night.json: not authorization details\n  at ${path}: expected ${expected}, found ${found}`)
    expect(code).toBe('INPUT')
    expect(hint).toContain('Nothing was recorded.')
  })
})

describe('whose night, and which lists', () => {
  const two = file({ UserDetailList: [user('a'), user('b', { Arn: 'arn:aws:iam::444455556666:user/b' })] })
  const none = file({ Policies: [awsPolicy('ReadOnlyAccess')] })
  test.each<[string, unknown, Said, string]>([
    ['two accounts', two, {}, 'night.json: expected one account, found 2: 111122223333, 444455556666'],
    [
      'another account than said',
      file({ UserDetailList: [user('a')] }),
      { account: '444455556666' },
      'night.json: expected account 444455556666, found 111122223333',
    ],
    [
      'a third of two accounts',
      two,
      { account: '123456789012' },
      'night.json: expected account 123456789012, found 111122223333, 444455556666',
    ],
    [
      'no account',
      none,
      {},
      'night.json: no entity names an account: expected users, groups, roles or customer policies, found none',
    ],
    ['an account that is none', none, { account: 'banana' }, '--account: expected twelve digits, found "banana"'],
    [
      'an ARN without an account',
      file({ RoleDetailList: [role('r', { Arn: 'arn:aws:iam:::role/r' })] }),
      {},
      'night.json: no entity names an account: expected users, groups, roles or customer policies, found none',
    ],
    [
      'no account in empty lists',
      file(),
      {},
      'night.json: no entity names an account: expected users, groups, roles or customer policies, found none',
    ],
    [
      '--lists without what is there',
      file({ UserDetailList: [user('a'), user('b')] }),
      { lists: ['roles'] },
      'night.json: not authorization details\n  at $.UserDetailList[0]: expected only roles, as --lists says, found one of 2 users',
    ],
    [
      '--lists with what is not there',
      { UserDetailList: [user('a')] },
      { lists: ['users', 'roles'] },
      'night.json: not authorization details\n  at $.RoleDetailList: expected the list of roles, as --lists says, found nothing',
    ],
  ])('%s', (_, content, said, message) => {
    expect(refusal([content], said).message).toBe(message)
  })

  test('the account to keep of several', () => {
    const { records, closing } = captureOf([two], { account: '444455556666', takenAt: 0 })
    expect([...records].map((record) => record.arn)).toEqual(['arn:aws:iam::444455556666:user/b'])
    expect(closing().warnings).toEqual([
      { code: 'OTHER_ACCOUNT', message: '1 entities of account 111122223333 were left out', subject: '111122223333' },
    ])
  })

  test('--lists makes the others skipped, not empty', () => {
    const { parts } = captureOf([file({ UserDetailList: [user('a')] })], {
      lists: ['users', 'customer-policies'],
    }).closing()
    const status = (['users', 'groups', 'roles', 'customer-policies', 'aws-policies'] as const).map(
      (part) => parts.get(part)?.status,
    )
    expect(status).toEqual(['complete', 'skipped', 'skipped', 'complete', 'skipped'])
  })
})

test('a refusal leaves the history as it was', () => {
  const shelf = emptyShelf()
  shelf.add(file({ UserDetailList: [user('a')] }))
  const before = shelf.db.serialize()
  expect(() => shelf.add(file({ UserDetailList: [user('b', { Tags: 1 })] }), { takenAt: 1 })).toThrow(
    'a list of {Key, Value}',
  )
  expect(shelf.db.serialize().equals(before)).toBe(true)
})
