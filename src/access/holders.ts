import type { AccountView } from '../model/account.ts'
import { byArn } from '../model/compare.ts'
import type { DocumentRef, PolicyDocument } from '../model/document.ts'
import type { Principal } from '../model/entity.ts'
import { once } from '../util/once.ts'
import type { HeldPolicies } from './held-policies.ts'
import { indexHolders } from './holder-index.ts'

/** Who has which documents by which they may be granted anything. */
export interface Holders {
  /** The documents that somebody has, each once. */
  documents(): readonly PolicyDocument[]
  /** Whoever has one that passes a test, which is given null for what the night does not say; by ARN. */
  of(passes: (ref: DocumentRef | null) => boolean): readonly Principal[]
}

/**
 * Finds holders. Where a night can be asked who has something, the first question reads none but those: most people ask one.
 * Whoever asks more has everyone read, once.
 *
 * @param everyone the users and roles by ARN
 */
export function holdersIn(
  { document, named }: AccountView,
  held: HeldPolicies,
  everyone: () => readonly Principal[],
): Holders {
  let isFirst = true
  const inAll = once(() => named?.held())
  const index = once(() => indexHolders(everyone()))
  return {
    documents() {
      const found = new Set<DocumentRef>()
      const { policy, group, principal } = held.having((ref) => {
        if (ref !== null) found.add(ref)
        return false
      })
      const all = inAll()
      if (named === undefined || all === undefined) {
        for (const one of everyone()) principal(one)
        return [...found].map(document)
      }
      for (const arn of all.policies) policy(arn)
      for (const name of all.groups) group(name)
      for (const { ref } of all.documents) found.delete(ref)
      return [...all.documents, ...named.documents([...found])]
    },
    of(passes) {
      const having = held.having(passes)
      const { policy, group } = having
      const all = inAll()
      if (named === undefined || all === undefined || !isFirst) return index()(passes, having)
      isFirst = false
      const some = named.holders({
        documents: all.documents.flatMap(({ ref }) => (passes(ref) ? [ref] : [])),
        policies: all.policies.filter(policy),
        groups: all.groups.filter(group),
      })
      return [...some].sort(byArn)
    },
  }
}
