/** What one query said of one night, without its findings' words: all that is needed to tell since when one is there. */
export interface Verdict {
  /** Whether the query could be asked at all: it cannot where every part that it needs is missing. */
  readonly isAnswered: boolean
  /** Fingerprints of what was found. */
  readonly found: readonly string[]
  /** ARNs of whom it could not decide on. */
  readonly open: 'all' | ReadonlySet<string>
}

/** Whether a query decides on a subject on a night: only then is silence a verdict. */
export function decidesOn({ isAnswered, open }: Verdict, arn: string): boolean {
  return isAnswered && open !== 'all' && !open.has(arn)
}
