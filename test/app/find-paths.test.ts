import { expect, test } from 'vitest'

import { findPaths } from '../../src/app/find-paths.ts'
import { bakery } from '../support/account-builder.ts'
import { allowing, trusting } from '../support/documents.ts'
import { escalating } from '../support/escalating.ts'

const ELSEWHERE = '444455556666'

/** Another account is let in to a role that may replace the code of functions; what functions are depends. */
const coder = bakery().role('coder', {
  trust: trusting(`arn:aws:iam::${ELSEWHERE}:root`),
  inline: { p: allowing('lambda:UpdateFunctionCode') },
})

test.each<[string, object, string[][]]>([
  [
    'where a role behind one leads on',
    { trust: 'lambda.amazonaws.com', inline: { p: allowing('*') } },
    [
      [ELSEWHERE, 'assume-role-from-another-account', 'update-function-code'],
      ['lambda.amazonaws.com', 'assume-role-as-service'],
    ],
  ],
  ['not where none does', { trust: 'lambda.amazonaws.com', inline: { p: allowing('s3:*') } }, []],
])('from outside, what is done to resources that exist is told %s', (_, oven, expected) => {
  const account = coder.role('oven', oven)
  const { access } = escalating(account)
  const request = { principal: null, to: null, isFromOutside: true, all: false, lateral: false, maxHops: 10 }
  const { rows } = findPaths(account.build(), access, request)
  expect(rows.map(({ principalArn, hops }) => [principalArn, ...hops.map(({ technique }) => technique)])).toEqual(
    expected,
  )
  expect(findPaths(account.build(), access, { ...request, to: 'admin' }).rows).toHaveLength(
    Math.max(0, expected.length - 1),
  )
})
