import { expect, test } from 'vitest'

import { findPaths } from '../../src/app/find-paths.ts'
import { pathWords } from '../../src/app/path-words.ts'
import { bakery } from '../support/account-builder.ts'
import { allowing, trusting } from '../support/documents.ts'
import { escalating } from '../support/escalating.ts'

test('techniques on resources that exist are one row, by somebody else another one', () => {
  const account = bakery()
    .role('chief', { inline: { p: allowing('*') } })
    .role('coder', {
      trust: trusting('arn:aws:iam::123456789012:root'),
      inline: { p: allowing(['lambda:UpdateFunctionCode', 'lambda:InvokeFunction']) },
    })
    .user('ada', { inline: { p: allowing('sts:AssumeRole') } })
  const { access } = escalating(account)
  const request = { principal: null, to: null, isFromOutside: false, all: false, lateral: false, maxHops: 10 }
  const { rows } = findPaths(account.build(), access, request)
  expect(pathWords(rows).map((row) => [row.get('principal'), row.get('path'), row.get('targetTier')])).toEqual([
    ['user/ada', ['assume-role → role/coder', 'update-function-code → a resource that exists'], null],
    ['role/coder', ['on resources that exist: update-function-code, update-function-code-and-invoke'], null],
  ])
})
