import type { Caller, EndpointOptions, Params } from './asked.ts'
import type { Fault } from './fault.ts'
import type { LiveAccount } from './live-account.ts'

export interface IamEndpointOptions extends Partial<EndpointOptions> {
  /** Further accounts, reached by assuming a role of theirs. */
  readonly accounts?: readonly LiveAccount[]
  readonly faults?: readonly Fault[]
  /** Actions that are refused: `ListRoles`, or `444455556666:ListRoles` in one account alone. */
  readonly denied?: Iterable<string>
}

/** A request as it came in, answered or not. */
export interface SeenRequest {
  readonly action: string
  readonly params: Params
  /** Milliseconds since 1970. */
  readonly at: number
  readonly accessKeyId: string
  readonly accountId: string
}

/** IAM and STS on loopback; all of it may be changed while it runs, and the next answer heeds it. */
export interface IamEndpoint {
  /** For `AWS_ENDPOINT_URL_IAM` and `AWS_ENDPOINT_URL_STS`. */
  readonly url: string
  /** The account that credentials reach which were not got by assuming a role. */
  account: LiveAccount
  /** Who those credentials are of. */
  caller: Caller
  readonly requests: SeenRequest[]
  readonly faults: Fault[]
  readonly denied: Set<string>
  /** The most requests that were open at one time. */
  readonly mostAtOnce: () => number
  readonly stop: () => Promise<void>
}
