import { AUTHORIZATION_PARTS, type AuthorizationPart, type Part, type PartState, PARTS } from '../model/part.ts'
import type { GivenEntity } from './night.ts'
import { type ListName, type Page, refused } from './page-set.ts'
import { partOf } from './records.ts'

const LIST_OF: Readonly<Record<AuthorizationPart, ListName>> = {
  users: 'UserDetailList',
  groups: 'GroupDetailList',
  roles: 'RoleDetailList',
  'customer-policies': 'Policies',
  'aws-policies': 'Policies',
}

/**
 * How far each part was read: a list that is missing was not, and one that --lists leaves out was filtered away.
 *
 * @param declared the parts that the user says a filtered file holds
 * @throws RolecallError INPUT where the file holds others, or lacks one
 */
export function partsRead(
  pages: readonly Page[],
  entities: readonly GivenEntity[],
  declared: readonly AuthorizationPart[] | undefined,
): ReadonlyMap<Part, PartState> {
  const parts = new Map<Part, PartState>()
  for (const part of AUTHORIZATION_PARTS) {
    const list = LIST_OF[part]
    const own = entities.filter((entity) => partOf(entity) === part)
    const first = own[0]
    if (declared && !declared.includes(part)) {
      if (first)
        throw refused(
          first.file,
          first.place,
          `only ${declared.join(', ')}, as --lists says`,
          `one of ${own.length} ${part}`,
        )
      parts.set(part, { status: 'skipped', count: 0, detail: 'not named by --lists' })
    } else if (pages.some((page) => page.lists.has(list)))
      parts.set(part, { status: 'complete', count: new Set(own.map((entity) => entity.arn)).size, detail: null })
    else if (declared)
      throw refused(pages[0]?.file ?? '', `$.${list}`, `the list of ${part}, as --lists says`, 'nothing')
    else parts.set(part, { status: 'skipped', count: 0, detail: `the input has no ${list}` })
  }
  for (const part of PARTS)
    if (!parts.has(part))
      parts.set(part, { status: 'skipped', count: 0, detail: 'not part of saved authorization details' })
  return parts
}
