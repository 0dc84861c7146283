import roleEc2TrustWithoutInstanceProfile from '../../../src/queries/relations/role-ec2-trust-without-instance-profile.ts'
import { bakery } from '../../support/account-builder.ts'
import { trusting } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

testQuery(roleEc2TrustWithoutInstanceProfile, {
  rows: {
    'a role for EC2 that no profile exposes': [
      bakery().role('oven', { trust: 'ec2.amazonaws.com', id: 'AROAOVEN', createdAt: null }),
      [{ roleArn: 'role/oven', roleId: 'AROAOVEN', createdAt: null }],
    ],
  },
  reports: {
    'EC2 in China, in a region, and in a list': [
      bakery()
        .role('a', { trust: 'ec2.amazonaws.com.cn' })
        .role('b', { trust: 'ec2.eu-west-1.amazonaws.com' })
        .role('c', { trust: trusting({ Service: ['lambda.amazonaws.com', 'ec2.amazonaws.com'] }) }),
      ['role/a', 'role/b', 'role/c'],
    ],
    'only what no profile exposes': [
      bakery()
        .role('oven', { trust: 'ec2.amazonaws.com' })
        .role('mill', { trust: 'ec2.amazonaws.com' })
        .instanceProfile('mill', { roles: ['mill'] }),
      ['role/oven'],
    ],
    'a trust for one of several actions': [
      bakery().role('oven', { trust: trusting('ec2.amazonaws.com', { Action: ['sts:TagSession', 'sts:*'] }) }),
      ['role/oven'],
    ],
  },
  silent: {
    'a role in a profile, whatever its name': bakery()
      .role('oven', { trust: 'ec2.amazonaws.com', path: '/bakehouse/' })
      .instanceProfile('stove', { roles: ['oven'] }),
    'another service': bakery().role('oven', { trust: 'lambda.amazonaws.com' }),
    'services that only look like it': bakery()
      .role('a', { trust: 'ec2.application-autoscaling.amazonaws.com' })
      .role('b', { trust: 'ec2scheduled.amazonaws.com' })
      .role('c', { trust: 'spot.ec2.amazonaws.com' }),
    'EC2 in a Deny': bakery().role('oven', { trust: trusting('ec2.amazonaws.com', { Effect: 'Deny' }) }),
    'EC2 as an account’s name': bakery().role('oven', { trust: trusting({ AWS: 'ec2.amazonaws.com' }) }),
    'everyone but EC2': bakery().role('oven', {
      trust: {
        Statement: { Effect: 'Allow', NotPrincipal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
      },
    }),
    'a statement that lets nobody assume': bakery().role('oven', {
      trust: trusting('ec2.amazonaws.com', { Action: 'sts:TagSession' }),
    }),
    'a service-linked role': bakery().serviceLinkedRole('ec2.amazonaws.com'),
  },
  unknown: {
    'a trust policy that does not parse': [
      bakery().role('oven', { trust: { text: '{"Version":' } }),
      [{ part: 'roles', reason: 'its trust policy does not parse', subjects: ['role/oven'] }],
    ],
    'a trust policy that was not given': [
      bakery().role('oven', { trust: null }),
      [{ part: 'roles', reason: 'its trust policy was not given', subjects: ['role/oven'] }],
    ],
    'a statement whose effect is no effect': [
      bakery().role('oven', { trust: trusting('ec2.amazonaws.com', { Effect: 'allow' }) }),
      [{ part: 'roles', reason: 'a statement of its trust policy lacks an Effect or Action', subjects: ['role/oven'] }],
    ],
    'a role whose profiles the input left out': [
      bakery().role('oven', { trust: 'ec2.amazonaws.com', residue: { absent: ['InstanceProfileList'] } }),
      [{ part: 'roles', reason: 'its instance profiles were not given', subjects: ['role/oven'] }],
    ],
    'a role whose profiles the input left out, where the list of profiles has gaps': [
      bakery()
        .role('oven', { trust: 'ec2.amazonaws.com', residue: { absent: ['InstanceProfileList'] } })
        .parts({ 'instance-profiles': 'partial' }),
      [{ part: 'roles', reason: 'its instance profiles were not given', subjects: ['role/oven'] }],
    ],
    'nothing, where the profiles were listed by themselves': [
      bakery()
        .role('oven', { trust: 'ec2.amazonaws.com', residue: { absent: ['InstanceProfileList'] } })
        .parts({ 'instance-profiles': 'complete' }),
      [],
    ],
  },
})
