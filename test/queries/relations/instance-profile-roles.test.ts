import instanceProfileRoles from '../../../src/queries/relations/instance-profile-roles.ts'
import { bakery } from '../../support/account-builder.ts'
import { testQuery } from '../../support/test-query.ts'

const listed = bakery().parts({ 'instance-profiles': 'complete' })

testQuery(instanceProfileRoles, {
  rows: {
    'a profile and its role': [
      listed
        .role('oven', { path: '/bakehouse/', id: 'AROAOVEN' })
        .instanceProfile('oven', { roles: ['oven'], id: 'AIPAOVEN' }),
      [
        {
          instanceProfileArn: 'instance-profile/oven',
          instanceProfileId: 'AIPAOVEN',
          instanceProfileName: 'oven',
          roleArn: 'role/bakehouse/oven',
          roleId: 'AROAOVEN',
        },
      ],
    ],
  },
  reports: {
    'a profile without a role': [
      listed.instanceProfile('empty'),
      [{ instanceProfileArn: 'instance-profile/empty', roleArn: null, roleId: null }],
    ],
    'a role behind two profiles': [
      listed
        .role('oven')
        .instanceProfile('a', { roles: ['oven'] })
        .instanceProfile('b', { roles: ['oven'] }),
      ['instance-profile/a', 'instance-profile/b'],
    ],
    'profiles known through their roles alone': [
      bakery()
        .role('oven')
        .instanceProfile('oven', { roles: ['oven'] })
        .instanceProfile('empty'),
      ['instance-profile/oven'],
    ],
    'a role that the night does not hold': [
      listed.instanceProfile('oven', { roles: ['oven'] }),
      [{ roleArn: 'role/oven', roleId: null }],
    ],
    'both roles of an ARN that the input gives twice': [
      listed
        .role('oven', { id: 'AROA1' })
        .role('oven', { id: 'AROA2' })
        .instanceProfile('oven', { roles: ['oven'] }),
      [{ roleId: 'AROA1' }, { roleId: 'AROA2' }],
    ],
    'profiles where roles were denied': [
      listed.parts({ roles: 'denied' }).instanceProfile('oven', { roles: ['oven'] }),
      [{ roleArn: 'role/oven', roleId: null }],
    ],
  },
  silent: { 'a role in no profile': listed.role('oven') },
  unknown: {
    'profiles without a role, where profiles were not listed': [
      bakery()
        .role('oven')
        .instanceProfile('oven', { roles: ['oven'] }),
      [{ part: 'instance-profiles', reason: 'skipped: not in the input', subjects: 'all' }],
    ],
    'a role that the night does not hold': [
      listed.instanceProfile('oven', { roles: ['oven'] }),
      [{ part: 'roles', reason: 'a profile names it, but the night does not hold it', subjects: ['role/oven'] }],
    ],
    'roles that were denied': [
      listed
        .parts({ roles: { status: 'denied', detail: 'AccessDenied' } })
        .instanceProfile('oven', { roles: ['oven'] }),
      [{ part: 'roles', reason: 'denied: AccessDenied', subjects: 'all' }],
    ],
  },
})
