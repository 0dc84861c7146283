import { expect, test } from 'vitest'

import { referenceDocument } from './reference-evaluator.ts'

const GUIDE = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/'
const VARIABLES = `${GUIDE}reference_policies_variables.html`
const ELEMENTS = `${GUIDE}reference_policies_elements.html`

const S3 = { Effect: 'Allow', Action: 's3:*', Resource: 'arn:aws:s3:::b/*' }

/** What a page says of elements; statements, an action on a resource, and the effect. */
const DOCUMENTS: readonly (readonly [says: string, page: string, unknown, string, string, string])[] = [
  ['nothing is said', ELEMENTS, S3, 'ec2:RunInstances', 'arn:aws:s3:::b/x', 'none'],
  ['a star spans slashes', ELEMENTS, S3, 's3:GetObject', 'arn:aws:s3:::b/x/y', 'allow'],
  [
    'actions are read in any case',
    ELEMENTS,
    { ...S3, Action: 'S3:getobject' },
    's3:GetObject',
    'arn:aws:s3:::b/x',
    'allow',
  ],
  ['resources are not', ELEMENTS, S3, 's3:GetObject', 'arn:aws:s3:::B/x', 'none'],
  [
    'a Deny outweighs',
    ELEMENTS,
    [S3, { ...S3, Effect: 'Deny', Action: ['s3:Get*'] }],
    's3:GetObject',
    'arn:aws:s3:::b/x',
    'deny',
  ],
  [
    'every action but',
    ELEMENTS,
    { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' },
    's3:GetObject',
    'arn:aws:s3:::b/x',
    'allow',
  ],
  ['none of those', ELEMENTS, { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }, 'iam:CreateUser', '*', 'none'],
  [
    'every resource but',
    ELEMENTS,
    { Effect: 'Deny', Action: 's3:*', NotResource: ['arn:aws:s3:::b', 'arn:aws:s3:::b/*'] },
    's3:GetObject',
    'arn:aws:s3:::c/x',
    'deny',
  ],
  [
    'not on those',
    ELEMENTS,
    { Effect: 'Deny', Action: 's3:*', NotResource: ['arn:aws:s3:::b', 'arn:aws:s3:::b/*'] },
    's3:GetObject',
    'arn:aws:s3:::b/x',
    'none',
  ],
  [
    'a variable without value matches no resource',
    VARIABLES,
    { ...S3, Resource: 'arn:aws:s3:::b/${aws:username}*' },
    's3:GetObject',
    'arn:aws:s3:::b/x',
    'none',
  ],
  [
    'and leaves none out',
    VARIABLES,
    { Effect: 'Allow', Action: '*', NotResource: 'arn:aws:s3:::b/${aws:username}*' },
    's3:GetObject',
    'arn:aws:s3:::b/x',
    'allow',
  ],
  [
    'an unknown element says nothing',
    ELEMENTS,
    { ...S3, Resources: '*' },
    's3:GetObject',
    'arn:aws:s3:::b/x',
    'undecided',
  ],
  [
    'where another element does not match, it does not matter',
    ELEMENTS,
    { ...S3, Resources: '*' },
    'ec2:RunInstances',
    '*',
    'none',
  ],
  [
    'an unknown effect may be either',
    ELEMENTS,
    [S3, { ...S3, Effect: 'allow' }],
    's3:GetObject',
    'arn:aws:s3:::b/x',
    'undecided',
  ],
]

test.each(DOCUMENTS)('elements: %s (%s)', (_says, _page, statement, action, resource, expected) => {
  const document = { Version: '2012-10-17', Statement: statement }
  expect(referenceDocument(document, { action, resource, context: new Map() })).toBe(expected)
})
