import { expect, test } from 'vitest'

import { byCodeUnit } from '../../../src/model/compare.ts'
import { KNOWN_BAD_POLICIES } from '../../../src/queries/shared/data/known-bad-policies.ts'
import policyKnownBadManaged from '../../../src/queries/policies/policy-known-bad-managed.ts'
import { bakery } from '../../support/account-builder.ts'
import { testQuery } from '../../support/test-query.ts'

const ecs = 'arn:aws:iam::aws:policy/AmazonEC2ContainerServiceFullAccess'
const ssm = 'arn:aws:iam::aws:policy/service-role/AmazonEC2RoleforSSM'

testQuery(policyKnownBadManaged, {
  reports: {
    'a policy that was replaced, though the night does not hold it': [
      bakery().role('oven', { attached: [ssm] }),
      [{ policyArn: ssm, policyName: 'AmazonEC2RoleforSSM', replacement: 'AmazonSSMManagedInstanceCore' }],
    ],
    'a policy of another partition': [
      bakery().role('oven', { attached: ['arn:aws-cn:iam::aws:policy/service-role/AmazonEC2RoleforSSM'] }),
      [{ policyName: 'AmazonEC2RoleforSSM' }],
    ],
    'the policy that roles of AWS Config had': [
      bakery().role('watch', { attached: ['arn:aws:iam::aws:policy/service-role/AWSConfigRole'] }),
      [{ policyName: 'AWSConfigRole', since: '2021-04-01', replacement: 'AWS_ConfigRole' }],
    ],
    'a user whose keys AWS found in public': [
      bakery().user('ada', { attached: ['arn:aws:iam::aws:policy/AWSCompromisedKeyQuarantineV2'] }),
      [
        {
          policyName: 'AWSCompromisedKeyQuarantineV2',
          reason: 'AWS attached it because credentials of its user were found exposed',
          replacement: null,
        },
      ],
    ],
  },
  rows: {
    'why, since when, and to how many it is attached': [
      bakery()
        .awsPolicy('AmazonEC2ContainerServiceFullAccess', { id: 'ANPAECS0000000000000' })
        .user('ada', { attached: [ecs] })
        .group('bakers', { attached: [ecs] }),
      [
        {
          policyArn: ecs,
          policyId: 'ANPAECS0000000000000',
          policyName: 'AmazonEC2ContainerServiceFullAccess',
          reason: 'AWS phased it out after a security finding: it lets its holders pass every role of the account',
          since: '2021-01-29',
          replacement: 'AmazonECS_FullAccess',
          attachmentCount: 2,
        },
      ],
    ],
  },
  silent: {
    'one that nobody has': bakery().awsPolicy('AmazonEC2ContainerServiceFullAccess'),
    'one that is only a boundary': bakery().role('oven', { boundary: ecs }),
    "a customer's policy of that name": bakery()
      .policy('AWSLambdaFullAccess')
      .role('oven', { attached: ['AWSLambdaFullAccess'] }),
    'what took its place': bakery().role('oven', {
      attached: ['arn:aws:iam::aws:policy/AWSLambda_FullAccess', 'arn:aws:iam::aws:policy/service-role/AWS_ConfigRole'],
    }),
  },
  unknown: {
    'one of which nobody knows whether it is attached': [
      bakery()
        .awsPolicy('AmazonEC2ContainerServiceFullAccess', { attachmentCount: null })
        .user('ada', { attached: null }),
      [
        {
          part: 'users',
          reason: 'the attached policies of some users were not given: 1',
          subjects: ['policy/AmazonEC2ContainerServiceFullAccess'],
        },
      ],
    ],
  },
})

test('the policies that AWS warns of are listed once each, in order, with a page of AWS', () => {
  const resources = KNOWN_BAD_POLICIES.map(({ resource }) => resource)
  expect(resources).toEqual([...new Set(resources)].toSorted(byCodeUnit))
  for (const { resource, reference, since } of KNOWN_BAD_POLICIES) {
    expect(resource).toMatch(/^policy\/(?:service-role\/)?\w+$/)
    expect(reference).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//)
    expect(since ?? '2021-01-29').toMatch(/^\d{4}-\d{2}-\d{2}$/)
  }
})
