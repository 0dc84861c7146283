import {
  groupDetail,
  instanceProfileDetail,
  managedPolicyDetail,
  type Rendering,
  roleDetail,
  userDetail,
} from '../../model/authorization-details.ts'
import { byCodeUnit } from '../../model/compare.ts'
import type { Entity } from '../../model/entity.ts'
import type { Cell } from '../../model/rows.ts'
import { canonicalJson } from '../../policy/document/canonical-json.ts'
import type { FacetChange } from '../change.ts'
import { isCertain } from '../comparable.ts'
import type { Night } from '../input.ts'
import { documentCell } from './document-change.ts'
import type { Both } from './facet.ts'
import { plainChange } from './item-change.ts'

/**
 * Lists that an input gave in a form of their own, such as with two items of one name: the model holds less than they
 * say, so they are compared whole; an empty one says nothing more. A night that gave a plain list is taken at its word; their order means nothing.
 */
export function keptLists({ before, after, from, to }: Both<Entity>): readonly FacetChange[] {
  const [old, now] = [keptIn(before), keptIn(after)]
  const asked = before.kind === 'instance-profile' && [from, to].every((night) => isCertain(TAGS, night))
  const members = [...new Set([...old.keys(), ...now.keys()])]
    .filter((member) => !(asked && member === 'Tags'))
    .toSorted(byCodeUnit)
  return members.flatMap((member) => {
    const was = old.get(member) ?? plainList(before, member, from)
    const is = now.get(member) ?? plainList(after, member, to)
    if (was === null || is === null || sameItems(was, is)) return []
    return [plainChange('attribute', 'modified', member, was, is)]
  })
}

type List = readonly Cell[]

function keptIn({ residue }: Entity): ReadonlyMap<string, List> {
  return new Map(
    Object.entries(residue?.set ?? {}).flatMap(([member, value]) =>
      WHOLE.has(member) && isList(value) && value.length > 0 ? [[member, value] as const] : [],
    ),
  )
}

/** Where this part was read, it says the tags of instance profiles, whatever a list of an emulator's holds. */
const TAGS = 'instance-profile-tags'

/** Lists that stand for nothing but themselves; what profiles and roles say of each other is compared as such. */
const WHOLE: ReadonlySet<string> = new Set([
  'AttachedManagedPolicies',
  'GroupList',
  'GroupPolicyList',
  'PolicyVersionList',
  'RolePolicyList',
  'Tags',
  'UserPolicyList',
])

/** What the model says in place of the list; null where the night does not know it. */
function plainList(entity: Entity, member: string, night: Night): List | null {
  if (entity.residue?.absent?.includes(member)) return null
  const value = new Map(Object.entries(detailOf(entity, night))).get(member)
  if (isList(value)) return value
  return entity.kind === 'user' && member === 'UserPolicyList' ? [] : null
}

function detailOf(entity: Entity, night: Night): Readonly<Record<string, unknown>> {
  const rendering: Rendering = { dateForm: 'utc', document: (ref) => documentCell(ref, night) }
  switch (entity.kind) {
    case 'user':
      return userDetail(entity, rendering)
    case 'group':
      return groupDetail(entity, rendering)
    case 'role':
      return roleDetail(entity, [], rendering)
    case 'managed-policy':
      return managedPolicyDetail(entity, rendering)
    case 'instance-profile':
      return instanceProfileDetail(entity, () => undefined, rendering)
    default:
      return entity satisfies never
  }
}

/** What came in as JSON is made of cells and nothing else. */
function isList(value: unknown): value is List {
  return Array.isArray(value)
}

function sameItems(was: List, is: List): boolean {
  return sortedItems(was) === sortedItems(is)
}

function sortedItems(list: List): string {
  return JSON.stringify(list.map((item) => JSON.stringify(canonicalJson(item))).toSorted(byCodeUnit))
}
