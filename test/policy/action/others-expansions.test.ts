import { describe, expect, test } from 'vitest'
import { actionSet } from '../../../src/policy/action/action-set.ts'
import { actionTable } from '../../support/action-table.ts'
import { sharedJson } from '../../support/shared-data.ts'

interface Expectations {
  readonly files: Readonly<
    Record<
      string,
      readonly { readonly test: string; readonly checks: readonly unknown[]; readonly policies: unknown }[]
    >
  >
}

function read(name: string, file: string) {
  const json = sharedJson('expectations', name) as Expectations | null
  console.log(`${name}: ${json === null ? 'read no file, the data is not here' : 'read 1 file'}`)
  return json?.files[file] ?? []
}

/** Every list of the case that holds names of actions, and nothing else. */
function actionLists(value: unknown): readonly (readonly string[])[] {
  if (Array.isArray(value) && value.length > 0 && value.every((item) => /^[\w-]+:[\w*]+$/.test(String(item)))) {
    return [value as readonly string[]]
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(actionLists) : []
}

const NETFLIX = 'Netflix__policyuniverse__test-expectations.json'
const lower = (pattern: string): readonly string[] => actionTable.expand(pattern).map(({ name }) => name.toLowerCase())

/** The prefixes of `iam:cat`, which their minimiser counts, are no expansion: the last of these cases only. */
const LOOKED_AT = new Set([
  'test_expand_1',
  'test_expand_2',
  'test_expand_minimize_over_policies',
  'test_expand_minimize_over_policies_1',
  'test_expand_wildcard_action',
  'test_expand_wildcard_action_2',
  'test_expand_wildcard_action_3',
  'test_get_desired_actions_from_statement',
  'test_get_actions_from_statement',
  'test_get_prefixes_for_action',
])

/** Their lists are of their database's day. */
describe('policyuniverse', () => {
  const cases = read(NETFLIX, 'policyuniverse/tests/test_expander_minimizer.py')
  const list = (name: string) => actionLists(cases.find(({ test }) => test === name)?.checks)

  test('all of its cases that name actions are looked at below', () => {
    console.log(`policyuniverse: ${cases.length} cases of expansion`)
    const naming = cases.filter(({ checks }) => actionLists(checks).length > 0).map(({ test }) => test)
    expect(naming.filter((name) => !LOOKED_AT.has(name))).toEqual([])
  })

  test.each(
    cases
      .filter(({ test }) => /^test_expand_(1|2|minimize)|desired/.test(test))
      .map(({ test, checks }) => [test, actionLists(checks)] as const),
  )('%s: each literal is one action, and swf:Respond* names them all', (_, lists) => {
    const literals = lists.flat().filter((name) => !name.includes('*') && name.startsWith('swf:'))
    expect(literals.flatMap(lower)).toEqual(literals)
    expect(lower('SWF:res*')).toEqual(expect.arrayContaining(literals))
  })

  test('its minimised pattern names what was minimised, and no more', () => {
    const lists = list('test_expand_minimize_over_policies_1')
    for (const pattern of lists.flat().filter((name) => name.includes('*'))) {
      expect(lower(pattern)).toEqual(lists.flat().filter((name) => !name.includes('*')))
    }
  })

  test('autoscaling:* names every action of its list; since then AWS has added some', () => {
    // https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2autoscaling.html
    const theirs = list('test_expand_wildcard_action').flat()
    expect(lower('autoscaling:*')).toEqual(expect.arrayContaining([...theirs]))
  })

  test('a service that AWS does not have: it gives the pattern back; ours names none and keeps the pattern', () => {
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
    for (const pattern of list('test_expand_wildcard_action_2').flat()) {
      expect(lower(pattern)).toEqual([])
      expect(actionSet({ patterns: [pattern], except: false }, actionTable).unknown[0]?.patterns).toEqual([pattern])
    }
  })

  test('a literal is spelled in lower case', () => {
    for (const name of list('test_expand_wildcard_action_3').flat()) expect(lower(name)).toEqual([name.toLowerCase()])
  })

  test('an action that AWS does not have stays one that the table lacks', () => {
    for (const name of list('test_get_actions_from_statement').flat()) {
      expect(actionSet({ patterns: [name], except: true }, actionTable).unknown).toEqual([
        { patterns: [name], except: true },
      ])
    }
  })
})

describe('parliament', () => {
  const cases = read('duo-labs__parliament__test-expectations.json', 'tests/unit/test_action_expansion.py')
  const named = cases.flatMap(({ checks }) =>
    [...JSON.stringify(checks).matchAll(/'service': '([\w-]+)', 'action': '(\w+)'/g)].map(([, a, b]) => `${a}:${b}`),
  )

  test('every action that its expansions list is in the table, in any letter case', () => {
    console.log(`parliament: ${cases.length} cases of expansion, naming ${named.length} actions`)
    expect(named.flatMap((name) => actionTable.expand(name.toUpperCase()).map(({ name }) => name))).toEqual(named)
  })

  test('* and *:* name more than 5000 actions', () => {
    expect(['*', '*:*'].map((pattern) => actionTable.ids(pattern).length > 5000)).toEqual([true, true])
  })
})
