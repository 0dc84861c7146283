import type { PolicyStatement } from '../../../policy/document/policy.ts'
import { parsePattern } from '../../../policy/pattern/parse.ts'
import { variablesOf } from '../../../policy/pattern/variables.ts'

/** A tag of whoever asks, or of what they ask for, by the condition key that tells it. */
export interface AbacTag {
  /** In the letter case of conditions: lower. */
  readonly tagKey: string
  readonly tagOf: 'principal' | 'resource'
  /** The service whose own condition key it is; `aws` for one that every service knows. */
  readonly service: string
  /** What the key calls the tag, in lower case: `existingobjecttag`. */
  readonly name: string
}

/**
 * The tags on which it hangs whether a statement applies: keys of its conditions, and variables in their values and in its
 * resources.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/access_tags.html}
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/tutorial_attribute-based-access-control.html}
 */
export function abacTags({ conditions, resources }: PolicyStatement): readonly AbacTag[] {
  const found: AbacTag[] = []
  for (const { key, values } of conditions) {
    addTag(found, key)
    for (const value of values) addVariables(found, value)
  }
  if (resources !== null) for (const text of resources.patterns) addVariables(found, text)
  return found
}

function addVariables(found: AbacTag[], text: string): void {
  if (!text.includes('${')) return
  for (const key of variablesOf(parsePattern(text))) addTag(found, key)
}

function addTag(found: AbacTag[], key: string): void {
  if (!key.includes('tag/')) return
  const tag = tagIn(key)
  if (tag !== null) found.push(tag)
}

/**
 * Reads `aws:PrincipalTag/…`, `aws:ResourceTag/…` and the keys that services have of their own for the tags of a resource:
 * `ec2:ResourceTag/…`, `s3:ExistingObjectTag/…`, `rds:db-tag/…`. Tags that begin with `aws:` nobody but AWS sets.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html#id_tags_naming}
 */
function tagIn(key: string): AbacTag | null {
  const [, service, name, tagKey] = /^([a-z\d-]+):([a-z-]*tag)\/(.+)$/s.exec(key) ?? []
  if (service === undefined || name === undefined || tagKey === undefined || tagKey.startsWith('aws:')) return null
  if (service !== 'aws') return OF_REQUEST.test(name) ? null : { tagKey, tagOf: 'resource', service, name }
  if (name === 'principaltag') return { tagKey, tagOf: 'principal', service, name }
  return name === 'resourcetag' ? { tagKey, tagOf: 'resource', service, name } : null
}

/** Tags that a request brings, for what it makes or looks for. */
const OF_REQUEST = /^(?:req|createdresource|search)/
