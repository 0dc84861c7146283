import type { Change } from '../change.ts'

/** What the later night calls what the earlier one names. */
export interface LaterNames {
  /** A group's name, in lower case. */
  readonly groupName: (name: string) => string
  /** A user's ARN. */
  readonly laterArn: (arn: string) => string
}

/** Leaves out of the changes in groups' lists of members those that the users' own lists tell: somebody did it once. */
export function withoutToldMembers(
  ofFacts: readonly Change[],
  ofEntities: readonly Change[],
  { groupName, laterArn }: LaterNames,
): readonly Change[] {
  const told = new Set(
    ofEntities.flatMap(({ kind, facet, change, key, arn }) => {
      if (kind !== 'user') return []
      if (facet === 'entity') return change === 'added' || change === 'removed' ? [arn] : []
      if (facet !== 'membership' || key === null) return []
      return [membership(arn, change === 'removed' ? groupName(key) : key.toLowerCase())]
    }),
  )
  return ofFacts.filter(({ kind, change, key, name }) => {
    if (kind !== 'group' || key?.startsWith(MEMBER) !== true) return true
    const user = key.slice(MEMBER.length)
    const later = change === 'removed' ? laterArn(user) : user
    return !told.has(user) && !told.has(membership(later, name.toLowerCase()))
  })
}

const MEMBER = 'user/'

function membership(user: string, group: string): string {
  return JSON.stringify([user, group])
}
