import { expect, test } from 'vitest'

import { actionSet } from '../../../../src/policy/action/action-set.ts'
import type { ActionTable } from '../../../../src/policy/action/table.ts'
import { type WantedActions, wantedIn } from '../../../../src/queries/shared/policies/wanted-actions.ts'
import { actionTable } from '../../../support/action-table.ts'

/** What is wanted of the actions that some patterns name. */
function picked(
  wanted: WantedActions,
  patterns: readonly string[],
  table: ActionTable = actionTable,
): readonly string[] {
  const { bits } = actionSet({ patterns, except: false }, table)
  return wantedIn(table, wanted)(bits).map((id) => actionTable.actionAt(id).name)
}

test('by ids, or all of a kind, in the order of the table', () => {
  const ids = ['iam:PassRole', 's3:GetObject', 's3:PutObject'].flatMap((name) => actionTable.ids(name))
  expect(picked(ids, ['s3:*Object', 'iam:PassRole'])).toEqual(['iam:PassRole', 's3:GetObject', 's3:PutObject'])
  expect(picked(ids, ['sqs:*'])).toEqual([])
  const isTagging: WantedActions = ({ accessLevel }) => accessLevel === 'Tagging'
  expect(picked(isTagging, ['sns:*Topic*', 'sqs:*Queue*'])).toEqual(['sqs:TagQueue', 'sqs:UntagQueue'])
})

test('nothing is read of an action that the set lacks', () => {
  const read: number[] = []
  const table: ActionTable = {
    ...actionTable,
    actions: [],
    actionAt(id) {
      read.push(id)
      return actionTable.actionAt(id)
    },
  }
  expect(picked(() => true, ['iam:PassRole', 's3:GetObject'], table)).toEqual(['iam:PassRole', 's3:GetObject'])
  expect(read).toEqual(['iam:PassRole', 's3:GetObject'].flatMap((name) => actionTable.ids(name)))
})
