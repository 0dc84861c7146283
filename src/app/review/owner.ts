import type { Principal } from '../../model/entity.ts'
import { UNKNOWN } from './words.ts'

/**
 * Who owns a user or role, as a tag says. Keys of their tags are the same whatever their case.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html#case-sensitivity}
 */
export function ownerText({ tags }: Pick<Principal, 'tags'>, key: string): string {
  if (tags === null) return UNKNOWN
  return tags.find((tag) => tag.key.toLowerCase() === key.toLowerCase())?.value ?? ''
}
