import type { DocumentRef } from '../model/document.ts'
import type { InlinePolicy, Principal } from '../model/entity.ts'

/**
 * What users and roles have, with numbers in place of names: a question asks each policy, group and document once what it
 * says, and then looks that up for everybody who has it.
 */
export interface Roster {
  readonly members: readonly Member[]
  /** ARNs of managed policies, by number. */
  readonly policies: readonly string[]
  /** Names of groups, as their members have them, by number. */
  readonly groups: readonly string[]
  /** The numbers of the documents of inline policies. */
  readonly documents: ReadonlyMap<DocumentRef, number>
}

/** One of them; null for what the night does not say. */
export interface Member {
  readonly principal: Principal
  readonly attached: readonly number[] | null
  readonly inline: readonly MemberPolicy[] | null
  readonly groups: readonly number[] | null
}

/** An inline policy, and its document, by number; null where the night lacks that. */
interface MemberPolicy {
  readonly policy: InlinePolicy
  readonly document: number | null
}

/** Puts users and roles on a roster, in the order in which they are given. */
export function rosterOf(principals: readonly Principal[]): Roster {
  const policies = new Map<string, number>()
  const groups = new Map<string, number>()
  const documents = new Map<DocumentRef, number>()
  const numbered = (ref: DocumentRef | null): number | null => (ref === null ? null : numberOf(ref, documents))
  const members = principals.map((principal): Member => {
    const { attached, inline } = principal
    const inGroups = principal.kind === 'user' ? principal.groups : []
    return {
      principal,
      attached: attached && attached.map(({ arn }) => numberOf(arn, policies)),
      inline: inline && inline.map((policy) => ({ policy, document: numbered(policy.document) })),
      groups: inGroups && inGroups.map((name) => numberOf(name, groups)),
    }
  })
  return { members, policies: [...policies.keys()], groups: [...groups.keys()], documents }
}

function numberOf(name: string, known: Map<string, number>): number {
  let number = known.get(name)
  if (number === undefined) known.set(name, (number = known.size))
  return number
}
