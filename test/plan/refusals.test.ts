import { describe, expect, test } from 'vitest'

import { bakery } from '../support/account-builder.ts'
import { allowing, trusting } from '../support/documents.ts'
import { type Given, planned } from './planning.ts'

const HOME = 'arn:aws:iam::123456789012'
const BREAD = `${HOME}:policy/Bread`
const document = allowing('s3:GetObject')

const account = bakery()
  .group('bakers', { attached: ['Bread'] })
  .user('ada', { groups: ['bakers'], inline: { Own: document } })
  .user('bob', { attached: null, groups: null, tags: null })
  .role('oven', { boundary: 'Fence' })
  .role('idle', { tags: Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`key${index}`, ''])) })
  .serviceLinkedRole('lambda.amazonaws.com')
  .ssoRole('Bakers')
  .instanceProfile('door', { roles: ['oven'] })
  .policy('Bread', {
    versions: ['v5', 'v4', 'v3', 'v2', 'v1'].map((version) => ({ version, isDefault: version === 'v5', document })),
  })
  .policy('Fence')
  .policy('Cake', {
    versions: [
      { version: 'v2', isDefault: true, document },
      { version: 'v1', document },
    ],
  })
  .awsPolicy('NotForYou', { isAttachable: false })

const linked = account
  .build()
  .roles()
  .find(({ path }) => path.startsWith('/aws-service-role/'))
const permissionSet = account
  .build()
  .roles()
  .find(({ path }) => path.startsWith('/aws-reserved/'))

const refusals: Readonly<Record<string, readonly [given: Given, expected: string, found: string]>> = {
  'attaching to a role that is not there': [
    { action: 'AttachRolePolicy', RoleName: 'ovne', PolicyArn: BREAD },
    'role "ovne"',
    'none of that name (NoSuchEntity)',
  ],
  'attaching a policy that is not there': [
    { action: 'AttachRolePolicy', RoleName: 'oven', PolicyArn: `${HOME}:policy/Brot` },
    'a managed policy of this account or of AWS',
    `no ${HOME}:policy/Brot (NoSuchEntity)`,
  ],
  'attaching a policy of another account': [
    { action: 'AttachRolePolicy', RoleName: 'oven', PolicyArn: 'arn:aws:iam::444455556666:policy/Bread' },
    'a managed policy of this account or of AWS',
    'no arn:aws:iam::444455556666:policy/Bread (NoSuchEntity)',
  ],
  'attaching a policy of another partition': [
    { action: 'AttachRolePolicy', RoleName: 'oven', PolicyArn: 'arn:aws-cn:iam::aws:policy/Bread' },
    'a managed policy of this account or of AWS',
    'no arn:aws-cn:iam::aws:policy/Bread (NoSuchEntity)',
  ],
  'attaching what cannot be attached': [
    { action: 'AttachUserPolicy', UserName: 'ada', PolicyArn: 'arn:aws:iam::aws:policy/NotForYou' },
    'a policy that can be attached',
    'arn:aws:iam::aws:policy/NotForYou, which cannot',
  ],
  'attaching where the night does not say what is attached': [
    { action: 'AttachUserPolicy', UserName: 'bob', PolicyArn: BREAD },
    'a night that says what is attached to user bob',
    'one that does not',
  ],
  'detaching what is not attached': [
    { action: 'DetachGroupPolicy', GroupName: 'bakers', PolicyArn: `${HOME}:policy/Cake` },
    `${HOME}:policy/Cake attached to group bakers`,
    `${BREAD} (NoSuchEntity)`,
  ],
  'deleting an inline policy that is not there': [
    { action: 'DeleteUserPolicy', UserName: 'ada', PolicyName: 'Other' },
    'an inline policy Other of user ada',
    'Own (NoSuchEntity)',
  ],
  'a permissions policy with a principal': [
    { action: 'PutUserPolicy', UserName: 'ada', PolicyName: 'x', PolicyDocument: trusting('*') },
    'a policy of permissions',
    'statement 0 with a Principal (MalformedPolicyDocument)',
  ],
  'a trust policy without one': [
    { action: 'UpdateAssumeRolePolicy', RoleName: 'oven', PolicyDocument: allowing('sts:AssumeRole') },
    'a trust policy',
    'statement 0 without a Principal (MalformedPolicyDocument)',
  ],
  'a role without statements in its trust': [
    { action: 'CreateRole', RoleName: 'van', AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [] } },
    'a trust policy',
    'one without statements (MalformedPolicyDocument)',
  ],
  'removing a boundary that is not there': [
    { action: 'DeleteUserPermissionsBoundary', UserName: 'ada' },
    'a boundary of user ada',
    'none (NoSuchEntity)',
  ],
  'a sixth version': [
    { action: 'CreatePolicyVersion', PolicyArn: BREAD, PolicyDocument: document, SetAsDefault: true },
    `at most 4 versions of ${BREAD} before another`,
    '5 (LimitExceeded)',
  ],
  'a version of one of AWS’s': [
    { action: 'CreatePolicyVersion', PolicyArn: 'arn:aws:iam::aws:policy/NotForYou', PolicyDocument: document },
    'a policy of this account',
    'arn:aws:iam::aws:policy/NotForYou, which is AWS’s (AccessDenied)',
  ],
  'a version that is not there': [
    { action: 'SetDefaultPolicyVersion', PolicyArn: BREAD, VersionId: 'v6' },
    `a version v6 of ${BREAD}`,
    'v5, v4, v3, v2, v1 (NoSuchEntity)',
  ],
  'deleting the version in force': [
    { action: 'DeletePolicyVersion', PolicyArn: BREAD, VersionId: 'v5' },
    'a version that is not the default',
    'v5, which is (DeleteConflict)',
  ],
  'one tag too many': [
    { action: 'TagRole', RoleName: 'idle', Tags: [{ Key: 'more', Value: '' }] },
    `at most 50 tags on ${HOME}:role/idle`,
    '51 (LimitExceeded)',
  ],
  'a tag twice': [
    {
      action: 'TagRole',
      RoleName: 'oven',
      Tags: [
        { Key: 'Team', Value: 'a' },
        { Key: 'team', Value: 'b' },
      ],
    },
    'each tag once',
    'another "team"',
  ],
  'tags that the night does not say': [
    { action: 'UntagUser', UserName: 'bob', TagKeys: ['Team'] },
    `a night that says the tags of ${HOME}:user/bob`,
    'one that does not',
  ],
  'groups that the night does not say': [
    { action: 'AddUserToGroup', UserName: 'bob', GroupName: 'bakers' },
    'a night that says the groups of user bob',
    'one that does not',
  ],
  'leaving a group that one is not in': [
    { action: 'RemoveUserFromGroup', UserName: 'ada', GroupName: 'idlers' },
    'group "idlers"',
    'none of that name (NoSuchEntity)',
  ],
  'a second role in a profile': [
    { action: 'AddRoleToInstanceProfile', InstanceProfileName: 'door', RoleName: 'idle' },
    'no role in instance profile door',
    `${HOME}:role/oven (LimitExceeded)`,
  ],
  'taking out a role that is not in it': [
    { action: 'RemoveRoleFromInstanceProfile', InstanceProfileName: 'door', RoleName: 'idle' },
    'role idle in instance profile door',
    `${HOME}:role/oven (NoSuchEntity)`,
  ],
  'a name that is taken in another letter case': [
    { action: 'CreateUser', UserName: 'ADA' },
    'no user ADA',
    `${HOME}:user/ada (EntityAlreadyExists)`,
  ],
  'deleting a user who has something left': [
    { action: 'DeleteUser', UserName: 'ada' },
    'nothing that keeps user ada',
    'its inline policy Own, its membership of group bakers (DeleteConflict)',
  ],
  'deleting a group that has something left': [
    { action: 'DeleteGroup', GroupName: 'bakers' },
    'nothing that keeps group bakers',
    `its attachment of ${BREAD}, its member ada (DeleteConflict)`,
  ],
  'deleting a role in a profile': [
    { action: 'DeleteRole', RoleName: 'oven' },
    'nothing that keeps role oven',
    'its instance profile door (DeleteConflict)',
  ],
  'deleting a profile with a role': [
    { action: 'DeleteInstanceProfile', InstanceProfileName: 'door' },
    'nothing that keeps instance-profile door',
    `its role ${HOME}:role/oven (DeleteConflict)`,
  ],
  'deleting a boundary in use': [
    { action: 'DeletePolicy', PolicyArn: `${HOME}:policy/Fence` },
    'nothing that keeps managed-policy Fence',
    'its being the boundary of role oven (DeleteConflict)',
  ],
  'deleting a policy with other versions': [
    { action: 'DeletePolicy', PolicyArn: `${HOME}:policy/Cake` },
    'nothing that keeps managed-policy Cake',
    'its version v1 (DeleteConflict)',
  ],
  'editing a role that is its service’s': [
    { action: 'AttachRolePolicy', RoleName: linked?.name, PolicyArn: BREAD },
    'a role that can be edited',
    `${linked?.arn}, which is its service’s (UnmodifiableEntity)`,
  ],
  'tagging a role of a permission set': [
    { action: 'TagRole', RoleName: permissionSet?.name, Tags: [{ Key: 'a', Value: '' }] },
    'a role that can be edited',
    `${permissionSet?.arn}, which IAM Identity Center keeps (UnmodifiableEntity)`,
  ],
}

