import type { Entity } from '../model/entity.ts'
import { isServiceLinked, isSsoReserved } from '../model/role.ts'
import { refusal, type Step } from './draft.ts'

/**
 * Roles that only AWS edits: a service's own, and those of permission sets.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html}
 *
 * @throws RolecallError INPUT where the entity is one
 */
export function refuseProtected(step: Step, entity: Entity): void {
  if (isServiceLinked(entity))
    throw refusal(step, 'a role that can be edited', `${entity.arn}, which is its service’s (UnmodifiableEntity)`)
  if (isSsoReserved(entity))
    throw refusal(
      step,
      'a role that can be edited',
      `${entity.arn}, which IAM Identity Center keeps (UnmodifiableEntity)`,
      'Change its permission set.',
    )
}
