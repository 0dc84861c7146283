import { expect, test } from 'vitest'

import { askedService } from '../../../../src/queries/shared/access/asked-service.ts'
import { actionTable } from '../../../support/action-table.ts'

const asked = (value: string | null) => askedService('bread', value, actionTable, (service) => service === 'bakery')

test.each([
  ['all', null, null],
  ['one', 's3', 's3'],
  ['one in capitals', 'DynamoDB', 'dynamodb'],
  ['one that only a policy speaks of', 'bakery', 'bakery'],
])('askedService takes %s', (_, value, expected) => {
  expect(asked(value)).toBe(expected)
})

test.each([
  ['dynamobd', /^Did you mean dynamodb/],
  ['s9', /^Did you mean .*s3/],
  ['everything-there-is', /^Give what its actions begin with/],
])('askedService refuses %s', (value, hint) => {
  const message = `query bread: parameter service: found "${value}", which is no service of AWS`
  expect(() => asked(value)).toThrow(
    expect.objectContaining({ code: 'USAGE', message, hint: expect.stringMatching(hint) }),
  )
})
