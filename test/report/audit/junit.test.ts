import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import type { AuditReport } from '../../../src/model/audit-report.ts'
import { junit } from '../../../src/report/audit/junit.ts'
import { HOSTILE } from '../../fixtures/hostile/names.ts'
import { elementsNamed, readXml } from '../../support/xml-elements.ts'
import { findingOf, reportOf, ruleOf, WAIVED } from './report-of.ts'

function read(report: AuditReport) {
  return readXml([...junit(report)].join(''))
}

function casesOf(report: AuditReport) {
  return elementsNamed(read(report), 'testcase').map(({ attributes, children: [outcome] }) => ({
    suite: attributes.get('classname'),
    name: attributes.get('name'),
    outcome: outcome?.name ?? 'passed',
    message: outcome?.attributes.get('message'),
    type: outcome?.attributes.get('type'),
    text: outcome?.text,
  }))
}

test('a suite a query, with counts that are true', () => {
  const root = read(
    reportOf([
      findingOf(),
      findingOf({ fingerprint: 'f'.repeat(32), waived: WAIVED }),
      findingOf({ query: 'untagged-roles', state: 'fixed' }),
    ]),
  )
  expect(root.name).toBe('testsuites')
  expect(root.attributes.get('name')).toBe('Audit of 123456789012, 2026-11-21T02:00:00Z')
  const counts = [root, ...root.children].map(({ attributes }) =>
    ['tests', 'failures', 'errors', 'skipped'].map((name) => Number(attributes.get(name))),
  )
  expect(counts).toEqual([
    [3, 1, 0, 1],
    [2, 1, 0, 1],
    [1, 0, 0, 0],
  ])
  expect(root.children.map(({ attributes }) => attributes.get('name'))).toEqual(['role-unused', 'untagged-roles'])
  expect(root.children[0]?.attributes.get('timestamp')).toBe('2026-11-21T02:00:00')
})

describe('a case', () => {
  test('of a finding fails, with all there is to say', () => {
    expect(casesOf(reportOf([findingOf()]))).toEqual([
      {
        suite: 'rolecall.role-unused',
        name: 'role/oven 01234567',
        outcome: 'failure',
        message: 'role/oven: stands cold for 90 days',
        type: 'medium',
        text: [
          'arn:aws:iam::123456789012:role/kitchen/oven',
          'new, since 2026-11-01',
          'Evidence: RoleLastUsed = none',
          'Remediation: Ask its owner.',
        ].join('\n'),
      },
    ])
  })
  test('of what is fixed passes', () => {
    expect(casesOf(reportOf([findingOf({ state: 'fixed' })]))).toMatchObject([{ outcome: 'passed' }])
  })
  test('of what is waived is skipped, and says by whom', () => {
    const message = 'waived by ada until 2026-12-31: summer oven'
    expect(casesOf(reportOf([findingOf({ waived: WAIVED })]))).toMatchObject([{ outcome: 'skipped', message }])
  })
  test('of a query that found nothing passes', () => {
    expect(casesOf(reportOf([]))).toMatchObject([{ name: 'What role-unused looks for', outcome: 'passed' }])
  })
  test('of a query that was not answered is skipped', () => {
    const unanswered = [{ query: 'role-unused', reason: 'roles (denied)' }]
    expect(casesOf(reportOf([], { unanswered }))).toMatchObject([
      { outcome: 'skipped', message: 'not answered by this night: roles (denied)' },
    ])
  })
  test('of what the night leaves open is skipped', () => {
    const unknown = [{ part: 'users', reason: 'denied', subjects: 'all' }] as const
    expect(casesOf(reportOf([], { rules: [], unknown }))).toEqual([
      {
        suite: 'rolecall.unknown',
        name: 'users: denied',
        outcome: 'skipped',
        message: 'leaves open: all',
        type: undefined,
        text: '',
      },
    ])
  })
  test('may be older than was judged', () => {
    const firstSeen = { at: '2026-11-20T02:00:00Z', exact: false, nights: 2 }
    const [only] = casesOf(reportOf([findingOf({ firstSeen, state: 'persisting' })]))
    expect(only?.text).toContain('persisting, since at least 2026-11-20')
  })
})

const CONTROL_OR_BIDI = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u

function expectWhole(hostile: string): void {
  const subject = { kind: 'role', arn: hostile, id: null, name: hostile }
  const findings = [
    findingOf({ message: hostile, remediation: hostile, subject }),
    findingOf({ waived: { ...WAIVED, reason: hostile } }),
  ]
  const text = [...junit(reportOf(findings, { rules: [{ ...ruleOf('role-unused'), title: hostile }] }))].join('')
  expect(text.replaceAll('\n', '')).not.toMatch(CONTROL_OR_BIDI)
  expect(elementsNamed(readXml(text), 'testcase')).toHaveLength(2)
}

test.each(HOSTILE)('nothing but text: %j', expectWhole)

test('whatever findings hold, it is XML', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), expectWhole), { numRuns: 200 })
})

test('a query whose findings others stand for found something, so that it does not pass', () => {
  const report = reportOf([findingOf({ also: ['role-never-used'] })], {
    rules: [ruleOf('role-unused'), ruleOf('role-never-used')],
  })
  expect(casesOf(report)).toMatchObject([
    { outcome: 'failure', text: expect.stringContaining('Stands for: role-never-used') },
    { suite: 'rolecall.role-never-used', outcome: 'skipped' },
  ])
})
