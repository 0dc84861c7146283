import { type Statement, stringsOf } from './document/parse.ts'
import { membersOf } from '../util/members.ts'

/**
 * Whether a statement of a trust policy speaks of assuming the role, as one on session tags alone does not; where a
 * wildcard leaves it open, it does.
 * {@link https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html}
 */
export function speaksOfAssuming({ source }: Statement): boolean {
  if (source.has('NotAction')) return true
  return stringsOf(source.get('Action')).some((action) => {
    const [fixed = '', ...wild] = action.toLowerCase().split(/[*?]/)
    return fixed.startsWith(ASSUME) || (wild.length > 0 && ASSUME.startsWith(fixed))
  })
}

/** What the names of all actions that assume a role begin with. */
const ASSUME = 'sts:assumerole'

/** Whether a statement has a Condition; an empty one is none. */
export function isConditional({ source }: Statement): boolean {
  const condition = source.get('Condition')
  return condition !== undefined && (typeof condition !== 'object' || membersOf(condition).size > 0)
}
