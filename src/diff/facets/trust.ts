import type { Role } from '../../model/entity.ts'
import type { FacetChange } from '../change.ts'
import { documentChange } from './document-change.ts'
import type { Both } from './facet.ts'

/** Who may assume a role, as its trust policy says it. {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html} */
export function trust({ before, after, ...nights }: Both<Role>): readonly FacetChange[] {
  const change = documentChange(before.trust, after.trust, nights)
  return change ? [{ facet: 'trust', change: 'modified', key: null, ...change }] : []
}
