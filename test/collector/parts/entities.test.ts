import { groupMembers } from '../../../src/collector/parts/group-members.ts'
import { instanceProfileTags } from '../../../src/collector/parts/instance-profile-tags.ts'
import { policyTags } from '../../../src/collector/parts/policy-tags.ts'
import { roleDetails } from '../../../src/collector/parts/role-details.ts'
import { roleSettings } from '../../../src/collector/parts/role-settings.ts'
import { userSettings } from '../../../src/collector/parts/user-settings.ts'
import { bakeryRoster, entry } from '../../support/stand-in-asking.ts'
import { fact, testPlan } from './test-plan.ts'

const ada = entry('user', 'ada')
const bob = entry('user', 'bob')
const oven = entry('role', 'oven')
const mixer = entry('role', 'mixer')
const flour = entry('managed-policy', 'Flour')
const sugar = { ...entry('managed-policy', 'Sugar'), id: '' }
const van = entry('instance-profile', 'van')
const night = entry('group', 'night')
const day = entry('group', 'day')
const roster = bakeryRoster(ada, bob, oven, mixer, flour, sugar, van, night, day)

const role = { Arn: oven.arn, RoleId: oven.id, RoleName: 'oven', Path: '/', CreateDate: '2026-01-01T00:00:00+00:00' }
const trust = { AssumeRolePolicyDocument: '%7B%7D' }

testPlan(roleSettings, roster, {
  'pages; the same role on two; one that appeared since; one made anew': {
    said: {
      ListRoles: [
        { Roles: [{ ...role, ...trust, MaxSessionDuration: 3600 }], IsTruncated: true, Marker: 'm' },
        {
          Roles: [
            { ...role, MaxSessionDuration: 3600 },
            { ...role, Arn: `${oven.arn}2`, MaxSessionDuration: 3600 },
            { ...role, Arn: mixer.arn, RoleId: 'ID-another', MaxSessionDuration: 3600 },
          ],
          IsTruncated: false,
        },
      ],
    },
    facts: [fact(oven, { MaxSessionDuration: 3600 })],
  },
  'a description, and what an emulator says too much': {
    said: { ListRoles: { Roles: [{ ...role, Description: 'bakes', Tags: [], RoleLastUsed: {} }] } },
    facts: [fact(oven, { Description: 'bakes' })],
  },
})

testPlan(userSettings, roster, {
  'one who signed in and one who did not': {
    said: {
      ListUsers: {
        Users: [
          { Arn: ada.arn, UserId: ada.id, UserName: 'ada', Path: '/', PasswordLastUsed: '2026-11-20T08:00:00+00:00' },
          { Arn: bob.arn, UserId: bob.id, UserName: 'bob', Path: '/', PasswordLastUsed: null },
        ],
        IsTruncated: false,
      },
    },
    facts: [fact(ada, {}, { activity: { PasswordLastUsed: '2026-11-20T08:00:00+00:00' } }), fact(bob, {})],
  },
})

testPlan(policyTags, roster, {
  'tags in their order; none; odd keys': {
    said: {
      'GetPolicy Flour': {
        Policy: {
          Arn: flour.arn,
          PolicyId: flour.id,
          AttachmentCount: 3,
          Description: 'to bake',
          Tags: [
            { Key: 'team', Value: 'bread' },
            { Key: '__proto__', Value: '' },
          ],
        },
      },
      'GetPolicy Sugar': { Policy: { Arn: sugar.arn, PolicyId: 'ANPA1', PolicyName: 'Sugar' } },
    },
    facts: [
      fact(
        flour,
        { Description: 'to bake' },
        {
          tags: [
            { key: 'team', value: 'bread' },
            { key: '__proto__', value: '' },
          ],
        },
      ),
      fact(sugar, {}, { tags: [] }),
    ],
  },
  'one denied and one deleted since': {
    said: { 'GetPolicy Sugar': 'NoSuchEntity' },
    facts: [],
    also: { missed: [flour.arn], gone: [sugar.arn] },
  },
})

testPlan(instanceProfileTags, roster, {
  'tags alone: the rest is known': {
    said: {
      GetInstanceProfile: {
        InstanceProfile: {
          Arn: van.arn,
          InstanceProfileId: van.id,
          Roles: [role],
          Tags: [{ Key: 'team', Value: 'bread' }],
        },
      },
    },
    facts: [fact(van, {}, { tags: [{ key: 'team', value: 'bread' }] })],
  },
})

testPlan(roleDetails, roster, {
  'a template, a last use; a role made anew; one never used': {
    said: {
      'GetRole oven': {
        Role: {
          ...role,
          ...trust,
          Description: 'bakes',
          SourceRoleTemplate: { Name: 'Baker' },
          RoleLastUsed: { LastUsedDate: '2026-11-20T08:00:00+00:00', Region: 'eu-west-1' },
          Tags: [],
        },
      },
      'GetRole mixer': { Role: { ...role, Arn: mixer.arn, RoleId: mixer.id, RoleName: 'mixer', RoleLastUsed: {} } },
    },
    facts: [
      fact(
        oven,
        { SourceRoleTemplate: { Name: 'Baker' } },
        { activity: { RoleLastUsed: { LastUsedDate: '2026-11-20T08:00:00+00:00', Region: 'eu-west-1' } } },
      ),
      fact(mixer, {}, { activity: { RoleLastUsed: {} } }),
    ],
  },
})

testPlan(groupMembers, roster, {
  'pages; a group with nobody': {
    said: {
      'GetGroup night': [
        { Group: {}, Users: [{ Arn: bob.arn }], IsTruncated: true, Marker: 'm' },
        { Group: {}, Users: [{ Arn: ada.arn }, { Arn: bob.arn }], IsTruncated: false },
      ],
      'GetGroup day': { Group: {}, Users: [] },
    },
    facts: [fact(night, { Users: [ada.arn, bob.arn] }), fact(day, { Users: [] })],
  },
  'a group whose second page is denied is unknown': {
    said: {
      'GetGroup night': [{ Users: [{ Arn: bob.arn }], IsTruncated: true, Marker: 'm' }, 'AccessDenied'],
      'GetGroup day': { Users: [], IsTruncated: false },
    },
    facts: [fact(day, { Users: [] })],
    also: { missed: [night.arn] },
  },
})
