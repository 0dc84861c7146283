import type { Severity } from '../../model/severity.ts'
import type { Query } from '../query.ts'

/** A question that people ask of IAM and that its data cannot answer. */
export interface BeyondIam {
  readonly name: string
  readonly title: string
  readonly severity: Severity
  /** Why IAM data cannot tell, without a final stop. */
  readonly reason: string
  /** What could: API calls or logs, without a final stop. */
  readonly source: string
  readonly references: readonly string[]
  readonly controls?: readonly string[]
}

/** Such a question as a query: it stands in every list, and says why it has no answer, never an empty one. */
export function beyondIam({ reason, source, ...said }: BeyondIam): Query {
  return {
    ...said,
    kind: said.severity === 'info' ? 'inventory' : 'finding',
    beyondIam: { reason, source },
    needs: [],
    params: {},
    columns: [],
    remediation: null,
    run: () => [],
  }
}
