import type { Tag } from '../../model/entity.ts'
import { answered } from './answered.ts'
import type { Answer } from './part-plan.ts'
import { tag, tagOf } from './shapes.ts'
import { wholeLists } from './whole-lists.ts'

/** What calls such as ListMFADeviceTags answered, by what they were asked of; who is missing was not said. */
export function tagLists(
  answers: Iterable<Answer>,
  operation: string,
  by: string,
): ReadonlyMap<string, readonly Tag[]> {
  const lists = wholeLists(answered(answers, operation), { operation, by, member: 'Tags', item: tag })
  return new Map([...lists].map(({ of, items }) => [of, items.map(tagOf)]))
}
