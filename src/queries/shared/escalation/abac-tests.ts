import type { HeldPolicy } from '../../../access/held-policies.ts'
import { byKeys } from '../../../model/compare.ts'
import type { Evidence } from '../../../model/evidence.ts'
import type { PolicyStatement } from '../../../policy/document/policy.ts'
import { remembered } from '../../../util/remembered.ts'
import { serviceOf, type Taggers } from './taggers.ts'

/** A tag on which statements of somebody's policies depend. */
export interface AbacTest {
  /** In the letter case of conditions: lower. */
  readonly tagKey: string
  readonly tagOf: 'principal' | 'resource'
  /** What sets tags of resources in the services that the statements name. */
  readonly taggingActions: ReadonlySet<string>
  readonly evidence: readonly Evidence[]
}

/**
 * The tags that Allows of somebody's own policies test, by whose they are and key; each policy is read once.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/access_tags.html}
 */
export function abacTests(taggers: Taggers): (held: readonly HeldPolicy[]) => readonly AbacTest[] {
  const testsOf = remembered((held: HeldPolicy) => testsIn(held, taggers))
  return (held) => {
    const found = new Map<string, Test & { actions: Set<string>; all: Evidence[] }>()
    for (const policy of held) {
      for (const test of testsOf(policy)) {
        const name = `${test.tagOf} ${test.tagKey}`
        let known = found.get(name)
        if (known === undefined) found.set(name, (known = { ...test, actions: new Set<string>(), all: [] }))
        for (const action of test.actions) known.actions.add(action)
        known.all.push(test.evidence)
      }
    }
    return [...found.values()]
      .map(({ tagKey, tagOf, actions, all }) => ({ tagKey, tagOf, taggingActions: actions, evidence: all }))
      .sort(byTag)
  }
}

const byTag = byKeys<AbacTest>(
  ({ tagOf }) => tagOf,
  ({ tagKey }) => tagKey,
)

/** A condition on a tag in one statement. */
interface Test {
  readonly tagKey: string
  readonly tagOf: AbacTest['tagOf']
  readonly actions: Iterable<string>
  readonly evidence: Evidence
}

function testsIn(held: HeldPolicy, taggers: Taggers): readonly Test[] {
  const { source, policy, policyArn, policyName, version } = held
  const found: Test[] = []
  if (source === 'boundary') return found
  for (const statement of policy.statements) {
    if (statement.effect !== 'Allow') continue
    for (const { key } of statement.conditions) {
      const tag = tagIn(key)
      if (tag === null) continue
      const { index, sid, effect } = statement
      const evidence: Evidence = { kind: 'statement', policyArn, policyName, version, statement: index, sid, effect }
      found.push({ ...tag, actions: actionsOf(statement, taggers), evidence })
    }
  }
  return found
}

function tagIn(key: string): Pick<Test, 'tagKey' | 'tagOf'> | null {
  const [, of, tagKey] = /^aws:(principal|resource)tag\/(.+)$/s.exec(key) ?? []
  if (of === undefined || tagKey === undefined) return null
  return { tagKey, tagOf: of === 'principal' ? 'principal' : 'resource' }
}

/** Of the services that a statement names; one that names all of them says nothing of which. */
function actionsOf({ actions }: PolicyStatement, taggers: Taggers): readonly string[] {
  if (actions.except) return []
  const services = new Set(actions.patterns.flatMap((pattern) => serviceOf(pattern) ?? []))
  return [...services].flatMap(taggers.ofService)
}
