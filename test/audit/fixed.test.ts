import { expect, test } from 'vitest'

import { asFixed } from '../../src/audit/fixed.ts'
import type { Finding } from '../../src/model/finding.ts'

test('the age of what is fixed is counted to tonight', () => {
  const finding: Finding = {
    query: 'role-unused',
    severity: 'medium',
    subject: { kind: 'role', arn: 'arn:aws:iam::123456789012:role/oven', id: null, name: 'oven' },
    message: 'stands cold',
    evidence: [],
    remediation: null,
    fingerprint: 'aa',
    also: [],
    firstSeen: { at: '2026-11-01T02:00:00Z', exact: true, nights: 2 },
    state: 'persisting',
    waived: null,
  }
  expect(asFixed(finding, 3)).toEqual({
    ...finding,
    state: 'fixed',
    firstSeen: { at: '2026-11-01T02:00:00Z', exact: true, nights: 5 },
  })
})
