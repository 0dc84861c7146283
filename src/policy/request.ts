/** A key of a request's context: one value, or the several of a key that can have several. */
export type ContextValue = string | readonly string[]

/**
 * What a request brings beside its action and resource, by key in lower case; a key that is not there is missing.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html}
 */
export type Context = ReadonlyMap<string, ContextValue>

/** A request in full, as IAM sees one. */
export interface PolicyRequest {
  /** `service:Name`, in any letter case, without wildcards. */
  readonly action: string
  /** An ARN, or `*` for an action that takes none; its characters stand for themselves. */
  readonly resource: string
  readonly context: Context
}

/** What a document says of a request, from the least to the most: an explicit Deny, nothing, an Allow. */
export type DocumentEffect = 'deny' | 'none' | 'allow'
