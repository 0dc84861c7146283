import schema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' }
import { Ajv } from 'ajv'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import type { AuditReport } from '../../../src/model/audit-report.ts'
import { SEVERITIES } from '../../../src/model/severity.ts'
import { sarif } from '../../../src/report/audit/sarif.ts'
import { HOSTILE } from '../../fixtures/hostile/names.ts'
import { findingOf, OVEN, reportOf, ruleOf, WAIVED } from './report-of.ts'

const isSarif = validator()

/** The schema is of draft 4, which names itself `id`, and differs from draft 7 in nothing else that it uses. */
function validator() {
  const { $schema: _, id, ...rest } = schema as Record<string, unknown>
  return new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile({ ...rest, $id: String(id) })
}

function runOf(report: AuditReport) {
  const text = [...sarif(report, { version: '1.2.3' })].join('')
  const log = JSON.parse(text)
  isSarif(log)
  expect(isSarif.errors ?? []).toEqual([])
  return log.runs[0]
}

function resultOf(over: Parameters<typeof findingOf>[0]) {
  return runOf(reportOf([findingOf(over)])).results[0]
}

test('the schema refuses what is no SARIF', () => {
  expect(isSarif({ version: '2.1.0', runs: [{ tool: {} }] })).toBe(false)
  expect(isSarif({ version: '2.1.0', runs: [{ tool: { driver: { name: 'x' } }, results: [{ ruleId: 'x' }] }] })).toBe(
    false,
  )
})

test('a run says who made it, and of which account and night it is', () => {
  const run = runOf(reportOf([]))
  expect(run.tool.driver).toMatchObject({ name: 'Rolecall', version: '1.2.3', semanticVersion: '1.2.3' })
  expect(run).toMatchObject({
    automationDetails: { id: 'rolecall/123456789012/2026-11-21T02:00:00Z' },
    columnKind: 'utf16CodeUnits',
    results: [],
    properties: { snapshot: { account: '123456789012' } },
  })
})

describe('a rule', () => {
  test('has all that code scanning requires', () => {
    const [rule] = runOf(reportOf([])).tool.driver.rules
    expect(rule).toEqual({
      id: 'role-unused',
      name: 'RoleUnused',
      shortDescription: { text: 'What role-unused looks for.' },
      fullDescription: { text: 'What role-unused looks for. Ask its owner.' },
      help: {
        text: "Ask its owner.\n\nRolecall's query role-unused, theme activity.\n\nhttps://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html",
        markdown:
          "Ask its owner.\n\nRolecall's query `role-unused`, theme activity.\n\n- <https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html>",
      },
      helpUri: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html',
      defaultConfiguration: { level: 'warning' },
      properties: { precision: 'high', 'security-severity': '5.5', tags: ['security', 'iam', 'activity'] },
    })
  })
  test.each([
    ['critical', 'error', '9.5'],
    ['high', 'error', '8.0'],
    ['medium', 'warning', '5.5'],
    ['low', 'note', '2.0'],
    ['info', 'note', undefined],
  ] as const)('%s is %s, security-severity %s', (severity, level, score) => {
    const [rule] = runOf(reportOf([], { rules: [{ ...ruleOf('x'), severity }] })).tool.driver.rules
    expect(rule.defaultConfiguration.level).toBe(level)
    expect(rule.properties['security-severity']).toBe(score)
    expect(rule.properties.tags.includes('security')).toBe(score !== undefined)
  })
  test('of somebody’s own, without advice or a page, still says something', () => {
    const own = { ...ruleOf('x'), remediation: null, references: ['see the wiki'], title: 't'.repeat(2000) }
    const [rule] = runOf(reportOf([], { rules: [own] })).tool.driver.rules
    expect(rule.helpUri).toBeUndefined()
    expect(rule.help.text).toContain('see the wiki')
    expect(rule.shortDescription.text).toHaveLength(1024)
    expect(rule.fullDescription.text).toHaveLength(1024)
  })
})

