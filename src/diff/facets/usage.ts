import type { Entity } from '../../model/entity.ts'
import type { Cell } from '../../model/rows.ts'
import type { FacetChange } from '../change.ts'
import type { Both } from './facet.ts'
import { plainChange } from './item-change.ts'

/**
 * What moves without anyone moving it: when a role was last used, and how often AWS counts a policy as attached or as
 * a boundary.
 * {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_RoleLastUsed.html}
 */
export function usage({ before, after }: Both<Entity>): readonly FacetChange[] {
  const now = new Map(usageOf(after))
  return usageOf(before).flatMap(([key, old]) => {
    const value = now.get(key) ?? null
    if (old === null || value === null || JSON.stringify(old) === JSON.stringify(value)) return []
    return [plainChange('usage', 'modified', key, old, value)]
  })
}

function usageOf(entity: Entity): readonly (readonly [key: string, value: Cell])[] {
  switch (entity.kind) {
    case 'role':
      return [['lastUsed', entity.lastUsed && { at: entity.lastUsed.at, region: entity.lastUsed.region }]]
    case 'managed-policy':
      return [
        ['attachmentCount', entity.attachmentCount],
        ['boundaryUsageCount', entity.boundaryUsageCount],
      ]
    case 'user':
    case 'group':
    case 'instance-profile':
      return []
    default:
      return entity satisfies never
  }
}
