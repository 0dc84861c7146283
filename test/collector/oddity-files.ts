import { HOSTILE } from '../fixtures/hostile/names.ts'
import {
  ALLOW_ALL,
  arnOf,
  attached,
  awsPolicy,
  encoded,
  file,
  group,
  type Members,
  policy,
  profile,
  role,
  user,
  version,
} from './account.ts'

/** A file that is odd in one way. */
export interface Oddity {
  readonly file: Members
  /** Warning codes, in order. */
  readonly warns?: readonly string[]
}

const oven = role('oven')
const mill = role('mill')
const fence = arnOf('policy', 'Fence')

/** Each comes back equal in every member, and imports again as the same night. */
export const ODDITIES: Readonly<Record<string, Oddity>> = {
  'an ordinary account': {
    file: file({
      UserDetailList: [user('ada', { GroupList: ['night-shift'], Tags: [{ Key: 'team', Value: 'bread' }] })],
      GroupDetailList: [group('night-shift', { AttachedManagedPolicies: [attached(fence)] })],
      RoleDetailList: [{ ...oven, InstanceProfileList: [profile('oven', [oven])] }],
      Policies: [policy('Fence', { AttachmentCount: 1 })],
    }),
  },
  'UserPolicyList left out, and empty': {
    file: file({ UserDetailList: [user('ada'), user('bob', { UserPolicyList: [] })] }),
  },
  'every list of an entity left out': {
    file: file({
      UserDetailList: [{ Arn: arnOf('user', 'ada') }],
      GroupDetailList: [{ Arn: arnOf('group', 'g') }],
      RoleDetailList: [{ Arn: arnOf('role', 'r') }],
      Policies: [{ Arn: fence }],
    }),
  },
  'no unique ids': {
    file: file({
      UserDetailList: [user('ada', { UserId: undefined })],
      RoleDetailList: [role('oven', { RoleId: undefined })],
      Policies: [policy('Fence', { PolicyId: undefined, PolicyName: undefined })],
    }),
  },
  'lists missing from the file': { file: { RoleDetailList: [oven] } },
  'null in place of every optional member': {
    file: file({
      UserDetailList: [
        user('ada', {
          Path: null,
          UserId: null,
          CreateDate: null,
          GroupList: null,
          UserPolicyList: null,
          AttachedManagedPolicies: null,
          PermissionsBoundary: null,
          Tags: null,
        }),
      ],
      RoleDetailList: [
        role('oven', {
          AssumeRolePolicyDocument: null,
          InstanceProfileList: null,
          RolePolicyList: null,
          RoleLastUsed: null,
          Tags: null,
        }),
      ],
      Policies: [
        policy('Fence', {
          AttachmentCount: null,
          DefaultVersionId: null,
          IsAttachable: null,
          PolicyVersionList: null,
          Description: null,
        }),
      ],
    }),
  },
  'null deeper down': {
    file: file({
      UserDetailList: [
        user('ada', {
          AttachedManagedPolicies: [{ PolicyName: null, PolicyArn: fence }],
          PermissionsBoundary: { PermissionsBoundaryType: null, PermissionsBoundaryArn: fence },
        }),
      ],
      RoleDetailList: [
        role('oven', {
          RoleLastUsed: { LastUsedDate: null, Region: null },
          RolePolicyList: [{ PolicyName: 'p', PolicyDocument: null }],
          InstanceProfileList: [profile('oven', [], { Roles: null, InstanceProfileId: null, CreateDate: null })],
        }),
      ],
      Policies: [
        policy('Fence', {
          PolicyVersionList: [
            version('v1', null, true, { CreateDate: null }),
            { VersionId: 'v2', IsDefaultVersion: null },
          ],
        }),
      ],
    }),
  },
  'AttachedManagedPolicies as one object': {
    file: file({
      RoleDetailList: [role('oven', { AttachedManagedPolicies: attached(fence) })],
      Policies: [policy('Fence')],
    }),
  },
  'every other list as one object': {
    file: file({
      UserDetailList: [
        user('ada', {
          Tags: { Key: 'a', Value: 'b' },
          UserPolicyList: { PolicyName: 'p', PolicyDocument: encoded(ALLOW_ALL) },
        }),
      ],
      RoleDetailList: [
        {
          ...oven,
          InstanceProfileList: profile('oven', [oven]),
          RolePolicyList: { PolicyName: 'p', PolicyDocument: ALLOW_ALL },
        },
      ],
      Policies: [policy('Fence', { PolicyVersionList: version('v1', encoded(ALLOW_ALL), true) })],
    }),
  },
  'boundaries of both spellings': {
    file: file({
      UserDetailList: [
        user('ada', { PermissionsBoundary: { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: fence } }),
      ],
      RoleDetailList: [
        role('oven', {
          PermissionsBoundary: { PermissionsBoundaryType: 'PermissionsBoundaryPolicy', PermissionsBoundaryArn: fence },
        }),
        role('mill', { PermissionsBoundary: { PermissionsBoundaryArn: fence } }),
      ],
      Policies: [policy('Fence')],
    }),
  },
  'RoleLastUsed empty, absent, full, and in half': {
    file: file({
      RoleDetailList: [
        role('a'),
        role('b', { RoleLastUsed: undefined }),
        role('c', { RoleLastUsed: { LastUsedDate: '2026-10-01T02:03:04+00:00', Region: 'eu-central-1' } }),
        role('d', { RoleLastUsed: { LastUsedDate: '2026-10-01T02:03:04+00:00' } }),
        role('e', { RoleLastUsed: { Region: 'eu-central-1' } }),
      ],
    }),
  },
  'nested roles with more than AWS puts there': {
    file: file({
      RoleDetailList: [
        {
          ...oven,
          InstanceProfileList: [
            profile('oven', [], { Tags: [], Roles: [{ ...oven, Description: 'bakes', MaxSessionDuration: 3600 }] }),
          ],
        },
      ],
    }),
  },
  'nested roles with less': {
    file: file({
      RoleDetailList: [
        {
          ...oven,
          InstanceProfileList: [
            profile('oven', [], { Roles: [{ Arn: arnOf('role', 'oven') }] }),
            profile('spare', [], { Roles: undefined }),
          ],
        },
      ],
    }),
  },
  'a profile under a role that is not in the file': {
    file: file({ RoleDetailList: [role('mill', { InstanceProfileList: [profile('oven', [oven])] })] }),
  },
  'several profiles under one role, one without Roles': {
    file: file({ RoleDetailList: [{ ...oven, InstanceProfileList: [profile('a', [oven]), profile('b', [])] }] }),
  },
  'one profile under two roles': {
    file: file({
      RoleDetailList: [
        role('a', { InstanceProfileList: [profile('p', [oven])] }),
        role('b', { InstanceProfileList: [profile('p', [oven])] }),
        oven,
      ],
    }),
  },
  'one profile under two roles, each within it': {
    file: file({
      RoleDetailList: [
        { ...oven, InstanceProfileList: [profile('p', [oven])] },
        { ...mill, InstanceProfileList: [profile('p', [mill])] },
      ],
    }),
  },
  'one role twice in a profile, and one profile twice in a role': {
    file: file({
      RoleDetailList: [
        { ...oven, InstanceProfileList: [profile('p', [oven, oven])] },
        { ...mill, InstanceProfileList: [profile('q', [mill]), profile('q', [mill])] },
      ],
    }),
  },
  'one id under several ARNs': {
    file: file({
      RoleDetailList: [role('a', { RoleId: 'AROAXXXXXXXXXXXXXXXX1' }), role('b', { RoleId: 'AROAXXXXXXXXXXXXXXXX1' })],
    }),
    warns: ['DUPLICATE_ID'],
  },
  'one ARN with two ids': {
    file: file({
      UserDetailList: [
        user('ada', { UserId: 'AIDAXXXXXXXXXXXXXXXX1' }),
        user('ada', { UserId: 'AIDAXXXXXXXXXXXXXXXX2' }),
      ],
    }),
  },
  'references that lead nowhere': {
    file: file({
      UserDetailList: [
        user('ada', { GroupList: ['gone'], AttachedManagedPolicies: [attached(arnOf('policy', 'Gone'))] }),
      ],
      GroupDetailList: [group('here')],
      Policies: [policy('Here')],
    }),
    warns: ['DANGLING_REFERENCE'],
  },
  'a list emptied by a filter': {
    file: file({ UserDetailList: [user('ada', { GroupList: ['night-shift'] })] }),
    warns: ['LIST_EMPTY'],
  },
  'group membership in another case, of a group without GroupName': {
    file: file({
      UserDetailList: [user('ada', { GroupList: ['Night-Shift'] })],
      GroupDetailList: [group('night-shift', { GroupName: undefined })],
    }),
  },
  'unknown members everywhere': {
    file: file({
      UserDetailList: [user('ada', { Shoe: 42, Tags: [{ Key: 'a', Value: 'b', Extra: 1 }] })],
      RoleDetailList: [
        role('oven', {
          SourceRoleTemplate: { TemplateArn: 'x' },
          RolePolicyList: [{ PolicyName: 'p', PolicyDocument: encoded(ALLOW_ALL), Extra: [1] }],
          RoleLastUsed: { Odd: true },
        }),
      ],
      Policies: [policy('Fence', { PolicyVersionList: [version('v1', ALLOW_ALL, true, { Extra: null })] })],
      Odd: { Document: '%7B%7D' },
    }),
    warns: ['UNKNOWN_MEMBER'],
  },
  'members called __proto__ everywhere': {
    file: JSON.parse(
      JSON.stringify(
        file({
          UserDetailList: [
            user('ada', {
              PROTO: 1,
              Tags: [{ Key: '__proto__', Value: '__proto__', PROTO: 1 }],
              UserPolicyList: [{ PolicyName: '__proto__', PolicyDocument: { PROTO: {}, Statement: [] }, PROTO: 2 }],
            }),
          ],
          RoleDetailList: [
            {
              ...oven,
              PROTO: { a: 1 },
              RoleLastUsed: { PROTO: 1 },
              InstanceProfileList: [{ ...profile('p', [{ ...oven }]), PROTO: 3, Roles: [{ ...oven, PROTO: 4 }] }],
            },
          ],
          Policies: [
            policy('constructor', { PolicyVersionList: [version('__proto__', ALLOW_ALL, true, { PROTO: 5 })] }),
          ],
          PROTO: { polluted: true },
        }),
      ).replaceAll('PROTO', '__proto__'),
    ) as Members,
    warns: ['UNKNOWN_MEMBER'],
  },
  'hostile names, tags and descriptions': {
    file: file({
      UserDetailList: HOSTILE.map((name, index) =>
        user(`u${index}`, {
          UserName: name,
          Tags: [{ Key: name, Value: name }],
          GroupList: [name],
          UserPolicyList: [{ PolicyName: name, PolicyDocument: { Statement: [{ Sid: name }] } }],
        }),
      ),
      GroupDetailList: HOSTILE.map((name, index) => group(`g${index}`, { GroupName: name })),
      Policies: HOSTILE.map((name, index) => policy(`p${index}`, { Description: name })),
    }),
  },
  'the same name, key or ARN twice in one list': {
    warns: ['DUPLICATE_ITEM'],
    file: file({
      UserDetailList: [
        user('ada', {
          GroupList: ['g', 'g'],
          Tags: [
            { Key: 'a', Value: '1' },
            { Key: 'a', Value: '2' },
          ],
          AttachedManagedPolicies: [attached(fence), attached(fence)],
          UserPolicyList: [
            { PolicyName: 'p', PolicyDocument: ALLOW_ALL },
            { PolicyName: 'p', PolicyDocument: {} },
          ],
        }),
      ],
      GroupDetailList: [group('g')],
      Policies: [policy('Fence', { PolicyVersionList: [version('v1', ALLOW_ALL, true), version('v1', {}, false)] })],
    }),
  },
  'tag keys that differ only in case': {
    file: file({
      UserDetailList: [
        user('ada', {
          Tags: [
            { Key: 'Team', Value: '1' },
            { Key: 'team', Value: '2' },
          ],
        }),
      ],
    }),
  },
  'an account id of placeholders, in another partition': {
    file: {
      GroupDetailList: [group('g', { Arn: 'arn:<partition>:iam::<account>:group/<name>', CreateDate: '<date>' })],
    },
    warns: ['UNREADABLE_DATE'],
  },
  'policies of AWS and of the account': {
    file: file({
      Policies: [
        policy('Fence'),
        awsPolicy('ReadOnlyAccess', {
          Arn: 'arn:aws:iam::aws:policy/job-function/ReadOnlyAccess',
          Path: '/job-function/',
        }),
      ],
    }),
  },
  'paging members of a single whole answer': {
    file: { ...file({ RoleDetailList: [oven] }), IsTruncated: false, Marker: 'stray', NextToken: null },
  },
}
