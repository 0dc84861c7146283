import type { Severity } from '../../model/severity.ts'

/** A severity in the words of SARIF. */
export function sarifLevel(severity: Severity): 'error' | 'warning' | 'note' {
  return LEVELS[severity]
}

const LEVELS = { critical: 'error', high: 'error', medium: 'warning', low: 'note', info: 'note' } as const
