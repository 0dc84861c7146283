import type { HeldPolicy } from '../../../access/held-policies.ts'
import { byCodeUnit, byKeys } from '../../../model/compare.ts'
import type { Evidence } from '../../../model/evidence.ts'
import type { PolicyStatement } from '../../../policy/document/policy.ts'
import { remembered } from '../../../util/remembered.ts'
import { serviceOf, type Taggers } from './taggers.ts'

/** A tag on which statements of somebody's policies depend. */
export interface AbacTest {
  /** In the letter case of conditions: lower. */
  readonly tagKey: string
  readonly tagOf: 'principal' | 'resource'
  /** What sets tags of resources in the services that the statements name, sorted. */
  readonly taggingActions: readonly string[]
  readonly evidence: readonly Evidence[]
}

/**
 * The tags that Allows of somebody's own policies test, by whose they are and key; each policy is read once.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/access_tags.html}
 */
export function abacTests(taggers: Taggers): (held: readonly HeldPolicy[]) => readonly AbacTest[] {
  const testsOf = remembered((held: HeldPolicy) => testsIn(held, taggers))
  return (held) => {
    const found = new Map<string, { first: Test; actions: Set<string>; evidence: Evidence[] }>()
    for (const policy of held) {
      for (const test of testsOf(policy)) {
        const name = `${test.tagOf} ${test.tagKey}`
        const known = found.get(name) ?? { first: test, actions: new Set<string>(), evidence: [] }
        found.set(name, known)
        for (const action of test.actions) known.actions.add(action)
        known.evidence.push(test.evidence)
      }
    }
    return [...found.values()]
      .map(({ first: { tagKey, tagOf }, actions, evidence }) => {
        return { tagKey, tagOf, taggingActions: [...actions].toSorted(byCodeUnit), evidence }
      })
      .sort(
        byKeys(
          ({ tagOf }) => tagOf,
          ({ tagKey }) => tagKey,
        ),
      )
  }
}

/** A condition on a tag in one statement. */
interface Test {
  readonly tagKey: string
  readonly tagOf: AbacTest['tagOf']
  readonly actions: readonly string[]
  readonly evidence: Evidence
}

function testsIn(held: HeldPolicy, taggers: Taggers): readonly Test[] {
  const { source, policy, policyArn, policyName, version } = held
  if (source === 'boundary') return []
  return policy.statements.flatMap((statement) => {
    if (statement.effect !== 'Allow') return []
    return statement.conditions.flatMap(({ key }): Test | readonly [] => {
      const [, of, tagKey] = TAG.exec(key) ?? []
      if (of === undefined || tagKey === undefined) return []
      const { index, sid, effect } = statement
      return {
        tagKey,
        tagOf: of === 'principal' ? 'principal' : 'resource',
        actions: actionsOf(statement, taggers),
        evidence: { kind: 'statement', policyArn, policyName, version, statement: index, sid, effect },
      }
    })
  })
}

const TAG = /^aws:(principal|resource)tag\/(.+)$/s

/** Of the services that a statement names; one that names all of them says nothing of which. */
function actionsOf({ actions }: PolicyStatement, taggers: Taggers): readonly string[] {
  if (actions.except) return []
  const services = new Set(actions.patterns.flatMap((pattern) => serviceOf(pattern) ?? []))
  return [...services].flatMap(taggers.ofService)
}
