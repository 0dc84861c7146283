import query from '../../../src/queries/tags/tag-mismatch-profile-role.ts'
import { type Bakery, bakery } from '../../support/account-builder.ts'
import type { TagsInit } from '../../support/account-facts.ts'
import { testQuery } from '../../support/test-query.ts'

const read = bakery().parts({ 'instance-profiles': 'complete', 'instance-profile-tags': 'complete' })
const tagged = (ofProfile: TagsInit, ofRole: TagsInit, from: Bakery = read): Bakery =>
  from
    .role('oven', { id: 'AROAOVEN', tags: ofRole })
    .instanceProfile('door', { id: 'AIPADOOR', roles: ['oven'], tags: ofProfile })

testQuery(query, {
  rows: {
    'what each says': [
      tagged({ team: 'bread', stage: 'live', owner: 'ada' }, { team: 'sales', stage: 'test', owner: 'ada' }),
      [
        {
          instanceProfileArn: 'instance-profile/door',
          instanceProfileId: 'AIPADOOR',
          roleArn: 'role/oven',
          roleId: 'AROAOVEN',
          keys: ['stage', 'team'],
          profileTags: ['stage=live', 'team=bread'],
          roleTags: ['stage=test', 'team=sales'],
        },
      ],
    ],
  },
  reports: {
    'values in another letter case': [tagged({ team: 'Bread' }, { team: 'bread' }), [{ keys: ['team'] }]],
    'keys in another letter case, which are the same to a role': [
      tagged({ Team: 'bread' }, { team: 'sales' }),
      [{ keys: ['Team'], profileTags: ['Team=bread'], roleTags: ['team=sales'] }],
    ],
    'a key asked for that one of them lacks': [
      tagged({ team: 'bread' }, {}),
      [{ keys: ['team'], profileTags: ['team=bread'], roleTags: [] }],
      { keys: ['Team'] },
    ],
    'the Name where it is not to be ignored': [
      tagged({ Name: 'a' }, { Name: 'b' }),
      ['instance-profile/door'],
      { ignore: [] },
    ],
  },
  silent: {
    'the same tags': tagged({ team: 'bread' }, { team: 'bread' }),
    'keys that only one of them has': tagged({ team: 'bread' }, { stage: 'live' }),
    'a key asked for that neither has': [tagged({}, {}), { keys: ['team'] }],
    'another key than those asked for': [tagged({ team: 'bread' }, { team: 'sales' }), { keys: ['stage'] }],
    'the Name, which each has of its own': tagged({ Name: 'door' }, { Name: 'oven' }),
    'what AWS sets, such as the logical id of a stack': tagged(
      { 'aws:cloudformation:logical-id': 'Door' },
      { 'aws:cloudformation:logical-id': 'Oven' },
    ),
    'one of two keys that a profile tells apart': tagged({ Team: 'sales', team: 'bread' }, { TEAM: 'bread' }),
    'a profile without a role': read.instanceProfile('door', { tags: { team: 'bread' } }),
    'a profile without a role, whose tags were not read': read.instanceProfile('door'),
    'roles that were not read': read
      .parts({ roles: 'failed' })
      .role('oven')
      .instanceProfile('door', { roles: ['oven'], tags: { team: 'bread' } }),
  },
  unknown: {
    'a profile whose tags were not read': [
      tagged(null, { team: 'bread' }),
      [{ part: 'instance-profile-tags', reason: 'its tags were not read', subjects: ['instance-profile/door'] }],
    ],
    'why, where the part says it': [
      tagged(
        null,
        { team: 'bread' },
        read.parts({ 'instance-profile-tags': { status: 'partial', detail: 'AccessDenied' } }),
      ),
      [
        {
          part: 'instance-profile-tags',
          reason: 'its tags were not read: AccessDenied',
          subjects: ['instance-profile/door'],
        },
      ],
    ],
    'a role whose tags were not given': [
      tagged({ team: 'bread' }, null),
      [
        {
          part: 'roles',
          reason: 'its role arn:aws:iam::123456789012:role/oven: its tags were not given',
          subjects: ['instance-profile/door'],
        },
      ],
    ],
    'a role that the night does not hold': [
      read.instanceProfile('door', { roles: ['gone'], tags: {} }),
      [
        {
          part: 'roles',
          reason: 'its role arn:aws:iam::123456789012:role/gone: the night does not hold it',
          subjects: ['instance-profile/door'],
        },
      ],
    ],
    'every profile, where profiles were not listed': [
      tagged({}, {}, read.parts({ 'instance-profiles': 'denied' })),
      [{ part: 'instance-profiles', reason: 'denied', subjects: 'all' }],
    ],
  },
})
