import { expect, test } from 'vitest'

import { witnessText } from '../../src/cli/witness-text.ts'

const witness = {
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::oven/bun',
  context: {},
  caller: null,
  old: 'none',
  new: 'allow',
}

test.each([
  ['a request', witness, 's3:GetObject on arn:aws:s3:::oven/bun: none, now allow'],
  [
    'what it must bring',
    { ...witness, context: { 'aws:TagKeys': ['a', 'b'], 'aws:SourceVpc': 'vpc-1' } },
    's3:GetObject on arn:aws:s3:::oven/bun with aws:TagKeys=a,b, aws:SourceVpc=vpc-1: none, now allow',
  ],
  [
    'who asks',
    {
      ...witness,
      action: 'sts:AssumeRole',
      caller: { kind: 'account', name: '111122223333', account: '111122223333' },
    },
    'sts:AssumeRole by 111122223333: none, now allow',
  ],
])('%s', (_, given, text) => {
  expect(witnessText(given)).toBe(text)
})
