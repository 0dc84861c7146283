import type { Found } from '../../src/audit/found.ts'

export const OVEN = 'arn:aws:iam::123456789012:role/oven'

/** A finding before it is known since when it is there. */
export const FOUND: Found = {
  query: 'role-unused',
  severity: 'medium',
  subject: { kind: 'role', arn: OVEN, id: null, name: 'oven' },
  message: 'stands cold',
  evidence: [],
  remediation: null,
  fingerprint: 'aa',
  identity: new Map(),
}
