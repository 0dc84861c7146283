import type { Entity } from '../model/entity.ts'
import { isDoubtful, isKnown, type Part } from '../model/part.ts'
import type { Night, Pair } from './input.ts'

/** Whether both nights read the lists in which an entity would stand: else its absence says nothing. */
export function isComparable({ before, after }: Pair<Entity>, from: Night, to: Night): boolean {
  const entity = after ?? before
  if (entity === null) return false
  switch (entity.kind) {
    case 'user':
      return knownOnBoth('users', from, to)
    case 'group':
      return knownOnBoth('groups', from, to)
    case 'role':
      return knownOnBoth('roles', from, to)
    case 'managed-policy':
      return knownOnBoth(entity.owner === 'aws' ? 'aws-policies' : 'customer-policies', from, to)
    case 'instance-profile':
      if (knownOnBoth('roles', from, to)) return true
      return allProfilesKnown(from, to) && (before === null ? isListOfAll(from) : after !== null || isListOfAll(to))
    default:
      return entity satisfies never
  }
}

/**
 * Whether both nights list every instance profile. Authorization details show a profile through the role in it, so that
 * one which appears there may only have been given a role.
 * {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListInstanceProfiles.html}
 */
export function allProfilesKnown(from: Night, to: Night): boolean {
  return knownOnBoth('instance-profiles', from, to)
}

/** Whether what was listed stands in one part: profiles that a role shows stand among the roles, where these were read. */
function isListOfAll({ parts }: Night): boolean {
  return !isKnown(parts.get('roles'))
}

/** Whether a night read a part, and nothing in it makes that doubtful. */
export function isCertain(part: Part, { parts }: Night): boolean {
  return isKnown(parts.get(part)) && !isDoubtful(parts.get(part))
}

function knownOnBoth(part: Part, from: Night, to: Night): boolean {
  return isCertain(part, from) && isCertain(part, to)
}
