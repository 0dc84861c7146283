import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import type { AuditReport } from '../../../src/model/audit-report.ts'
import { summaryMarkdown } from '../../../src/report/audit/summary-markdown.ts'
import { HOSTILE } from '../../fixtures/hostile/names.ts'
import { findingOf, reportOf, WAIVED } from './report-of.ts'

function written(report: AuditReport): string {
  return [...summaryMarkdown(report)].join('')
}

test('counts, what is new or came back, and the rest folded away', () => {
  const report = reportOf(
    [
      findingOf({ severity: 'high', message: 'is open | to <all>' }),
      findingOf({ state: 'reopened' }),
      findingOf({ state: 'persisting', firstSeen: { at: '2026-11-02T02:00:00Z', exact: false, nights: 9 } }),
      findingOf({ state: 'persisting', waived: WAIVED }),
      findingOf({ state: 'fixed' }),
    ],
    {
      unknown: [{ part: 'users', reason: 'denied', subjects: 'all' }],
      unanswered: [{ query: 'user-unused', reason: 'users (denied)' }],
    },
  )
  expect(written(report)).toBe(`## IAM audit of 123456789012

The night of 2026-11-21T02:00:00Z, 1 queries.

| Severity | New | Reopened | Persisting | Fixed | Waived |
| --- | --- | --- | --- | --- | --- |
| high | 1 | 0 | 0 | 0 | 0 |
| medium | 0 | 1 | 1 | 1 | 1 |

### New and reopened (2)

| Severity | Subject | Finding | Query | Since |
| --- | --- | --- | --- | --- |
| high | role/oven | is open \\| to &#60;all&#62; | role-unused | 2026-11-01 |
| medium | role/oven | stands cold for 90 days | role-unused | 2026-11-01 |

<details>
<summary>Persisting (1)</summary>

| Severity | Subject | Finding | Query | Since |
| --- | --- | --- | --- | --- |
| medium | role/oven | stands cold for 90 days | role-unused | at least 2026-11-02 |

</details>

<details>
<summary>Fixed (1)</summary>

| Severity | Subject | Finding | Query | Since |
| --- | --- | --- | --- | --- |
| medium | role/oven | stands cold for 90 days | role-unused | 2026-11-01 |

</details>

<details>
<summary>Waived (1)</summary>

| Severity | Subject | Finding | Query | Since |
| --- | --- | --- | --- | --- |
| medium | role/oven | stands cold for 90 days (waived by ada until 2026-12-31: summer oven) | role-unused | 2026-11-01 |

</details>

<details>
<summary>Left open (2)</summary>

- users: denied: all
- user-unused was not answered: users (denied)

</details>
`)
})

test('nothing found is said', () => {
  expect(written(reportOf([]))).toMatch(/queries\.\n\nNothing was found\.\n$/)
})

describe('what GitHub would not take', () => {
  const many = Array.from({ length: 2000 }, (_, index) =>
    findingOf({ message: `of number ${index}`, state: index % 2 === 0 ? 'new' : 'persisting' }),
  )
  test('is counted, and what is new goes before what persists', () => {
    const text = written(reportOf(many))
    expect(text.length).toBeLessThan(65_536)
    const shown = [...text.matchAll(/of number (\d+)/g)].map(([, index]) => Number(index))
    expect(shown.every((index) => index % 2 === 0)).toBe(true)
    const left = [...text.matchAll(/^(\d+) more are left out here/gm)].map(([, count]) => Number(count))
    expect(left).toEqual([1000 - shown.length, 1000])
    expect(text).toContain('<summary>Persisting (1000)</summary>')
  })
  test('a message longer than a comment is left out, not cut', () => {
    expect(written(reportOf([findingOf({ message: 'x'.repeat(70_000) })]))).toContain('1 more are left out here')
  })
})

function expectText(hostile: string): void {
  const subject = { kind: 'role', arn: 'x', id: null, name: hostile }
  const text = written(
    reportOf([findingOf({ subject, message: hostile }), findingOf({ waived: { ...WAIVED, reason: hostile } })], {
      unanswered: [{ query: 'role-unused', reason: hostile }],
    }),
  )
  expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u)
  const bare = text.replace(/\\[|`*_[\]~$:.]|`@+`/g, '').replace(/<\/?(?:details|summary)>/g, '')
  expect(bare).not.toMatch(/[<>`*_[\]\\]/)
  for (const line of bare.split('\n').filter((line) => line.startsWith('| medium')))
    expect(line.split('|').length).toBeGreaterThanOrEqual(7)
  expect(bare.split('\n').filter((line) => line.startsWith('| medium | '))).toHaveLength(3)
}

test.each(HOSTILE)('nothing but text: %j', expectText)

test('whatever findings hold, nothing of it renders', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 50 }), expectText), { numRuns: 200 })
})
