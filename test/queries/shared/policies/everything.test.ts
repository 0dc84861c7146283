import { expect, test } from 'vitest'

import { everythingIn } from '../../../../src/queries/shared/policies/everything.ts'
import { bakery } from '../../../support/account-builder.ts'
import { actionTable } from '../../../support/action-table.ts'

const everything = everythingIn(bakery().build(), actionTable)
const INSTANCES = 'arn:aws:ec2:*:*:instance/*'

test.each([
  ['every type', 'ec2:CreateTags', ['*'], true],
  ['all of one type, where none is required', 'ec2:CreateTags', [INSTANCES], true],
  ['all of one type and some of another', 'ec2:CreateTags', [INSTANCES, 'arn:aws:ec2:*:*:vpc/vpc-1'], false],
  ['some of one type', 'ec2:CreateTags', ['arn:aws:ec2:*:*:vpc/vpc-1'], false],
  ['all of the type that is required', 's3:GetObject', ['arn:aws:s3:::*/*'], true],
  ['the objects of one bucket', 's3:GetObject', ['arn:aws:s3:::flour/*'], false],
])('everythingIn: whether %s is enough', (_, action, patterns, expected) => {
  const id = actionTable.action(action)?.id ?? -1
  expect(everything.hasEnough([{ patterns, except: false }], id)).toBe(expected)
})

test('everythingIn: sets count together', () => {
  const sets = [INSTANCES, 'arn:aws:ec2:*:*:vpc/vpc-1'].map((text) => ({ patterns: [text], except: false }))
  const id = actionTable.action('ec2:CreateTags')?.id ?? -1
  expect(everything.hasEnough(sets, id)).toBe(false)
})
