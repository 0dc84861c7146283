import type { Tag } from '../../../model/entity.ts'
import type { Evidence } from '../../../model/evidence.ts'

/** Whether an entity's kind tells tag keys apart by letter case. */
export type TagKeyCase = 'sensitive' | 'insensitive'

/** Something without tags, or without some of the required ones. */
export interface TagGap<T> {
  readonly entity: T
  readonly tagCount: number
  /** Required keys that it lacks; empty where no key was required, and there is no tag at all. */
  readonly missingKeys: readonly string[]
  readonly evidence: readonly Evidence[]
}

interface Taggable {
  readonly arn: string
  readonly tags: readonly Tag[] | null
}

interface Rule {
  /** Empty to ask for any tag at all. */
  readonly require: readonly string[]
  readonly keyCase: TagKeyCase
  /** Told of each entity whose tags the night does not know. */
  readonly unread: (arn: string) => void
}

/**
 * The entities whose tags leave something to be desired, in the order given. Tag keys of users and roles are equal
 * whatever their case, those of other resources are not.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html#case-sensitivity}
 */
export function* tagGaps<T extends Taggable>(entities: Iterable<T>, rule: Rule): Generator<TagGap<T>> {
  for (const entity of entities) {
    if (entity.tags === null) {
      rule.unread(entity.arn)
      continue
    }
    const missingKeys = missing(entity.tags, rule)
    const lacksAll = rule.require.length === 0 && entity.tags.length === 0
    if (missingKeys.length === 0 && !lacksAll) continue
    const lacks = lacksAll ? ['tags'] : missingKeys.map((key) => `tag ${key}`)
    const evidence = lacks.map((what) => ({ kind: 'absent', of: entity.arn, what }) as const)
    yield { entity, tagCount: entity.tags.length, missingKeys, evidence }
  }
}

function missing(tags: readonly Tag[], { require, keyCase }: Rule): readonly string[] {
  const present = new Set(tags.map(({ key }) => fold(key, keyCase)))
  return require.filter((key) => !present.has(fold(key, keyCase)))
}

function fold(key: string, keyCase: TagKeyCase): string {
  return keyCase === 'insensitive' ? key.toLowerCase() : key
}
