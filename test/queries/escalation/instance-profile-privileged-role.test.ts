import instanceProfilePrivilegedRole from '../../../src/queries/escalation/instance-profile-privileged-role.ts'
import { bakery } from '../../support/account-builder.ts'
import { testQuery } from '../../support/test-query.ts'
import { may } from './accounts.ts'

testQuery(instanceProfilePrivilegedRole, {
  reports: {
    'an administrator, and one who can become one': [
      bakery()
        .role('chief', { trust: 'ec2.amazonaws.com', ...may('*') })
        .role('oven', { trust: 'lambda.amazonaws.com', ...may('iam:PutRolePolicy') })
        .instanceProfile('a', { roles: ['chief'] })
        .instanceProfile('b', { roles: ['oven'] }),
      [
        {
          instanceProfileArn: 'instance-profile/a',
          roleArn: 'role/chief',
          tier: 'admin',
          technique: null,
          ec2: 'allowed',
        },
        {
          instanceProfileArn: 'instance-profile/b',
          tier: 'reaches-admin',
          technique: 'put-role-policy',
          ec2: 'denied',
        },
      ],
    ],
  },
  silent: {
    'a role of few permissions': bakery()
      .role('oven', { trust: 'ec2.amazonaws.com', ...may('s3:GetObject') })
      .instanceProfile('b', { roles: ['oven'] }),
    'a profile without a role': bakery().role('chief', may('*')).instanceProfile('empty'),
  },
})
