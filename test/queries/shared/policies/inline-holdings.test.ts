import { expect, test } from 'vitest'

import { runQuery } from '../../../../src/queries/run.ts'
import inlinePoliciesUser from '../../../../src/queries/structure/inline-policies-user.ts'
import { bakery } from '../../../support/account-builder.ts'
import { allowing } from '../../../support/documents.ts'

test('every inline policy is evidence, even without its document', () => {
  const of = 'arn:aws:iam::123456789012:user/oven'
  const account = bakery().user('oven', { inline: { read: allowing('s3:GetObject'), write: null } })
  const [row] = runQuery(inlinePoliciesUser, account.build()).rows
  expect(row?.get('policyNames')).toEqual(['read', 'write'])
  expect(row?.get('evidence')).toEqual([
    { kind: 'inline-policy', policyName: 'read', of },
    { kind: 'inline-policy', policyName: 'write', of },
  ])
})
