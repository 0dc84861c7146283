/** What kind of trouble a {@link RolecallError} is; each has one exit code. */
export type ErrorCode = 'USAGE' | 'INPUT' | 'UNANSWERABLE' | 'AWS' | 'DATABASE' | 'INTERRUPTED'

/** The exit code that a user's script sees for each kind of error. */
export const EXIT_CODES: Readonly<Record<ErrorCode, number>> = {
  USAGE: 2,
  INPUT: 2,
  UNANSWERABLE: 3,
  AWS: 4,
  DATABASE: 5,
  INTERRUPTED: 130,
}

/** The only kind of error we expect: the message says what and where, the hint what to do about it. */
export class RolecallError extends Error {
  readonly code: ErrorCode
  readonly hint: string | undefined

  constructor(code: ErrorCode, message: string, options: { hint?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'RolecallError'
    this.code = code
    this.hint = options.hint
  }
}
