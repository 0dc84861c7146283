import { LISTS } from '../model/authorization-details.ts'
import { parseArn } from '../model/arn.ts'
import { RolecallError } from '../model/error.ts'
import { fit, groupDetail, managedPolicyDetail, roleDetail, userDetail, wellFormed } from './pages.ts'
import { sameJson } from './normalise/residue.ts'
import { type GivenItem, type ListName, type Page, refused } from './page-set.ts'
import type { SlicedObject } from './sliced-json.ts'

/** One entity of the lists, not yet normalised. */
export interface GivenEntity {
  readonly list: ListName
  readonly arn: string
  readonly id: string
  readonly members: SlicedObject
  readonly file: string
  /** JSON path, such as `$.RoleDetailList[12]`. */
  readonly place: string
}

const SHAPES = {
  UserDetailList: userDetail,
  GroupDetailList: groupDetail,
  RoleDetailList: roleDetail,
  Policies: managedPolicyDetail,
} as const
const ID_MEMBERS: Readonly<Record<ListName, string>> = {
  UserDetailList: 'UserId',
  GroupDetailList: 'GroupId',
  RoleDetailList: 'RoleId',
  Policies: 'PolicyId',
}

/**
 * The entities of a night's pages, each once.
 *
 * @throws RolecallError INPUT where an entity has no ARN, or stands twice with different content; USAGE where the files are several nights
 */
export function gatherEntities(pages: readonly Page[]): readonly GivenEntity[] {
  const entities: GivenEntity[] = []
  const seen = new Map<string, GivenEntity[]>()
  for (const page of pages) {
    for (const list of LISTS) {
      for (const [index, item] of (page.lists.get(list) ?? []).entries()) {
        const entity = givenEntity(list, item, page.file, `$.${list}[${index}]`)
        const key = `${list} ${entity.arn}`
        const others = seen.get(key)
        if (others === undefined) seen.set(key, [entity])
        else if (isRepeated(entity, others, pages.length)) continue
        else others.push(entity)
        entities.push(entity)
      }
    }
  }
  return entities
}

/** One item of a list as an entity. @throws RolecallError INPUT where it has no ARN */
export function givenEntity(list: ListName, members: GivenItem, file: string, place: string): GivenEntity {
  const arn = 'misplaced' in members ? undefined : members.get('Arn')
  if ('misplaced' in members || typeof arn !== 'string' || parseArn(arn) === null) {
    const misfit = fit(SHAPES[list], 'misplaced' in members ? members.misplaced : Object.fromEntries(members))
    if ('value' in misfit) throw refused(file, `${place}.Arn`, 'an ARN', JSON.stringify(arn))
    throw refused(file, `${place}${misfit.path}`, misfit.expected, misfit.found)
  }
  const id = members.get(ID_MEMBERS[list])
  return { list, arn: wellFormed(arn), id: typeof id === 'string' ? wellFormed(id) : '', members, file, place }
}

/** Whether the same entity came before; other content under one ARN and id is refused, or shows that the files are several nights. */
function isRepeated(entity: GivenEntity, others: readonly GivenEntity[], files: number): boolean {
  for (const other of others) {
    const equal =
      entity.id === other.id && sameJson(Object.fromEntries(entity.members), Object.fromEntries(other.members))
    if (equal) return true
    if (entity.file !== other.file) {
      throw new RolecallError(
        'USAGE',
        `these look like ${files} nights: import them one by one\n  ${entity.arn} differs between ${other.file} and ${entity.file}`,
        {
          hint: 'Nothing was recorded. Several files are one night only when they are pages of it.',
        },
      )
    }
    if (entity.id === other.id) {
      throw refused(
        entity.file,
        entity.place,
        `each entity once`,
        `another ${entity.arn}, different from ${other.place}`,
      )
    }
  }
  return false
}
