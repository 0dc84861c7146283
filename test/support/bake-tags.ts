import type { Tag } from '../../src/model/entity.ts'
import type { TagsInit } from './account-facts.ts'

/** Tags from what a test says of them. */
export function bakeTags(init: TagsInit | undefined, otherwise: readonly Tag[] | null): readonly Tag[] | null {
  if (init === undefined) return otherwise
  if (init === null) return null
  const pairs = isPairs(init) ? init : Object.entries(init)
  return pairs.map(([key, value]) => ({ key, value }))
}

function isPairs(init: object): init is readonly (readonly [key: string, value: string])[] {
  return Array.isArray(init)
}
