import { validationError } from './iam-error.ts'
import type { LiveAccount } from './live-account.ts'
import type { Members } from './live-entities.ts'
import type { XmlOptions } from './xml.ts'

/** The form that was posted: `MaxItems`, `Filter.member.1`, … */
export type Params = Readonly<Record<string, string>>

/** Ways to page that AWS never promised not to. */
export type PageFault =
  | 'empty-truncated-page'
  | 'repeat-marker'
  | 'missing-marker'
  | 'stray-marker'
  | 'duplicate-entity'

/** One question to one account. */
export interface Asked {
  readonly action: string
  readonly params: Params
  readonly account: LiveAccount
  /** Who asks. */
  readonly caller: Caller
  readonly jobs: Jobs
  readonly options: EndpointOptions
  readonly xml: XmlOptions
  /** A fault to play on this page; `playPageFault` is called where it could be. */
  readonly pageFault: PageFault | null
  readonly playPageFault: () => void
  /** Gives credentials for a role of any account that the endpoint serves, or refuses. */
  readonly assumeRole: (roleArn: string, sessionName: string, externalId: string | undefined) => Assumed
}

export interface Caller {
  readonly Arn: string
  readonly UserId: string
}

export interface Assumed {
  readonly accessKeyId: string
  readonly caller: Caller
}

/** What AWS works on in the background for an account. */
export interface Jobs {
  /** How often the state of the credential report was asked for; null before it was first asked to be made. */
  reportPolls: number | null
  /** How often each last-accessed job was asked for, with the ARN that it is of. */
  readonly lastAccessed: Map<string, { readonly arn: string; polls: number }>
}

/** How the endpoint behaves where AWS may behave in more than one way. */
export interface EndpointOptions {
  /** How many bytes of entities end a page, whatever MaxItems says; one entity is always sent. */
  readonly pageBytes: number
  /** How many polls come before the credential report is complete. */
  readonly reportPolls: number
  /** How many polls of a last-accessed job say IN_PROGRESS. */
  readonly lastAccessedPolls: number
}

/** One call of IAM or STS: a question in, the members of the result out. */
export type Operation = (asked: Asked) => Members

/** @throws IamError where the parameter is missing */
export function required(asked: Asked, name: string): string {
  const value = asked.params[name]
  if (value !== undefined && value !== '') return value
  const member = name.charAt(0).toLowerCase() + name.slice(1)
  throw validationError(
    `1 validation error detected: Value null at '${member}' failed to satisfy constraint: Member must not be null`,
  )
}
