import { z } from 'zod'

import type { Tag } from '../../model/entity.ts'
import { wellFormed } from '../pages.ts'

/** Shapes that the answers of several operations share; as everywhere, unknown members pass. */
export const text = z.string({ error: 'a string' }).overwrite(wellFormed)
export const arn = z.string({ error: 'an ARN' }).regex(/^arn:/, { error: 'an ARN' }).overwrite(wellFormed)

export const tag = z.looseObject({ Key: text, Value: text }, { error: 'a tag {Key, Value}' })

/** An answer, or a member of one, that says tags of its own. */
export const withTags = z.looseObject(
  { Tags: z.array(tag, { error: 'a list of {Key, Value}' }).nullish() },
  { error: 'an object' },
)

/** Tags in AWS's order; calls that say tags leave the list out where there are none. */
export function tagsOf({ Tags }: z.infer<typeof withTags>): readonly Tag[] {
  return (Tags ?? []).map(tagOf)
}

export function tagOf({ Key, Value }: z.infer<typeof tag>): Tag {
  return { key: Key, value: Value }
}
