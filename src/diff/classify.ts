import type { Entity } from '../model/entity.ts'
import { isServiceLinked, isSsoReserved } from '../model/role.ts'
import type { ChangeClass, Facet } from './change.ts'

/**
 * Whose doing a change is: what moves by itself is activity; what AWS keeps up for everybody, or on behalf of a service
 * or of IAM Identity Center, is its own.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html}
 *
 * @param nights the entity in each night; what AWS has in one of them only is not its own
 */
export function classify(nights: readonly (Entity | null)[], facet: Facet): ChangeClass {
  if (facet === 'usage') return 'activity'
  return nights.every((entity) => entity === null || isOfAws(entity)) ? 'aws' : 'posture'
}

function isOfAws(entity: Entity): boolean {
  switch (entity.kind) {
    case 'managed-policy':
      return entity.owner === 'aws'
    case 'role':
      return isServiceLinked(entity) || isSsoReserved(entity)
    case 'user':
    case 'group':
    case 'instance-profile':
      return false
    default:
      return entity satisfies never
  }
}
