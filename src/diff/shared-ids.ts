import type { SubjectKind } from '../model/fact.ts'
import type { Night } from './input.ts'

/** Unique ids that one of the nights gives to several ARNs of a kind: they identify nothing. */
export function sharedIds(kind: SubjectKind, from: Night, to: Night): ReadonlySet<string> {
  return new Set([from, to].flatMap((night) => [...(night.sharedIds.get(kind) ?? [])]))
}
