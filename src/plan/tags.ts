import type { InstanceProfile, ManagedPolicy, Role, Tag, User } from '../model/entity.ts'
import { isSsoReserved } from '../model/role.ts'
import type { PlannedTag } from '../model/planned-change.ts'
import { type Draft, put, refusal, type Step } from './draft.ts'
import { refuseProtected } from './protected.ts'

type Taggable = User | Role | InstanceProfile | ManagedPolicy

/**
 * Sets tags. On users and roles a key in another letter case takes the place of the one that is there.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html#id_tags_rules}
 */
export function tag(step: Step, entity: Taggable, tags: readonly PlannedTag[]): Draft {
  const kept = withoutKeys(
    entity,
    tagsOf(step, entity),
    tags.map(({ Key }) => Key),
  )
  const now = [...kept, ...newTags(step, entity, tags)]
  if (now.length > MOST_TAGS)
    throw refusal(step, `at most ${MOST_TAGS} tags on ${entity.arn}`, `${now.length} (LimitExceeded)`)
  return put(step.draft, { ...entity, tags: now })
}

/** {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html} */
const MOST_TAGS = 50

/** Removes tags; keys that are not there are none the worse, as AWS has it. */
export function untag(step: Step, entity: Taggable, keys: readonly string[]): Draft {
  return put(step.draft, { ...entity, tags: withoutKeys(entity, tagsOf(step, entity), keys) })
}

/** The tags of a request, each once. @throws RolecallError INPUT where a key stands twice */
export function newTags(step: Step, entity: Pick<Taggable, 'kind'>, tags: readonly PlannedTag[]): readonly Tag[] {
  const seen = new Set<string>()
  for (const { Key } of tags) {
    if (seen.has(fold(entity, Key))) throw refusal(step, 'each tag once', `another ${JSON.stringify(Key)}`)
    seen.add(fold(entity, Key))
  }
  return tags.map(({ Key, Value }) => ({ key: Key, value: Value }))
}

function tagsOf(step: Step, entity: Taggable): readonly Tag[] {
  if (isSsoReserved(entity)) refuseProtected(step, entity)
  if (entity.tags !== null) return entity.tags
  throw refusal(
    step,
    `a night that says the tags of ${entity.arn}`,
    'one that does not',
    'Tags of policies and instance profiles are collected at level standard.',
  )
}

function withoutKeys(entity: Taggable, tags: readonly Tag[], keys: readonly string[]): readonly Tag[] {
  const gone = new Set(keys.map((key) => fold(entity, key)))
  return tags.filter(({ key }) => !gone.has(fold(entity, key)))
}

function fold({ kind }: Pick<Taggable, 'kind'>, key: string): string {
  return kind === 'user' || kind === 'role' ? key.toLowerCase() : key
}
