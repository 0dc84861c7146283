import roleInstanceProfileWithoutEc2Trust from '../../../src/queries/relations/role-instance-profile-without-ec2-trust.ts'
import { bakery } from '../../support/account-builder.ts'
import { trusting } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

const profiled = bakery().instanceProfile('oven', { roles: ['oven'], id: 'AIPAOVEN' })

testQuery(roleInstanceProfileWithoutEc2Trust, {
  rows: {
    'a role in a profile that trusts another service': [
      profiled.role('oven', { trust: 'lambda.amazonaws.com', id: 'AROAOVEN' }),
      [
        {
          roleArn: 'role/oven',
          roleId: 'AROAOVEN',
          instanceProfileArn: 'instance-profile/oven',
          instanceProfileId: 'AIPAOVEN',
        },
      ],
    ],
  },
  reports: {
    'EC2 only in a Deny': [
      profiled.role('oven', { trust: trusting('ec2.amazonaws.com', { Effect: 'Deny' }) }),
      ['role/oven'],
    ],
    'each profile of the role': [
      profiled.instanceProfile('old', { roles: ['oven'] }).role('oven'),
      [{ instanceProfileArn: 'instance-profile/old' }, { instanceProfileArn: 'instance-profile/oven' }],
    ],
    'a service that only looks like it': [
      profiled.role('oven', { trust: 'ec2.application-autoscaling.amazonaws.com' }),
      ['role/oven'],
    ],
  },
  silent: {
    'a role that trusts EC2': profiled.role('oven', { trust: 'ec2.amazonaws.com' }),
    'a role that trusts EC2 in China': profiled.role('oven', { trust: 'ec2.amazonaws.com.cn' }),
    'a role that trusts EC2 under a condition': profiled.role('oven', {
      trust: trusting('ec2.amazonaws.com', { Condition: { StringEquals: { 'aws:SourceAccount': '123456789012' } } }),
    }),
    'a role in no profile': bakery().role('oven', { trust: 'lambda.amazonaws.com' }),
  },
  unknown: {
    'a trust policy that does not parse': [
      profiled.role('oven', { trust: { text: 'ec2' } }),
      [{ part: 'roles', reason: 'its trust policy does not parse', subjects: ['role/oven'] }],
    ],
    'a role that trusts everyone': [
      profiled.role('oven', { trust: '*' }),
      [
        {
          part: 'roles',
          reason: 'whether whom it trusts includes EC2 cannot be told from its trust policy',
          subjects: ['role/oven'],
        },
      ],
    ],
    'a role that trusts everyone but one': [
      profiled.role('oven', {
        trust: { Statement: { Effect: 'Allow', NotPrincipal: { AWS: '111122223333' }, Action: 'sts:AssumeRole' } },
      }),
      [
        {
          part: 'roles',
          reason: 'whether whom it trusts includes EC2 cannot be told from its trust policy',
          subjects: ['role/oven'],
        },
      ],
    ],
    'a role that trusts somebody in no form we know': [
      profiled.role('oven', { trust: trusting({ AWS: 'ec2' }) }),
      [
        {
          part: 'roles',
          reason: 'whether whom it trusts includes EC2 cannot be told from its trust policy',
          subjects: ['role/oven'],
        },
      ],
    ],
    'nothing of a policy that trusts EC2 beside what cannot be read': [
      profiled.role('oven', {
        trust: {
          Statement: [
            { Effect: 'allow', Principal: '*', Action: 'sts:AssumeRole' },
            { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
          ],
        },
      }),
      [],
    ],
  },
})
