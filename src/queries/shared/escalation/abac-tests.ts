import type { HeldPolicy } from '../../../access/held-policies.ts'
import { byKeys } from '../../../model/compare.ts'
import type { Evidence } from '../../../model/evidence.ts'
import type { PolicyStatement } from '../../../policy/document/policy.ts'
import { remembered } from '../../../util/remembered.ts'
import { type AbacTag, abacTags } from './abac-tags.ts'
import { serviceOf, type Taggers } from './taggers.ts'

/** A tag on which statements of somebody's policies depend. */
export interface AbacTest extends Pick<AbacTag, 'tagKey' | 'tagOf'> {
  /** What sets tags of the resources that the statements mean; none for a principal's. */
  readonly taggingActions: ReadonlySet<string>
  /** The key in lower case, and as conditions on `aws:TagKeys` write it, whose letter case counts. */
  readonly spellings: readonly string[]
  readonly evidence: readonly Evidence[]
}

/**
 * The tags on which Allows of somebody's own policies depend, by whose they are and key; each policy is read once.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/access_tags.html}
 */
export function abacTests(taggers: Taggers): (held: readonly HeldPolicy[]) => readonly AbacTest[] {
  const testsOf = remembered((held: HeldPolicy) => testsIn(held, taggers))
  const keysOf = remembered(tagKeysIn)
  return (held) => {
    const found = new Map<string, Pick<Test, 'tagKey' | 'tagOf'> & { actions: Set<string>; all: Evidence[] }>()
    for (const policy of held) {
      for (const test of testsOf(policy)) {
        const name = `${test.tagOf} ${test.tagKey}`
        let known = found.get(name)
        if (known === undefined) found.set(name, (known = { all: [], ...test, actions: new Set<string>() }))
        for (const action of test.actions) known.actions.add(action)
        if (known.all.at(-1) !== test.evidence) known.all.push(test.evidence)
      }
    }
    if (found.size === 0) return []
    const written = held.flatMap(keysOf)
    return [...found.values()]
      .map(({ tagKey, tagOf, actions, all }) => {
        const spellings = new Set([tagKey, ...written.filter((one) => one.toLowerCase() === tagKey)])
        return { tagKey, tagOf, taggingActions: actions, spellings: [...spellings], evidence: all }
      })
      .sort(byTag)
  }
}

const byTag = byKeys<AbacTest>(
  ({ tagOf }) => tagOf,
  ({ tagKey }) => tagKey,
)

/**
 * The tags that a policy's own conditions on tagging name.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-tagkeys}
 */
function tagKeysIn({ policy }: HeldPolicy): readonly string[] {
  const tests = policy.statements.flatMap(({ conditions }) => conditions)
  return tests.flatMap(({ key, values }) => (key === 'aws:tagkeys' ? values : []))
}

/** A tag on which one statement depends. */
interface Test extends Pick<AbacTag, 'tagKey' | 'tagOf'> {
  readonly actions: readonly string[]
  readonly evidence: Evidence
}

function testsIn(held: HeldPolicy, taggers: Taggers): readonly Test[] {
  const { source, policy, policyArn, policyName, version } = held
  const found: Test[] = []
  if (source === 'boundary') return found
  for (const statement of policy.statements) {
    if (statement.effect !== 'Allow') continue
    const tags = abacTags(statement)
    if (tags.length === 0) continue
    const { index, sid, effect } = statement
    const evidence: Evidence = { kind: 'statement', policyArn, policyName, version, statement: index, sid, effect }
    for (const tag of tags) {
      const { tagKey, tagOf } = tag
      const actions = tagOf === 'principal' ? [] : taggingActions(tag, statement, taggers)
      found.push({ tagKey, tagOf, actions, evidence })
    }
  }
  return found
}

/**
 * What sets a tag of a resource. A service's own key speaks of that service's resources; one that every service knows, of
 * those of the services that the statement names, and one that names all of them says nothing of which.
 */
function taggingActions({ service, name }: AbacTag, { actions }: PolicyStatement, taggers: Taggers): readonly string[] {
  if (service === 'iam') return IDENTITY_TAGGERS
  if (service !== 'aws') {
    const some = TAGGERS_BY_NAME.get(name)
    return some === undefined ? taggers.ofService(service) : taggers.ofService(service).filter((one) => some.test(one))
  }
  if (actions.except) return []
  const services = new Set(actions.patterns.flatMap((pattern) => serviceOf(pattern) ?? []))
  return [...services].flatMap((one) => (one === 'sts' ? IDENTITY_TAGGERS : taggers.ofService(one)))
}

/**
 * `iam:ResourceTag` is of users and roles, and so is what STS is asked for.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#available-keys-for-iam}
 */
const IDENTITY_TAGGERS: readonly string[] = ['iam:TagRole', 'iam:TagUser']

/**
 * Those of a service that set the tags of which a key of S3's speaks.
 * {@link https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html}
 */
const TAGGERS_BY_NAME: ReadonlyMap<string, RegExp> = new Map([
  ['existingobjecttag', /:PutObject/],
  ['buckettag', /:(?:PutBucket|TagResource$)/],
  ['accesspointtag', /:TagResource$/],
])
