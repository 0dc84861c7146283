import { expect, test } from 'vitest'

import { keySpelling } from '../../src/access/key-spelling.ts'
import { actionTable } from '../support/action-table.ts'

test.each([
  ['aws:multifactorauthpresent', 'aws:MultiFactorAuthPresent'],
  ['iam:passedtoservice', 'iam:PassedToService'],
  ['aws:principaltag/cost centre', 'aws:PrincipalTag/cost centre'],
  ['vault.example.com:sub', 'vault.example.com:sub'],
])('%s is written %s', (key, written) => {
  expect(keySpelling(key, actionTable)).toBe(written)
})
