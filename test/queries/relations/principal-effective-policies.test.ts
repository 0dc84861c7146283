import principalEffectivePolicies from '../../../src/queries/relations/principal-effective-policies.ts'
import { bakery } from '../../support/account-builder.ts'
import { allowing } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

const ada = bakery()
  .group('bakers', { path: '/staff/', attached: ['ReadOnlyAccess'], inline: { knead: allowing('s3:*') } })
  .user('ada', { groups: ['bakers'], attached: ['Flour'], inline: { taste: allowing('s3:*') }, boundary: 'Fence' })

const oven = bakery()
  .user('oven', { attached: ['Flour'] })
  .role('oven', { attached: ['Flour'] })

testQuery(principalEffectivePolicies, {
  reports: {
    'every route to a user': [
      ada,
      [
        { principalArn: 'user/ada', route: 'boundary', groupArn: null, policyArn: 'policy/Fence', policyName: 'Fence' },
        { principalArn: 'user/ada', route: 'direct', groupArn: null, policyArn: 'policy/Flour', policyName: 'Flour' },
        { route: 'group', groupArn: 'group/staff/bakers', policyArn: 'policy/ReadOnlyAccess' },
        { route: 'group-inline', groupArn: 'group/staff/bakers', policyArn: null, policyName: 'knead' },
        { route: 'inline', groupArn: null, policyArn: null, policyName: 'taste' },
      ],
    ],
    'a role, by any of its names': [
      ada.role('oven', { attached: ['Flour'] }),
      [{ principalArn: 'role/oven', route: 'direct' }],
      { principal: 'role/oven' },
    ],
    'a policy that comes by two routes, twice': [
      bakery()
        .group('bakers', { attached: ['Flour'] })
        .user('ada', { groups: ['bakers'], attached: ['Flour'] }),
      [{ route: 'direct' }, { route: 'group' }],
    ],
    'one of a user and a role of one name': [oven, ['user/oven'], { principal: 'user/oven' }],
    'a group whose name is written in another case': [
      bakery()
        .group('Bakers', { attached: ['Flour'] })
        .user('ada', { groups: ['bakers'] }),
      [{ route: 'group', groupArn: 'group/Bakers' }],
    ],
  },
  silent: {
    'a user without policies': bakery().user('ada'),
    'a group without policies': bakery()
      .group('bakers')
      .user('ada', { groups: ['bakers'] }),
    'a group that nobody is in': bakery().group('bakers', { attached: ['Flour'] }),
  },
  unknown: {
    'a user whose groups were not said': [
      bakery().user('ada', { groups: null }),
      [{ part: 'users', reason: 'its groups were not given', subjects: ['user/ada'] }],
    ],
    'a role whose attachments were not said': [
      bakery().role('oven', { attached: null }),
      [{ part: 'roles', reason: 'its attached policies were not given', subjects: ['role/oven'] }],
    ],
    'a group that the night does not hold': [
      bakery().user('ada', { groups: ['bakers'] }),
      [{ part: 'groups', reason: 'its group bakers: the night does not hold it', subjects: ['user/ada'] }],
    ],
    'a group whose attachments were not said': [
      bakery()
        .group('bakers', { attached: null })
        .user('ada', { groups: ['bakers'] }),
      [{ part: 'groups', reason: 'its group bakers: its attached policies were not given', subjects: ['user/ada'] }],
    ],
    'what groups give, where groups were denied': [
      ada.parts({ groups: 'denied' }),
      [{ part: 'groups', reason: 'denied', subjects: 'all' }],
    ],
  },
  refuses: {
    'a principal that the night does not hold': [ada, /this night has no "eda" to ask about/, { principal: 'eda' }],
    'a name that a user and a role have': [oven, /"oven" could be role\/oven, user\/oven/, { principal: 'oven' }],
  },
})
