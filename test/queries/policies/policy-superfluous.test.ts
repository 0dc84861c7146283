import policySuperfluous from '../../../src/queries/policies/policy-superfluous.ts'
import { bakery } from '../../support/account-builder.ts'
import { allowing } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

const read = allowing(['s3:GetObject', 's3:ListBucket'])
const all = allowing('*')
const statements = (...given: readonly object[]) => ({
  Version: '2012-10-17',
  Statement: given.map((more) => ({ Effect: 'Allow', Action: 's3:*', Resource: '*', ...more })),
})
/** A role with two embedded policies. */
const both = (one: object, other: object) => bakery().role('mixer', { inline: { one, other } })

testQuery(policySuperfluous, {
  rows: {
    'what a wider policy grants already': [
      bakery()
        .awsPolicy('AdministratorAccess', { document: all })
        .role('mixer', { id: 'AROAMIXER000000000000', attached: ['AdministratorAccess'], inline: { read } }),
      [
        {
          resourceArn: 'role/mixer',
          resourceId: 'AROAMIXER000000000000',
          policyArn: null,
          policyName: 'read',
          version: null,
          coveredBy: 'arn:aws:iam::aws:policy/AdministratorAccess',
          coveredThrough: 'role/mixer',
        },
      ],
    ],
  },
  reports: {
    'what a group gives already': [
      bakery()
        .policy('Read', { document: read })
        .group('bakers', { attached: ['Read'] })
        .user('ada', { groups: ['bakers'], attached: ['Read'] }),
      [
        {
          resourceArn: 'user/ada',
          policyArn: 'arn:aws:iam::123456789012:policy/Read',
          coveredThrough: 'arn:aws:iam::123456789012:group/bakers',
        },
      ],
    ],
    'what one policy of a group gives already': [
      bakery()
        .group('bakers', { inline: { read, all } })
        .user('ada', { groups: ['bakers'] }),
      [{ resourceArn: 'group/bakers', policyName: 'read', coveredBy: 'all' }],
    ],
    'the widest, which is not superfluous itself': [
      bakery().role('mixer', { inline: { all, most: allowing('s3:*'), read } }),
      [
        { policyName: 'most', coveredBy: 'all' },
        { policyName: 'read', coveredBy: 'all' },
      ],
    ],
    'one of two that do the same': [both(read, read), [{ policyName: 'other', coveredBy: 'one' }]],
    'what several statements give together': [
      both(
        statements({ Action: ['s3:GetObject', 's3:PutObject'], Resource: 'arn:aws:s3:::till/*' }),
        statements(
          { Action: 's3:Get*', Resource: 'arn:aws:s3:::till/*' },
          { Action: 's3:Put*', Resource: 'arn:aws:s3:::*' },
        ),
      ),
      [{ policyName: 'one', coveredBy: 'other' }],
    ],
    'what a narrower condition asks': [
      both(
        statements({ Condition: { IpAddress: { 'aws:SourceIp': '192.0.2.0/28' } } }),
        statements({ Condition: { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } } }),
      ),
      [{ policyName: 'one', coveredBy: 'other' }],
    ],
    'what the other denies anyway': [
      both(
        read,
        statements({ Action: '*' }, { Effect: 'Deny', Action: 's3:GetObject', Resource: 'arn:aws:s3:::till/*' }),
      ),
      [{ policyName: 'one', coveredBy: 'other' }],
    ],
    'a Deny that the other has too': [
      both(
        statements({}, { Effect: 'Deny', Action: 's3:Delete*' }),
        statements({ Action: '*' }, { Effect: 'Deny', Action: 's3:*' }),
      ),
      [{ policyName: 'one', coveredBy: 'other' }],
    ],
  },
  silent: {
    'policies of which each grants something': both(read, allowing('s3:PutObject')),
    'resources that only meet': both(
      allowing('s3:GetObject', 'arn:aws:s3:::till*'),
      allowing('s3:GetObject', 'arn:aws:s3:::*-night'),
    ),
    'a condition that the other asks': both(
      read,
      statements({ Action: '*', Condition: { Bool: { 'aws:SecureTransport': 'true' } } }),
    ),
    'a Deny of its own': both(statements({}, { Effect: 'Deny', Action: 's3:Delete*' }), all),
    'a policy that only denies': both(statements({ Effect: 'Deny' }), statements({ Effect: 'Deny', Action: '*' })),
    'a boundary': bakery().policy('Fence', { document: all }).role('mixer', { boundary: 'Fence', inline: { read } }),
    "a group's policy beside one's own": bakery()
      .group('bakers', { inline: { read } })
      .user('ada', { groups: ['bakers'], inline: { all } }),
    'a role of a service': bakery().serviceLinkedRole('ecs.amazonaws.com', { inline: { read, all } }),
  },
  unknown: {
    'policies that the night lacks': [
      bakery()
        .policy('Read', { document: null })
        .role('mixer', { attached: ['Read'], inline: { all } }),
      [
        {
          part: 'customer-policies',
          reason: 'the night lacks the document of arn:aws:iam::123456789012:policy/Read',
          subjects: ['role/mixer'],
        },
      ],
    ],
  },
})
