import { expect, test } from 'vitest'

import { askQuestion, doubtsAbout } from '../../src/app/ask-question.ts'

/** A context as it is typed, and as it is asked with. */
test.each([
  ['one value', ['aws:MultiFactorAuthPresent=true'], [['aws:multifactorauthpresent', 'true']]],
  ['a value with an equals sign', ['aws:PrincipalTag/a=b=c'], [['aws:principaltag/a', 'b=c']]],
  ['a key twice has several values', ['k=a', 'K=b'], [['k', ['a', 'b']]]],
  ['a key that AWS always gives a list', ['aws:TagKeys=a'], [['aws:tagkeys', ['a']]]],
])('%s', (_what, context, expected) => {
  const question = { action: 's3:GetObject', resource: null, context, contextIsComplete: false }
  expect([...(askQuestion(question).context ?? [])]).toEqual(expected)
})

/** What is said of an action and what it is asked of. */
test.each([
  ['an object', 's3:GetObject', 'arn:aws:s3:::oven/bun', []],
  ['objects by a pattern', 's3:GetObject', 'arn:aws:s3:::oven/*', []],
  ['whatever it takes', 's3:GetObject', '*', []],
  ['no resource named', 's3:GetObject', null, []],
  ['another partition', 'iam:GetRole', 'arn:aws-cn:iam::123456789012:role/baker', []],
  [
    'an object, of an action on buckets',
    's3:ListBucket',
    'arn:aws:s3:::oven/bun',
    [
      /^s3:ListBucket is never asked of arn:aws:s3:::oven\/bun by AWS’s lists.*: .*arn:\$\{Partition\}:s3:::\$\{BucketName\}$/,
    ],
  ],
  ['no action takes any', 's3:ListAllMyBuckets', 'arn:aws:s3:::oven', [/takes no resource: it was asked of \*$/]],
  ['a role that is assumed', 'sts:AssumeRole', 'arn:aws:iam::123456789012:role/baker', []],
  ['nobody knows it', 's3:BakeBread', 'arn:aws:s3:::oven', [/not among the actions/]],
])('doubts: %s', (_what, action, resource, expected) => {
  expect(doubtsAbout({ action, resource })).toEqual(expected.map((one) => expect.stringMatching(one)))
})
