import { describe, expect, test } from 'vitest'

import { doublesIn } from '../../src/audit/doubles.ts'
import type { Found } from '../../src/audit/found.ts'
import type { Evidence } from '../../src/model/evidence.ts'
import type { Query } from '../../src/queries/query.ts'
import { FOUND } from './cold-oven.ts'

const query = {
  title: 'Ovens',
  kind: 'finding',
  severity: 'low',
  needs: ['roles'],
  params: {},
  columns: ['roleArn'],
  remediation: null,
  references: [],
  *run() {
    yield* []
  },
} as const satisfies Omit<Query, 'name'>

/** What a query found, by fingerprint: about the oven, unless it says otherwise. */
function judged(name: string, over: Partial<Query>, found: Readonly<Record<string, Partial<Found>>>) {
  return {
    query: { ...query, ...over, name },
    found: Object.entries(found).map(([fingerprint, one]) => ({ ...FOUND, ...one, query: name, fingerprint })),
  }
}

function doubles(...all: readonly ReturnType<typeof judged>[]) {
  const { said, also } = doublesIn(all, () => true)
  return { said: [...said], also: Object.fromEntries(also) }
}

const TILL = { subject: { kind: 'role', arn: 'arn:aws:iam::123456789012:role/till', id: null, name: 'till' } }
const NOTHING = { said: [], also: {} }

describe('a finding is left out beside one of a query that says as much', () => {
  const unused = judged('role-unused', { saidBy: ['privileged-role-unused'] }, { unused: {} })
  const privileged = judged('privileged-role-unused', {}, { privileged: {} })
  test('about the same subject', () => {
    expect(doubles(privileged, unused)).toEqual({ said: ['unused'], also: { privileged: ['role-unused'] } })
  })
  test('in whatever order the queries are asked', () => {
    expect(doubles(unused, privileged)).toEqual(doubles(privileged, unused))
  })
  test('not about another one', () => {
    expect(doubles(judged('privileged-role-unused', {}, { privileged: TILL }), unused)).toEqual(NOTHING)
  })
  test('not where that query was not asked, or found nothing', () => {
    expect(doubles(unused)).toEqual(NOTHING)
    expect(doubles(unused, judged('privileged-role-unused', {}, {}))).toEqual(NOTHING)
  })
  test('not where the other may not stand for it', () => {
    const asked: (readonly string[])[] = []
    const never = (...pair: readonly string[]) => asked.push(pair) < 0
    expect(doublesIn([unused, privileged], never)).toEqual({ said: new Set(), also: new Map() })
    expect(asked).toEqual([['privileged', 'unused']])
  })
  test('all the way: the one that stays stands for all', () => {
    const never = judged('role-never-used', { saidBy: ['role-unused'] }, { never: {} })
    expect(doubles(never, unused, privileged)).toEqual({
      said: ['never', 'unused'],
      also: { privileged: ['role-never-used', 'role-unused'] },
    })
  })
  test('each of several that stay names it', () => {
    const open = judged('open', { saidBy: ['write', 'read'] }, { open: {} })
    expect(doubles(open, judged('read', {}, { read: {} }), judged('write', {}, { write: {} }))).toEqual({
      said: ['open'],
      also: { read: ['open'], write: ['open'] },
    })
  })
})

describe('columns that tell the findings of both apart say the same', () => {
  const of = (trusted: string) => ({ identity: new Map([['trusted', `"${trusted}"`]]) })
  const open = judged('open', { saidBy: ['write'] }, { open: of('mill') })
  test.each<[string, Partial<Found>, readonly string[]]>([
    ['the same', of('mill'), ['open']],
    ['another', of('farm'), []],
    ['nothing', { identity: new Map([['trusted', 'null']]) }, ['open']],
    ['a column that one of them lacks', { identity: new Map([['services', '[]']]) }, ['open']],
  ])('%s', (_, over, said) => {
    expect(doubles(open, judged('write', {}, { write: over })).said).toEqual(said)
  })
})

describe('of policies, the one that stays rests on every statement that gives what the other finds', () => {
  const statement = (index: number, effect: 'Allow' | 'Deny' = 'Allow'): Evidence => ({
    kind: 'statement',
    policyArn: 'arn:aws:iam::123456789012:policy/baker',
    policyName: null,
    version: 'v1',
    statement: index,
    sid: null,
    effect,
  })
  const rests = (...evidence: readonly Evidence[]) => ({ evidence })
  test.each<[string, readonly Evidence[], readonly Evidence[], readonly string[]]>([
    ['the same one', [statement(0)], [statement(0)], ['narrow']],
    ['more than these', [statement(0)], [statement(0), statement(1)], ['narrow']],
    ['fewer', [statement(0), statement(1)], [statement(0)], []],
    ['another one', [statement(1)], [statement(0)], []],
    ['none at all', [], [statement(0)], []],
    [
      'a Deny that takes something away is none of them',
      [statement(0), statement(2, 'Deny')],
      [statement(0)],
      ['narrow'],
    ],
  ])('%s', (_, narrow, wide, said) => {
    const one = judged('narrow', { saidBy: ['wide'], saidOf: 'statements' }, { narrow: rests(...narrow) })
    expect(doubles(one, judged('wide', {}, { wide: rests(...wide) })).said).toEqual(said)
  })
})
