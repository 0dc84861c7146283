import policyLint from '../../../src/queries/policies/policy-lint.ts'
import { bakery } from '../../support/account-builder.ts'
import { allowing, trusting } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

/** What is allowed to one and not to another. */
const onlyWhere = (is: string, not: string): object => ({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Action: 's3:GetObject',
      Resource: '*',
      Condition: { StringEquals: { 'aws:userid': is }, StringNotEquals: { 'aws:userid': not } },
    },
  ],
})

const misspelt = allowing('s3:GetObjekt')

testQuery(policyLint, {
  reports: {
    'a customer policy': [
      bakery().policy('Till', { document: misspelt }),
      [{ policyArn: 'policy/Till', policyName: 'Till', version: 'v1', code: 'ACTION_UNKNOWN' }],
    ],
    'an inline policy of a user, a group and a role': [
      bakery()
        .user('ada', { inline: { own: misspelt } })
        .group('bakers', { inline: { own: misspelt } })
        .role('oven', { inline: { own: misspelt } }),
      [
        { resourceArn: 'group/bakers', policyName: 'own', code: 'ACTION_UNKNOWN' },
        { resourceArn: 'role/oven', policyName: 'own', code: 'ACTION_UNKNOWN' },
        { resourceArn: 'user/ada', policyName: 'own', code: 'ACTION_UNKNOWN' },
      ],
    ],
    'a trust policy': [
      bakery().role('oven', { trust: trusting('ec2.amazonaws.com', { Condition: { Bool: { 'aws:Sekure': 'x' } } }) }),
      [
        { resourceArn: 'role/oven', policyName: null, code: 'CONDITION_KEY_UNKNOWN' },
        { resourceArn: 'role/oven', policyName: null, code: 'CONDITION_VALUE_INVALID' },
      ],
    ],
    'a condition that contradicts itself, and another in which only the values differ': [
      bakery()
        .policy('Till', { document: onlyWhere('a', 'a') })
        .policy('Oven', { document: onlyWhere('a', 'b') }),
      [
        {
          policyArn: 'policy/Till',
          code: 'CONDITION_CONTRADICTORY',
          level: 'error',
          path: 'Statement[0].Condition.StringNotEquals["aws:userid"]',
        },
      ],
    ],
    'a trust policy with a Resource': [
      bakery().role('oven', { trust: trusting('ec2.amazonaws.com', { Resource: '*' }) }),
      [{ code: 'ELEMENT_NOT_ALLOWED' }],
    ],
    'a document without a Version': [
      bakery().policy('Till', { document: { Statement: { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' } } }),
      [{ statement: null, path: '', code: 'MISSING_VERSION', level: 'info' }],
    ],
    'several findings, by place': [
      bakery().policy('Till', {
        document: { Version: '2012-10-17', Statement: [{ Effect: 'allow', Action: 's4:x', Resource: 'x' }], X: 1 },
      }),
      [
        { statement: null, code: 'UNKNOWN_MEMBER', level: 'error' },
        { statement: 0, path: 'Statement[0].Action', code: 'SERVICE_UNKNOWN', level: 'warning' },
        { statement: 0, path: 'Statement[0].Effect', code: 'INVALID_VALUE' },
        { statement: 0, path: 'Statement[0].Resource', code: 'RESOURCE_MALFORMED' },
      ],
    ],
    'only errors, where only they are asked for': [
      bakery().policy('Till', {
        document: { Version: '2012-10-17', Statement: [{ Effect: 'allow', Action: 's4:x', Resource: '*' }] },
      }),
      [{ code: 'INVALID_VALUE' }],
      { levels: ['error'] },
    ],
  },
  rows: {
    'where, what and what instead': [
      bakery().policy('Till', { id: 'ANPATILL', document: misspelt }),
      [
        {
          policyArn: 'policy/Till',
          policyId: 'ANPATILL',
          resourceArn: null,
          resourceId: null,
          policyName: 'Till',
          version: 'v1',
          statement: 0,
          path: 'Statement[0].Action',
          code: 'ACTION_UNKNOWN',
          level: 'warning',
          message: 'AWS lists no action s3:GetObjekt',
          found: 's3:GetObjekt',
          expected: 's3:GetObject',
        },
      ],
    ],
  },
  silent: {
    'what other queries find': bakery()
      .policy('Till', {
        document: { Version: '2012-10-17', Statement: { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' } },
      })
      .policy('Oven', {
        document: {
          Version: '2012-10-17',
          Statement: { Effect: 'Allow', Action: 's3:GetObject', NotResource: 'arn:aws:s3:::a/*' },
        },
      })
      .role('oven', { trust: 'AIDADELETED0000000000' }),
    'documents with nothing to find': bakery()
      .policy('Till', { document: allowing('s3:GetObject') })
      .role('oven', { trust: 'ec2.amazonaws.com' }),
    'policies of AWS, which nobody here can mend': bakery().awsPolicy('Wide', { document: misspelt }),
    'a trust policy longer than the quota, which was raised': bakery().role('oven', {
      trust: trusting('ec2.amazonaws.com', { Sid: 'x'.repeat(2048) }),
    }),
    'an older version': bakery().policy('Till', {
      defaultVersion: 'v2',
      versions: [
        { version: 'v2', document: allowing('s3:GetObject') },
        { version: 'v1', document: misspelt, isDefault: false },
      ],
    }),
  },
  unknown: {
    'a policy without its document': [
      bakery().policy('Till', { document: null }),
      [{ part: 'customer-policies', reason: 'its document was not given', subjects: ['policy/Till'] }],
    ],
    'a policy without versions': [
      bakery().policy('Till', { versions: null }),
      [{ part: 'customer-policies', reason: 'its versions were not given', subjects: ['policy/Till'] }],
    ],
    'documents that are no JSON': [
      bakery()
        .policy('Till', { document: { text: 'no JSON' } })
        .role('oven', { trust: { text: 'no JSON' } }),
      [
        { part: 'customer-policies', reason: 'its document is not a JSON object', subjects: ['policy/Till'] },
        { part: 'roles', reason: 'its trust policy is not a JSON object', subjects: ['role/oven'] },
      ],
    ],
  },
})
