import { describe, expect, test } from 'vitest'

import { foundIn } from '../../src/audit/found.ts'
import type { Cell } from '../../src/model/rows.ts'
import { defineQuery, type Query } from '../../src/queries/query.ts'

const ROOT = 'arn:aws:iam::123456789012:root'
const OVEN = 'arn:aws:iam::123456789012:role/kitchen/oven'

const query = defineQuery({
  name: 'crumbs',
  title: 'Crumbs under the table',
  kind: 'finding',
  severity: 'low',
  needs: ['roles'],
  params: {},
  message: '{crumbs} crumbs of {breads}, last swept {sweptAt}',
  columns: ['roleArn', 'roleId', 'policyArn', 'crumbs', 'breads', 'sweptAt'],
  remediation: 'Sweep.',
  references: [],
  *run() {
    yield* []
  },
})

function row(cells: Readonly<Record<string, Cell>>): ReadonlyMap<string, Cell> {
  return new Map(Object.entries({ roleArn: OVEN, roleId: 'AROAOVEN', crumbs: 3, breads: [], sweptAt: null, ...cells }))
}

const found = (rows: readonly ReadonlyMap<string, Cell>[], over: Partial<Query> = {}) =>
  foundIn({ ...query, ...over }, rows, ROOT)

describe('a row as a finding', () => {
  test('who, what, and what to do', () => {
    expect(found([row({})])).toEqual([
      {
        query: 'crumbs',
        severity: 'low',
        subject: { kind: 'role', arn: OVEN, id: 'AROAOVEN', name: 'oven' },
        message: '3 crumbs of none, last swept unknown',
        evidence: [],
        remediation: 'Sweep.',
        fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/),
        identity: new Map(),
      },
    ])
  })
  test.each([
    ['names a list with commas', { breads: ['rye', 'spelt'] }, '3 crumbs of rye, spelt, last swept unknown'],
    [
      'keeps what a cell says of columns as it is',
      { breads: ['{crumbs}'] },
      '3 crumbs of {crumbs}, last swept unknown',
    ],
  ])('%s', (_, cells, message) => {
    expect(found([row(cells)])).toMatchObject([{ message }])
  })
  test('tells five of a long list, and how many more there are', () => {
    const breads = ['rye', 'spelt', 'oat', 'corn', 'rice', 'bran', 'malt']
    expect(found([row({ breads })], { message: 'of {breads}' })).toMatchObject([
      { message: 'of rye, spelt, oat, corn, rice and 2 more' },
    ])
  })
  test.each([
    ['says something', { breads: ['rye'], sweptAt: 'noon' }, 'has crumbs of rye [today], swept at noon'],
    ['is unknown', { breads: ['rye'] }, 'has crumbs of rye [today]'],
    ['is empty', { breads: [], sweptAt: '' }, 'has crumbs [today]'],
    ['is false, or none in number', { breads: [0, false], sweptAt: 0 }, 'has crumbs of 0, false [today], swept at 0'],
  ])('what a column adds, where it %s', (_, cells, message) => {
    const said = 'has crumbs[ of {breads}] [today][, swept at {sweptAt}]'
    expect(found([row(cells)], { message: said })).toMatchObject([{ message }])
  })
  test('without a sentence of its own, the title of the query', () => {
    const { message: _, ...silent } = query
    expect(foundIn(silent, [row({})], ROOT)).toMatchObject([{ message: 'Crumbs under the table' }])
  })
})

describe('whom it is about', () => {
  const policy = 'arn:aws:iam::aws:policy/Bread'
  test.each([
    ['the column that the query names', { policyArn: policy }, { subject: 'policyArn' }, ['managed-policy', policy]],
    ['else the first with an ARN', { roleArn: null, policyArn: policy }, {}, ['managed-policy', policy]],
    ['else the account', { roleArn: null, policyArn: null }, {}, ['account', ROOT]],
  ])('%s', (_, cells, over, [kind, arn]) => {
    expect(found([row(cells)], over)).toMatchObject([{ subject: { kind, arn } }])
  })
  test('the account is named by its number', () => {
    expect(found([row({ roleArn: ROOT })])).toMatchObject([{ subject: { kind: 'account', name: '123456789012' } }])
  })
})

describe('what tells findings apart', () => {
  test('a value that moves makes no other finding', () => {
    const [before] = found([row({ crumbs: 3 })])
    const [after] = found([row({ crumbs: 4 })])
    expect(after?.fingerprint).toBe(before?.fingerprint)
  })
  test('rows about one subject are one finding, with the evidence of all', () => {
    const tag = (value: string) => ({ kind: 'tag', of: OVEN, key: 'bread', value })
    const rows = [row({ evidence: [tag('rye')] }), row({ crumbs: 9, evidence: [tag('rye'), tag('spelt')] })]
    expect(found(rows)).toMatchObject([
      {
        message: '3 crumbs of none, last swept unknown, and 1 more of the kind',
        evidence: [tag('rye'), tag('spelt')],
      },
    ])
  })
  test('columns of its identity make several', () => {
    const rows = [row({ crumbs: 3 }), row({ crumbs: 4 })]
    expect(new Set(found(rows, { identity: ['crumbs'] }).map(({ fingerprint }) => fingerprint)).size).toBe(2)
  })
  test('another query, or another subject, is another finding', () => {
    const all = [...found([row({})]), ...found([row({})], { name: 'other' }), ...found([row({ roleArn: `${OVEN}-2` })])]
    expect(new Set(all.map(({ fingerprint }) => fingerprint)).size).toBe(3)
  })
})
