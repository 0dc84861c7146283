import type { Invariant } from '../model/invariant.ts'
import { doubtsAbout } from '../queries/shared/invariants/doubts-about.ts'
import { loadActionTable } from './action-table.ts'

/** What a promise may have wrong without being impossible, a line each, by AWS's actions as the package ships them. */
export function doubtsAboutInvariant(invariant: Invariant, partition: string): readonly string[] {
  return doubtsAbout(invariant, loadActionTable(), partition)
}
