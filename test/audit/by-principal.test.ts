import { describe, expect, test } from 'vitest'

import { byPrincipal } from '../../src/audit/by-principal.ts'
import type { Finding } from '../../src/model/finding.ts'
import { findingOf, OVEN, WAIVED } from '../report/audit/report-of.ts'

function rowsOf(findings: readonly Finding[]) {
  const { rows } = byPrincipal(findings)
  return [...(rows.rows as Iterable<ReadonlyMap<string, unknown>>)].map((row) => Object.fromEntries(row))
}

const ADA = { kind: 'user', arn: 'arn:aws:iam::123456789012:user/ada', id: 'AIDAADA', name: 'ada' }

test('a row a principal, the worst first', () => {
  expect(
    rowsOf([findingOf(), findingOf({ query: 'role-never-used' }), findingOf({ subject: ADA, severity: 'high' })]),
  ).toMatchObject([
    { principalName: 'ada', severity: 'high', methods: ['role-unused'], findings: 1 },
    { principalName: 'oven', severity: 'medium', methods: ['role-never-used', 'role-unused'], findings: 2 },
  ])
})

test('the columns begin with what was asked for', () => {
  expect(byPrincipal([]).rows.columns.slice(0, 5)).toEqual([
    'account',
    'principalName',
    'principalType',
    'policies',
    'methods',
  ])
  const [row] = rowsOf([findingOf()])
  expect(Object.keys(row ?? {})).toEqual(byPrincipal([]).rows.columns)
  expect(row).toMatchObject({
    account: '123456789012',
    principalType: 'role',
    principalArn: OVEN,
    principalId: 'AROAOVEN',
  })
})

test('policies are those that the evidence gives permissions by, each once', () => {
  const managed = 'arn:aws:iam::123456789012:policy/bakers'
  const statement = { kind: 'statement', version: 'v1', statement: 0, sid: null, effect: 'Allow' } as const
  const [row] = rowsOf([
    findingOf({
      evidence: [
        { kind: 'attachment', policyArn: managed, to: OVEN },
        { kind: 'inline-policy', policyName: 'at-home', of: OVEN },
        { kind: 'boundary', policyArn: 'arn:aws:iam::123456789012:policy/limit', of: OVEN },
        { kind: 'trust', roleArn: OVEN, statement: 0, sid: null, principal: '*' },
        { ...statement, policyArn: managed, policyName: null },
        { ...statement, policyArn: OVEN, policyName: 'beside' },
        { ...statement, policyArn: OVEN, policyName: null },
      ],
    }),
  ])
  expect(row).toMatchObject({ policies: [managed, 'at-home', 'beside'] })
})

describe('of several findings', () => {
  test.each<[string, readonly Partial<Finding>[], object]>([
    ['the newest state tells', [{ state: 'persisting' }, { state: 'new' }], { state: 'new' }],
    ['what came back goes before what stays', [{ state: 'persisting' }, { state: 'reopened' }], { state: 'reopened' }],
    [
      'what is fixed tells nothing beside what stands',
      [{ state: 'fixed', severity: 'critical', query: 'gone' }, { state: 'persisting' }],
      { state: 'persisting', severity: 'medium', methods: ['role-unused'], findings: 1 },
    ],
    ['and all where nothing stands', [{ state: 'fixed' }], { state: 'fixed', findings: 1 }],
    ['what they stand for is told', [{ also: ['role-never-used'] }], { methods: ['role-never-used', 'role-unused'] }],
    ['the waived are counted', [{ waived: WAIVED }, {}], { findings: 2, waived: 1 }],
    [
      'the oldest says since when',
      [{}, { firstSeen: { at: '2026-10-01T02:00:00Z', exact: true, nights: 9 } }],
      { firstSeenAt: '2026-10-01T02:00:00Z' },
    ],
  ])('%s', (_, overs, expected) => {
    expect(rowsOf(overs.map(findingOf))).toMatchObject([expected])
  })
})

test('findings of what is no principal are counted', () => {
  const policy = { kind: 'managed-policy', arn: 'arn:aws:iam::123456789012:policy/bakers', id: null, name: 'bakers' }
  const { rows, others } = byPrincipal([findingOf({ subject: policy }), findingOf()])
  expect({ others, rows: [...(rows.rows as Iterable<unknown>)].length }).toEqual({ others: 1, rows: 1 })
})
