import type { DocumentRef } from '../model/document.ts'
import type { Policy } from '../policy/document/policy.ts'
import type { PolicySource } from './decision.ts'

/** A policy that bears on a principal, and the road by which it does. */
export interface HeldPolicy {
  readonly source: Extract<PolicySource, 'identity' | 'group' | 'boundary'>
  /** The managed policy; of an inline one, whoever holds it. */
  readonly policyArn: string
  /** The name of an inline policy; null for a managed one. */
  readonly policyName: string | null
  /** The version in force; null for an inline policy, or where the night does not say it. */
  readonly version: string | null
  readonly groupArn: string | null
  /** Null where the night lacks the document. */
  readonly ref: DocumentRef | null
  /** Read when it is first asked for; undecidable where the night lacks the document. */
  readonly policy: Policy
}
