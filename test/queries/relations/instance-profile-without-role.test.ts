import instanceProfileWithoutRole from '../../../src/queries/relations/instance-profile-without-role.ts'
import { bakery } from '../../support/account-builder.ts'
import { testQuery } from '../../support/test-query.ts'

const listed = bakery().parts({ 'instance-profiles': 'complete' })

testQuery(instanceProfileWithoutRole, {
  rows: {
    'a profile without a role': [
      listed.instanceProfile('empty', { path: '/old/', id: 'AIPAEMPTY', createdAt: '2020-02-02T00:00:00Z' }),
      [
        {
          instanceProfileArn: 'instance-profile/old/empty',
          instanceProfileId: 'AIPAEMPTY',
          createdAt: '2020-02-02T00:00:00Z',
        },
      ],
    ],
  },
  silent: {
    'a profile with a role': listed.role('oven').instanceProfile('oven', { roles: ['oven'] }),
    'a profile whose role the night does not hold': listed.instanceProfile('oven', { roles: ['oven'] }),
  },
  reports: {
    'the empty ones alone, whether roles were read or not': [
      listed
        .parts({ roles: 'denied' })
        .instanceProfile('oven', { roles: ['oven'] })
        .instanceProfile('empty'),
      ['instance-profile/empty'],
    ],
    'the empty ones that a partial list does hold': [
      listed.parts({ 'instance-profiles': 'partial' }).instanceProfile('empty'),
      ['instance-profile/empty'],
    ],
  },
  refuses: {
    'a night that only shows profiles through their roles': [
      bakery()
        .role('oven')
        .instanceProfile('oven', { roles: ['oven'] })
        .parts({ 'instance-profiles': 'denied' }),
      /lacks what it needs: instance-profiles \(denied\)/,
    ],
  },
  unknown: {
    'whatever a partial list lacks': [
      bakery().parts({ 'instance-profiles': { status: 'partial', detail: 'one page failed' } }),
      [{ part: 'instance-profiles', reason: 'partial: one page failed', subjects: 'all' }],
    ],
  },
})
