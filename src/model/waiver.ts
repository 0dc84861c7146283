/** A finding that somebody answers for until a day: it is still shown, but fails nothing. */
export interface Waiver {
  readonly query: string
  /** The subject's ARN; `*` in it stands for anything. */
  readonly subject: string
  /** Only this one of the query's findings about the subject; null: all of them. */
  readonly fingerprint: string | null
  readonly reason: string
  readonly owner: string
  /** The last day on which it holds, `YYYY-MM-DD`. */
  readonly expires: string
}
