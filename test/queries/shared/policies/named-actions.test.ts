import { describe, expect, test } from 'vitest'

import { actionSet } from '../../../../src/policy/action/action-set.ts'
import type { PatternSet } from '../../../../src/policy/document/policy.ts'
import { hasAll } from '../../../../src/policy/action/action-bits.ts'
import { namedActions } from '../../../../src/queries/shared/policies/named-actions.ts'
import { actionTable } from '../../../support/action-table.ts'

const named = namedActions(actionTable)
const keys = actionSet({ patterns: ['kms:*'], except: false }, actionTable).bits
const count = actionTable.ids('kms:*').length

function only(...patterns: readonly string[]): PatternSet {
  return { patterns, except: false }
}

function except(...patterns: readonly string[]): PatternSet {
  return { patterns, except: true }
}

/** What elements name: among the actions of KMS how many, and whether all or none there are. */
const CASES: Readonly<Record<string, readonly [of: PatternSet, among: number, isAll: boolean, isNone: boolean]>> = {
  nothing: [only(), 0, false, true],
  'an action': [only('kms:decrypt'), 1, false, false],
  'an action twice over': [only('kms:decrypt', 'kms:decryp?'), 1, false, false],
  'an action of another service': [only('s3:getobject'), 0, false, false],
  'an action that AWS does not have': [only('kms:bake'), 0, false, true],
  'a service': [only('kms:*', 'kms:?*'), count, false, false],
  everything: [only('*'), count, true, false],
  'everything in parts': [only('k*:*', 'a*:*', '*:*'), count, true, false],
  'all but an action': [except('kms:decrypt'), count - 1, false, false],
  'all but an action that AWS does not have': [except('kms:bake'), count, true, false],
  'all but a service': [except('kms:*'), 0, false, false],
  'all but everything': [except('*', 's3:*'), 0, false, true],
  'all but nothing': [except(), count, true, false],
}

describe('namedActions', () => {
  test.each(Object.entries(CASES))('%s', (_, [of, among, isAll, isNone]) => {
    const found = named.among(of, keys)
    expect(actionTable.ids('kms:*').filter((id) => ((found[id >>> 5] ?? 0) >>> (id & 31)) & 1)).toHaveLength(among)
    expect(hasAll(keys, found)).toBe(true)
    expect(named.anyOf(of, keys)).toBe(among > 0)
    expect(named.count(of, keys)).toBe(among)
    expect(named.isAll(of)).toBe(isAll)
    expect(named.isNone(of)).toBe(isNone)
  })
})
