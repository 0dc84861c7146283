import privescSsmUnsafeRole from '../../../src/queries/escalation/privesc-ssm-unsafe-role.ts'
import { bakery } from '../../support/account-builder.ts'
import { testQuery } from '../../support/test-query.ts'
import { may } from './accounts.ts'

testQuery(privescSsmUnsafeRole, {
  reports: {
    'a role of instances that sends commands': [
      bakery()
        .role('oven', { trust: 'ec2.amazonaws.com', ...may('ssm:SendCommand', 's3:*') })
        .instanceProfile('oven', { roles: ['oven'] }),
      [
        {
          roleArn: 'role/oven',
          actions: ['ssm:SendCommand'],
          decision: 'allowed',
          instanceProfileArns: ['arn:aws:iam::123456789012:instance-profile/oven'],
        },
      ],
    ],
  },
  silent: {
    'what an instance needs to be managed': bakery().role('oven', {
      trust: 'ec2.amazonaws.com',
      ...may('ssm:UpdateInstanceInformation', 'ssmmessages:*'),
    }),
    'a role that EC2 cannot have': bakery().role('oven', { ...may('ssm:SendCommand') }),
  },
})
