import type { Entity, Group, InstanceProfile, ManagedPolicy, Role, User } from '../../model/entity.ts'
import type { FacetChange } from '../change.ts'
import { attachments } from './attachments.ts'
import { attributes } from './attributes.ts'
import { boundary } from './boundary.ts'
import type { Both, FacetOf } from './facet.ts'
import { inlinePolicies } from './inline-policies.ts'
import { keptLists } from './kept-lists.ts'
import { memberships } from './memberships.ts'
import { profileRoles } from './profile-roles.ts'
import { tags } from './tags.ts'
import { trust } from './trust.ts'
import { unknownMembers } from './unknown-members.ts'
import { usage } from './usage.ts'
import { defaultVersion, versions } from './versions.ts'

const EVERY: readonly FacetOf<Entity>[] = [attributes, unknownMembers, keptLists, usage]

/** The facets of each kind: all that a night knows of it. */
export const FACETS = {
  user: facets<User>([...EVERY, attachments, inlinePolicies, memberships, boundary, tags]),
  group: facets<Group>([...EVERY, attachments, inlinePolicies]),
  role: facets<Role>([...EVERY, attachments, inlinePolicies, trust, boundary, tags]),
  instanceProfile: facets<InstanceProfile>([...EVERY, profileRoles, tags]),
  managedPolicy: facets<ManagedPolicy>([...EVERY, defaultVersion, versions, tags]),
}

function facets<E extends Entity>(list: readonly FacetOf<E>[]): (both: Both<E>) => readonly FacetChange[] {
  return (both) => list.flatMap((facet) => facet(both))
}
