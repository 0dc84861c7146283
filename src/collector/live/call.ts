import type { Members } from '../../model/fact.ts'

/** One read-only call of IAM or STS, by the name of its operation. {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_Operations.html} */
export interface Call {
  readonly operation: string
  readonly input: Members
}

/**
 * What answers calls: AWS through its SDK (`account.ts`), or a stand-in of a test. Answers are JSON with AWS's own member
 * names: dates as the AWS CLI prints them (`2026-11-21T02:00:00+00:00`), blobs as base64, no `$metadata`.
 */
export interface Connection {
  /** What the calls are signed for, such as `us-east-1`; which partition it lies in. */
  readonly region: string
  readonly partition: string
  /** The SDK's version, kept with the night: it drops members of answers that it does not know. */
  readonly sdkVersion: string
  /** @throws CallError saying what kind of failure, after all attempts */
  readonly call: (call: Call) => Promise<Members>
  readonly close: () => void
}

/**
 * Why a call failed, as far as it matters for what to do next.
 *
 * - `denied`: the caller may not; others may be allowed
 * - `absent`: there is no such entity, or none any more (NoSuchEntity)
 * - `credentials`: expired, revoked or wrong; no further call can succeed
 * - `unreachable`: no answer from the network after all attempts; no further call is likely to succeed
 * - `busy`: throttled or failing on AWS's side after all attempts
 * - `refused`: anything else that AWS says no with, or an answer that cannot be read
 * - `interrupted`: the user ended the run
 */
export type Failure = 'denied' | 'absent' | 'credentials' | 'unreachable' | 'busy' | 'refused' | 'interrupted'

/** A call that failed for good. `code` is AWS's, such as `AccessDenied`; no message of ours holds a secret. */
export class CallError extends Error {
  readonly failure: Failure
  readonly code: string
  readonly operation: string

  constructor(operation: string, failure: Failure, code: string, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'CallError'
    this.operation = operation
    this.failure = failure
    this.code = code
  }
}
