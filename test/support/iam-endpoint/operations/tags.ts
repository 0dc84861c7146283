import type { Asked } from '../asked.ts'
import type { LiveTag, Members } from '../live-entities.ts'
import { page, section } from '../page.ts'

/** One page of the tags of something. */
export function tagsPage(asked: Asked, tags: readonly LiveTag[]): Members {
  return page(asked, [section({ member: 'Tags', items: tags, key: ({ Key }) => Key, shape: (tag) => tag })])
}