describe('a result', () => {
  test('has all that code scanning requires', () => {
    expect(resultOf({})).toMatchObject({
      ruleId: 'role-unused',
      ruleIndex: 0,
      level: 'warning',
      message: { text: 'role/oven: stands cold for 90 days' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'iam/123456789012/role/kitchen/oven', uriBaseId: '%SRCROOT%' },
            region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 },
          },
          logicalLocations: [{ name: 'oven', fullyQualifiedName: OVEN, kind: 'resource' }],
        },
      ],
      partialFingerprints: {
        primaryLocationLineHash: '0123456789abcdef0123456789abcdef:1',
        'rolecall/v1': '0123456789abcdef0123456789abcdef',
      },
      properties: { state: 'new', firstSeen: { nights: 3 }, evidence: [{ kind: 'attribute' }] },
    })
  })
  test.each([
    ['new', 'new'],
    ['reopened', 'new'],
    ['persisting', 'unchanged'],
    ['fixed', 'absent'],
  ] as const)('that is %s is %s against the night before', (state, baselineState) => {
    expect(resultOf({ state }).baselineState).toBe(baselineState)
  })
  test('that is waived is suppressed, one that is not says that it is not', () => {
    expect(resultOf({ waived: WAIVED }).suppressions).toEqual([
      { kind: 'external', status: 'accepted', justification: 'summer oven (ada, until 2026-12-31)' },
    ])
    expect(resultOf({}).suppressions).toEqual([])
  })
  test('leads to its rule', () => {
    const run = runOf(reportOf([findingOf(), findingOf({ query: 'untagged-roles' })]))
    for (const { ruleId, ruleIndex } of run.results) expect(run.tool.driver.rules[ruleIndex].id).toBe(ruleId)
  })
  test.each([
    ['a brace', 'may use ${aws:username}', 'role/oven: may use ${{aws:username}}'],
    ['a placeholder', '{0}', 'role/oven: {{0}}'],
    ['a link', '[a](https://example.com)', 'role/oven: [a] (https://example.com)'],
  ])('%s in a message is text', (_, message, text) => {
    expect(resultOf({ message }).message.text).toBe(text)
  })
})

test('what is left open, and what was not answered, is said', () => {
  const run = runOf(
    reportOf([], {
      unknown: [{ part: 'roles', reason: 'its last use was not given', subjects: ['a', 'b', 'c', 'd'] }],
      unanswered: [{ query: 'role-unused', reason: 'roles (denied)' }],
    }),
  )
  const [left, not] = run.invocations[0].toolExecutionNotifications
  expect(left).toMatchObject({
    descriptor: { id: 'left-open', index: 0 },
    message: { text: 'roles: its last use was not given: a, b, c and 1 more' },
    properties: { subjects: ['a', 'b', 'c', 'd'] },
  })
  expect(not).toMatchObject({
    descriptor: { id: 'not-answered', index: 1 },
    associatedRule: { id: 'role-unused', index: 0 },
  })
  const ids = run.tool.driver.notifications.map(({ id }: { id: string }) => id)
  expect([left, not].map(({ descriptor }) => ids[descriptor.index])).toEqual([left.descriptor.id, not.descriptor.id])
})

test('a result says which queries it stands for', () => {
  expect(resultOf({ also: ['role-never-used'] })).toMatchObject({ properties: { also: ['role-never-used'] } })
})

const CONTROL_OR_BIDI = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u

test.each(HOSTILE)('nothing but text: %j', (hostile) => {
  const finding = findingOf({
    message: hostile,
    subject: { kind: 'role', arn: `arn:aws:iam::123456789012:role/${hostile}`, id: hostile, name: hostile },
    waived: { ...WAIVED, reason: hostile },
  })
  const text = [...sarif(reportOf([finding]), { version: '1' })].join('')
  expect(text.replaceAll('\n', '')).not.toMatch(CONTROL_OR_BIDI)
  const [result] = runOf(reportOf([finding])).results
  expect(result.message.text).not.toMatch(CONTROL_OR_BIDI)
  expect(result.locations[0].logicalLocations[0].fullyQualifiedName).toBe(finding.subject.arn)
})

test('whatever findings hold, it is SARIF', () => {
  const text = fc.string({ unit: 'binary', maxLength: 20 })
  const finding = fc
    .record({ message: text, name: text, arn: text, severity: fc.constantFrom(...SEVERITIES), query: text })
    .map(({ name, arn, ...rest }) => findingOf({ ...rest, subject: { kind: 'role', arn, id: null, name } }))
  fc.assert(
    fc.property(fc.array(finding, { maxLength: 5 }), (findings) => {
      expect(runOf(reportOf(findings)).results).toHaveLength(findings.length)
    }),
    { numRuns: 50 },
  )
})
