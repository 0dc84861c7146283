import type { Entity } from '../model/entity.ts'
import { isDoubtful, isKnown, type Part } from '../model/part.ts'
import type { Night, Pair } from './input.ts'

/** Whether both nights read the lists in which an entity would stand: else its absence says nothing. */
export function isComparable({ before, after }: Pair<Entity>, from: Night, to: Night): boolean {
  const entity = after ?? before
  if (entity === null) return false
  if (entity.kind !== 'instance-profile') return partsOf(entity).every((part) => knownOnBoth(part, from, to))
  if (knownOnBoth('roles', from, to)) return true
  return allProfilesKnown(from, to) && (before === null ? isListOfAll(from) : after !== null || isListOfAll(to))
}

/**
 * Whether an entity that one night lacks is known to have come or gone: what is missing from a list that was read in
 * part may only not have been read.
 */
export function isAbsenceTold(entity: Entity, { parts }: Night): boolean {
  return partsOf(entity).every((part) => parts.get(part)?.status !== 'partial')
}

/** The parts in which an entity would stand. */
function partsOf(entity: Entity): readonly Part[] {
  switch (entity.kind) {
    case 'user':
      return ['users']
    case 'group':
      return ['groups']
    case 'role':
      return ['roles']
    case 'managed-policy':
      return [entity.owner === 'aws' ? 'aws-policies' : 'customer-policies']
    case 'instance-profile':
      return ['roles', 'instance-profiles']
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
