import { clean } from '../../util/clean.ts'
import { memberOf } from '../../util/members.ts'
import { CallError } from './call.ts'
import type { Failure } from './call.ts'

/** Codes by what they mean for the calls that follow, without the suffix `Exception`. {@link https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html} */
const FAILURES: ReadonlyMap<string, Failure> = new Map([
  ...each('denied', ['AccessDenied', 'NotAuthorized', 'UnauthorizedOperation']),
  ...each('absent', ['NoSuchEntity']),
  ...each('credentials', [
    'AuthFailure',
    'CredentialsProviderError',
    'ExpiredToken',
    'IncompleteSignature',
    'InvalidAccessKeyId',
    'InvalidClientTokenId',
    'InvalidSignature',
    'InvalidToken',
    'MissingAuthenticationToken',
    'RequestExpired',
    'RequestInTheFuture',
    'RequestTimeTooSkewed',
    'SignatureDoesNotMatch',
    'TokenProviderError',
    'UnrecognizedClient',
  ]),
  ...each('busy', [
    'BandwidthLimitExceeded',
    'InternalError',
    'InternalFailure',
    'LimitExceeded',
    'PriorRequestNotComplete',
    'RequestLimitExceeded',
    'RequestThrottled',
    'RequestTimeout',
    'ServiceFailure',
    'ServiceUnavailable',
    'SlowDown',
    'Throttled',
    'Throttling',
    'TooManyRequests',
  ]),
  ...each('unreachable', ['TimeoutError', 'ECONNABORTED', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT']),
  ...each('interrupted', ['AbortError', 'Interrupted']),
])

/** The SDK's names for three answers whose wire code says the same more shortly. */
const WIRE_CODES: ReadonlyMap<string, string> = new Map([
  ['CredentialReportExpired', 'ReportExpired'],
  ['CredentialReportNotPresent', 'ReportNotPresent'],
  ['CredentialReportNotReady', 'ReportInProgress'],
])

/** The code of an answer that says neither yes nor no. */
const UNREADABLE = 'UnreadableAnswer'

const LONGEST_MESSAGE = 1000

/**
 * Why a call failed, told without a secret: only the first line of AWS's message (a refused signature is answered with
 * the whole request, session token and all), no user-info of a URL, and none of the secrets known.
 */
export function callFailure(
  operation: string,
  error: unknown,
  { secrets, signal }: { readonly secrets: Iterable<string>; readonly signal: AbortSignal },
): CallError {
  if (signal.aborted) return new CallError(operation, 'interrupted', 'Interrupted', `${operation}: interrupted`)
  if (error instanceof CallError) return error
  const code = codeOf(error)
  const message = `${operation}: ${code}: ${tellable(messageOf(error, code), secrets)}`
  return new CallError(operation, failureOf(error, code), code, message)
}

/** Why an answer that came as a yes is none: it holds nothing of what was asked. Taken for an empty list, it would lose an account. */
export function emptyAnswer(operation: string): CallError {
  const message = `${operation}: ${UNREADABLE}: the answer holds nothing of what was asked`
  return new CallError(operation, 'refused', UNREADABLE, message)
}

/** The same failure, where credentials were to be had: who may not have them can make no call at all. */
export function withoutCredentials(error: CallError): CallError {
  return error.failure === 'denied' || error.failure === 'absent' || error.failure === 'refused'
    ? new CallError(error.operation, 'credentials', error.code, error.message)
    : error
}

function each(failure: Failure, codes: readonly string[]): readonly (readonly [string, Failure])[] {
  return codes.map((code) => [code, failure])
}

/** AWS's own code where it said one; else the network's, else what the SDK calls it, else how the answer came. */
function codeOf(error: unknown): string {
  const said = textOf(error, 'Code') ?? textOf(error, 'code')
  const name = textOf(error, 'name') ?? 'Unknown'
  const status = said === undefined && !FAILURES.has(name) ? statusOf(error) : undefined
  if (status !== undefined) return status < 300 ? UNREADABLE : `Http${status}`
  const code = (said ?? name).replace(/(?<=.)Exception$/, '')
  return WIRE_CODES.get(code) ?? code
}

function failureOf(error: unknown, code: string): Failure {
  const known = FAILURES.get(code)
  if (known !== undefined) return known
  const status = statusOf(error)
  if (status === undefined) return isOfNetwork(error) ? 'unreachable' : 'refused'
  return status >= 500 || status === 429 ? 'busy' : 'refused'
}

/** Node's system errors name the call that failed; those of TLS say so in their code. */
function isOfNetwork(error: unknown): boolean {
  const code = textOf(error, 'code') ?? ''
  return textOf(error, 'syscall') !== undefined || /^(ERR_(SSL|TLS)_|CERT_|EPROTO$)|_CERT(_|$)|SIGNATURE$/.test(code)
}

function messageOf(error: unknown, code: string): string {
  if (code === UNREADABLE) return 'the answer cannot be read'
  if (code.startsWith('Http')) return 'the answer holds no error of AWS’s'
  if (!(error instanceof Error)) return String(error)
  const first: unknown = error instanceof AggregateError ? error.errors[0] : undefined
  const text = error.message === '' && first instanceof Error ? first.message : error.message
  // What a credential process was called with is as secret as what it prints.
  return text.startsWith('Command failed') ? 'the credential_process of the profile failed' : text
}

/** What is shorter is what emulators are given, such as `test`: a word of its own that messages may need. */
const SHORTEST_SECRET = 8

function tellable(message: string, secrets: Iterable<string>): string {
  const [line = ''] = message.split('\n', 1)
  const withoutUserInfo = line.replace(/(?<=:\/\/)[^/\s@]*@/g, '')
  const told = [...secrets].reduce(
    (text, secret) => (secret.length < SHORTEST_SECRET ? text : text.replaceAll(secret, '***')),
    withoutUserInfo,
  )
  return clean(told).slice(0, LONGEST_MESSAGE)
}

function statusOf(error: unknown): number | undefined {
  const status = memberOf(memberOf(error, '$metadata'), 'httpStatusCode')
  return typeof status === 'number' ? status : undefined
}

/** Errors inherit some of these, so the whole object is asked. */
function textOf(error: unknown, member: 'Code' | 'code' | 'name' | 'syscall'): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined
  const value: unknown = Reflect.get(error, member)
  return typeof value === 'string' && value !== '' ? value : undefined
}
