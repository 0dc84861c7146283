import type { Call } from '../live/call.ts'

/** A name that nobody gives: NoSuchEntity says that the caller may ask. */
const NOBODY = 'rolecall-asks-whether-it-may'

/** An ARN without an entity, well-formed in every account of a partition. */
export function noPolicy(partition: string): string {
  return `arn:${partition}:iam::aws:policy/${NOBODY}`
}

/** The first item of a list. */
export function firstOf(operation: string): () => Call {
  return () => ({ operation, input: { MaxItems: 1 } })
}

/** A call that takes nothing. */
export function plain(operation: string): () => Call {
  return () => ({ operation, input: {} })
}

/** A call for one entity, by the member of the input that names it. */
export function ofNobody(operation: string, by: string): () => Call {
  return () => ({ operation, input: { [by]: NOBODY } })
}
