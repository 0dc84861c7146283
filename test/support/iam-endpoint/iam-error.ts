/** An answer that says no, as AWS says it. */
export class IamError extends Error {
  readonly status: number
  readonly code: string

  constructor(status: number, code: string, message: string) {
    super(message)
    this.name = 'IamError'
    this.status = status
    this.code = code
  }
}

/** What there is none of, in AWS's words. */
export function noSuchEntity(what: string, name: string): IamError {
  return new IamError(404, 'NoSuchEntity', `The ${what} with name ${name} cannot be found.`)
}

/** Wrong input. */
export function validationError(message: string): IamError {
  return new IamError(400, 'ValidationError', message)
}
