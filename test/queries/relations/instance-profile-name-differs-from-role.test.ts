import instanceProfileNameDiffersFromRole from '../../../src/queries/relations/instance-profile-name-differs-from-role.ts'
import { bakery } from '../../support/account-builder.ts'
import { testQuery } from '../../support/test-query.ts'

testQuery(instanceProfileNameDiffersFromRole, {
  rows: {
    'a profile that exposes a role of another name': [
      bakery()
        .role('mill', { path: '/field/' })
        .instanceProfile('oven', { roles: ['mill'], id: 'AIPAOVEN' }),
      [
        {
          instanceProfileArn: 'instance-profile/oven',
          instanceProfileId: 'AIPAOVEN',
          instanceProfileName: 'oven',
          roleArn: 'role/field/mill',
          roleName: 'mill',
        },
      ],
    ],
  },
  reports: {
    'the odd one of two profiles of a role': [
      bakery()
        .role('oven')
        .instanceProfile('oven', { roles: ['oven'] })
        .instanceProfile('oven-old', { roles: ['oven'] }),
      ['instance-profile/oven-old'],
    ],
  },
  silent: {
    'a profile named after its role': bakery()
      .role('oven')
      .instanceProfile('oven', { roles: ['oven'] }),
    'a name that differs in nothing but case, which IAM does not tell apart': bakery()
      .role('Oven')
      .instanceProfile('oven', { roles: ['Oven'] }),
    'another path': bakery()
      .role('oven', { path: '/bakehouse/' })
      .instanceProfile('oven', { roles: ['oven'] }),
    'a profile without a role': bakery().parts({ 'instance-profiles': 'complete' }).instanceProfile('empty'),
  },
})
