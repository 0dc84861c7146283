import { describe, expect, test } from 'vitest'
import { actionSet, hasUnknown, idsOfBits } from '../../../src/policy/action/action-set.ts'
import { actionTable } from '../../support/action-table.ts'

const set = (patterns: readonly string[], except = false) => actionSet({ patterns, except }, actionTable)
const names = (bits: Uint32Array) => [...idsOfBits(bits)].map((id) => actionTable.actionAt(id).name)

describe('a set of actions', () => {
  test('has the ids of what its patterns name, in order', () => {
    expect(names(set(['iam:passrole', 's3:getobject', 'iam:getuser']).bits)).toEqual([
      'iam:GetUser',
      'iam:PassRole',
      's3:GetObject',
    ])
  })

  test('of NotAction has every other action of the table, and no bit behind the last', () => {
    const ids = [...idsOfBits(set(['iam:*'], true).bits)]
    expect(ids).toHaveLength(actionTable.size - actionTable.ids('iam:*').length)
    expect(Math.max(...ids)).toBeLessThan(actionTable.size)
    expect(ids).not.toContain(actionTable.action('iam:PassRole')?.id)
    expect([...idsOfBits(set([], true).bits)]).toHaveLength(actionTable.size)
  })

  test('keeps names that the table lacks, and what could name one', () => {
    expect(set(['iam:passrole']).unknown).toEqual([])
    expect(set(['iam:passrole', 'iam:nosuchaction', 's3:get*']).unknown).toEqual([
      { patterns: ['iam:nosuchaction', 's3:get*'], except: false },
    ])
    expect(set(['iam:passrole'], true).unknown).toEqual([{ patterns: [], except: true }])
  })

  test.each([
    [['iam:nosuchaction'], false, 'iam:nosuchaction', true],
    [['iam:nosuchaction'], false, 'iam:nosuchactions', false],
    [['s3:get*'], false, 's3:getnothing', true],
    [['s3:get*'], true, 's3:getnothing', false],
    [['iam:passrole'], true, 's3:getnothing', true],
  ])('%j (except: %s) has %s: %s', (patterns, except, name, expected) => {
    expect(hasUnknown(set(patterns, except), name)).toBe(expected)
  })
})
