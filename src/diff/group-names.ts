import type { Group } from '../model/entity.ts'
import type { Match } from './identity.ts'
import { laterNames } from './later-names.ts'

/**
 * What the later night calls a group of the earlier one, in lower case: users name their groups, whose letter case has
 * no meaning and which may have been renamed.
 *
 * @param groups what became of the groups
 */
export function groupNames(groups: readonly Match<Group>[]): (name: string) => string {
  const later = laterNames(groups, (group) => group.name.toLowerCase())
  return (name) => later(name.toLowerCase())
}
