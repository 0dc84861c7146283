import type { FacetChange } from '../change.ts'
import type { Match } from '../identity.ts'
import type { Identified } from '../input.ts'
import { plainChange } from './item-change.ts'

/** What became of the entity itself; what an entity brought or took along is part of its coming or going. */
export function entityChange({ relation, before, after }: Match<Identified>): readonly FacetChange[] {
  switch (relation) {
    case 'added':
      return [plainChange('entity', 'added', null, null, after.arn)]
    case 'removed':
      return [plainChange('entity', 'removed', null, before.arn, null)]
    case 'renamed':
      return [plainChange('entity', 'renamed', null, before.arn, after.arn)]
    case 'recreated':
      return [plainChange('entity', 'recreated', null, before.id, after.id)]
    case 'same':
      return []
    default:
      return relation satisfies never
  }
}