test.each(Object.entries(refusals))('%s', (_, [given, expected, found]) => {
  expect(() => planned(account, given)).toThrow(
    expect.objectContaining({
      code: 'INPUT',
      message: `plan.json: at $[0]: ${given.action}: expected ${expected}, found ${found}`,
    }),
  )
})

test('the first change that cannot be made is named', () => {
  expect(() =>
    planned(account, { action: 'CreateUser', UserName: 'eve' }, { action: 'DeleteUser', UserName: 'fay' }),
  ).toThrow(/^plan\.json: at \$\[1\]: DeleteUser: expected user "fay"/)
})

test('what is near is offered', () => {
  expect(() => planned(account, { action: 'DeleteRole', RoleName: 'ovne' })).toThrow(
    expect.objectContaining({ hint: 'Did you mean oven?' }),
  )
})

describe('of parts that were not read nothing can be changed', () => {
  test.each<readonly [string, string, Given]>([
    ['users', 'users', { action: 'CreateUser', UserName: 'eve' }],
    ['groups', 'groups', { action: 'DeleteGroup', GroupName: 'bakers' }],
    ['roles', 'roles', { action: 'UntagRole', RoleName: 'oven', TagKeys: ['a'] }],
  ])('%s', (part, named, given) => {
    expect(() => planned(account.parts({ [part]: 'denied' }), given)).toThrow(
      `expected a night with ${named}, found one in which they were not read`,
    )
  })
})

test('where the customer’s policies were not read whole, one that the night lacks may be there', () => {
  const arn = `${HOME}:policy/Elsewhere`
  const { account: view } = planned(account.parts({ 'customer-policies': 'partial' }), {
    action: 'AttachUserPolicy',
    UserName: 'ada',
    PolicyArn: arn,
  })
  expect(view.users().find(({ name }) => name === 'ada')?.attached).toEqual([{ arn, name: 'Elsewhere' }])
})
