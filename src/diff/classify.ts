import { isAwsManagedPolicy, pathInArn } from '../model/arn.ts'
import type { Entity } from '../model/entity.ts'
import type { Fact } from '../model/fact.ts'
import { isServiceLinked, isSsoReserved } from '../model/role.ts'
import type { ChangeClass, Facet } from './change.ts'

/**
 * Whose doing a change is: what moves by itself is activity; what AWS keeps up for everybody, or on behalf of a service
 * or of IAM Identity Center, is its own.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html}
 *
 * @param nights the entity, or what a part says of it, in each night; what AWS has in one of them only is not its own
 */
export function classify(nights: readonly (Entity | Fact | null)[], facet: Facet): ChangeClass {
  if (facet === 'usage') return 'activity'
  return nights.every((entity) => entity === null || isOfAws(entity)) ? 'aws' : 'posture'
}

function isOfAws(entity: Entity | Fact): boolean {
  switch (entity.kind) {
    case 'managed-policy':
      return 'owner' in entity ? entity.owner === 'aws' : isAwsManagedPolicy(entity.arn)
    case 'role': {
      const role = { kind: entity.kind, path: 'path' in entity ? entity.path : pathInArn(entity.arn) }
      return isServiceLinked(role) || isSsoReserved(role)
    }
    case 'user':
    case 'group':
    case 'instance-profile':
    case 'account':
    case 'provider':
    case 'mfa-device':
    case 'server-certificate':
      return false
    default:
      return entity satisfies never
  }
}
