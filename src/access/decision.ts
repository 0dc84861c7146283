import type { ContextValue } from '../policy/request.ts'

/** What is asked of a principal. */
export interface AccessQuestion {
  /** `service:Name`, in any letter case, without wildcards. */
  readonly action: string
  /** An ARN; one with wildcards, or null for any, asks of every resource that it takes: what is left stands among the conditions. */
  readonly resource: string | null
  /** The account that owns the resource, where its ARN does not say so; left out, the night's own. */
  readonly resourceAccount?: string
  /** What is known of the request, by key in lower case; null for a key that it does not bring. */
  readonly context?: ReadonlyMap<string, ContextValue | null>
  /** Whether keys that neither the context nor the night gives are missing; otherwise they are open. */
  readonly contextIsComplete?: boolean
}

export type Verdict = 'allowed' | 'conditional' | 'denied' | 'unknown'

/** By which road a policy comes to bear on a request. */
export type PolicySource = 'identity' | 'group' | 'boundary' | 'trust' | 'scp' | 'resource'

/** A statement that a decision rests on. */
export interface DecidingStatement {
  readonly effect: 'Allow' | 'Deny'
  readonly source: PolicySource
  /** The managed policy; of an inline policy or a trust policy, the ARN of whoever holds it. Null for a file of the user's. */
  readonly policyArn: string | null
  /** The name of an inline policy, or of the user's file; null otherwise. */
  readonly policyName: string | null
  /** Of a managed policy: `v3`. */
  readonly version: string | null
  /** Place in the document, from 0; null for a document that cannot be read. */
  readonly statement: number | null
  readonly sid: string | null
}

export const OUT_OF_SIGHT = ['scp', 'rcp', 'resource-policy', 'session-policy'] as const

/** What IAM data cannot show and nobody gave. */
export type NotConsidered = (typeof OUT_OF_SIGHT)[number]

/** Whether a principal can do something, why, and what that leaves out. */
export interface Decision {
  readonly decision: Verdict
  /** One sentence. */
  readonly reason: string
  readonly statements: readonly DecidingStatement[]
  /** Of a conditional decision: alternatives, any one of which is enough, each as text. */
  readonly conditions: readonly string[]
  readonly notConsidered: readonly NotConsidered[]
}
