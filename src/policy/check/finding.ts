/** How much a finding matters: an error is refused by IAM or has no effect, a warning is likely not what was meant. */
export type FindingSeverity = 'error' | 'warning' | 'info'

/** What a code of a finding means, for `docs/policy-check.md`. */
export interface CodeMeaning {
  readonly severity: FindingSeverity
  readonly meaning: string
  /** The AWS page that says so. */
  readonly reference: string
}

export type Path = readonly (string | number)[]

/** Something about a policy document that its author should look at. */
export interface Finding {
  readonly code: string
  readonly message: string
  /** Where in the document. */
  readonly path: Path
  /** Whether the member's name is meant, rather than its value. */
  readonly atName?: boolean
  readonly found: string
  readonly expected: string
}

/** A finding as its readers see it. */
export interface PlacedFinding extends Omit<Finding, 'atName'> {
  readonly severity: FindingSeverity
  /** Place of the statement in the document, from 0; null for what concerns no statement, or all. */
  readonly statement: number | null
  readonly sid: string | null
  /** Null where it is neither, and where there is no statement. */
  readonly effect: 'Allow' | 'Deny' | null
  /** In the source text, counted from 1; null where there is no text. */
  readonly line: number | null
  readonly column: number | null
}
