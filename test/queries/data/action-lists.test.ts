import { describe, expect, test } from 'vitest'

import { CREDENTIAL_ACTIONS } from '../../../src/queries/shared/data/credential-actions.ts'
import { DATA_ACTIONS } from '../../../src/queries/shared/data/data-actions.ts'
import { NETWORK_BYPASS_ACTIONS } from '../../../src/queries/shared/data/network-bypass-actions.ts'
import { SHARING_ACTIONS } from '../../../src/queries/shared/data/sharing-actions.ts'
import { actionTable } from '../../support/action-table.ts'

describe.each([
  ['credentials', CREDENTIAL_ACTIONS],
  ['data', DATA_ACTIONS],
  ['network bypasses', NETWORK_BYPASS_ACTIONS],
  ['sharing', SHARING_ACTIONS],
])('the list of %s', (_, groups) => {
  const names = groups.flatMap(({ actions }) => actions)

  test('names actions that AWS has, as AWS spells them, each once', () => {
    expect(names.filter((name) => actionTable.action(name)?.name !== name)).toEqual([])
    expect(new Set(names).size).toBe(names.length)
  })
  test('gives for each a reason and a page of AWS', () => {
    for (const { why, reference } of groups) {
      expect(why).toMatch(/^[a-z].*[^.]$/)
      expect(reference).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//)
    }
  })
})
