import type { AttachedPolicy, Group, Role, User } from '../../model/entity.ts'
import type { FacetChange } from '../change.ts'
import { joinItems } from '../join-items.ts'
import type { Both } from './facet.ts'
import { itemChanges } from './item-change.ts'

/** Managed policies attached or detached, by ARN. */
export function attachments({ before, after }: Both<User | Group | Role>): readonly FacetChange[] {
  if (!before.attached || !after.attached) return []
  const arn = (policy: AttachedPolicy): string => policy.arn
  return itemChanges('attachment', joinItems(before.attached, after.attached, { key: arn, value: () => '' }), arn, arn)
}
