import type { Role, User } from '../../model/entity.ts'
import type { FacetChange } from '../change.ts'
import type { Both } from './facet.ts'
import { plainChange } from './item-change.ts'

/**
 * The permissions boundary set, changed or removed; its type is spelled in several ways and says nothing.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html}
 */
export function boundary({ before, after }: Both<User | Role>): readonly FacetChange[] {
  const old = before.boundary?.arn ?? null
  const now = after.boundary?.arn ?? null
  if (old === now) return []
  return [plainChange('boundary', old === null ? 'added' : now === null ? 'removed' : 'modified', null, old, now)]
}
