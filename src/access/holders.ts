import type { AccountView } from '../model/account.ts'
import { byArn } from '../model/compare.ts'
import type { DocumentRef, PolicyDocument } from '../model/document.ts'
import type { Principal } from '../model/entity.ts'
import { once } from '../util/once.ts'
import type { HeldPolicies } from './held-policies.ts'
import { type Roster, rosterOf } from './roster.ts'

/** Who has which documents by which they may be granted anything. */
export interface Holders {
  /** The documents that somebody has, each once. */
  documents(): readonly PolicyDocument[]
  /**
   * Whoever has one that passes a test, or of whom the night does not say all, by ARN; everyone, where a night cannot be
   * asked who has something.
   */
  having(passes: (ref: DocumentRef) => boolean): Roster
  /** Every user and role, by ARN; read once. */
  everyone(): Roster
}

/**
 * Finds holders.
 *
 * @param everyone the users and roles by ARN
 */
export function holdersIn(
  { document, named }: AccountView,
  held: HeldPolicies,
  everyone: () => readonly Principal[],
): Holders {
  const allHeld = once(() => named?.held())
  const all = once(() => rosterOf(everyone()))
  return {
    documents() {
      const found = new Set<DocumentRef>()
      const { policy, group, principal } = held.having((ref) => {
        if (ref !== null) found.add(ref)
        return false
      })
      const inAll = allHeld()
      if (named === undefined || inAll === undefined) {
        for (const one of everyone()) principal(one)
        return [...found].map(document)
      }
      for (const arn of inAll.policies) policy(arn)
      for (const name of inAll.groups) group(name)
      for (const { ref } of inAll.documents) found.delete(ref)
      return [...inAll.documents, ...named.documents([...found])]
    },
    everyone: all,
    having(passes) {
      const { policy, group } = held.having((ref) => ref === null || passes(ref))
      const inAll = allHeld()
      if (named === undefined || inAll === undefined) return all()
      const some = named.holders({
        documents: inAll.documents.flatMap(({ ref }) => (passes(ref) ? [ref] : [])),
        policies: inAll.policies.filter(policy),
        groups: inAll.groups.filter(group),
      })
      return rosterOf([...some].sort(byArn))
    },
  }
}
