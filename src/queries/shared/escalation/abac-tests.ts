import type { HeldPolicy } from '../../../access/held-policies.ts'
import { byCodeUnit, byKeys } from '../../../model/compare.ts'
import type { Evidence } from '../../../model/evidence.ts'
import type { ActionTable } from '../../../policy/action/table.ts'
import type { PolicyStatement } from '../../../policy/document/policy.ts'
import { remembered } from '../../../util/remembered.ts'
import { rememberedWeakly } from '../../../util/remembered-weakly.ts'

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
 * The tags that Allows of somebody's own policies test, by whose they are and key.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/access_tags.html}
 */
export function abacTests(held: readonly HeldPolicy[], table: ActionTable): readonly AbacTest[] {
  const found = new Map<
    string,
    { tagKey: string; tagOf: AbacTest['tagOf']; actions: Set<string>; evidence: Evidence[] }
  >()
  for (const { source, policy, policyArn, policyName, version } of held) {
    if (source === 'boundary') continue
    for (const statement of policy.statements) {
      if (statement.effect !== 'Allow') continue
      for (const { key } of statement.conditions) {
        const [, of, tagKey] = TAG.exec(key) ?? []
        if (of === undefined || tagKey === undefined) continue
        const tagOf = of === 'principal' ? 'principal' : 'resource'
        const known = found.get(`${tagOf} ${tagKey}`) ?? { tagKey, tagOf, actions: new Set<string>(), evidence: [] }
        found.set(`${tagOf} ${tagKey}`, known)
        for (const action of taggingActions(statement, table)) known.actions.add(action)
        const { index, sid, effect } = statement
        known.evidence.push({ kind: 'statement', policyArn, policyName, version, statement: index, sid, effect })
      }
    }
  }
  return [...found.values()]
    .map(({ actions, ...test }) => ({ ...test, taggingActions: [...actions].toSorted(byCodeUnit) }))
    .sort(
      byKeys(
        ({ tagOf }) => tagOf,
        ({ tagKey }) => tagKey,
      ),
    )
}

const TAG = /^aws:(principal|resource)tag\/(.+)$/s

/** Of the services that a statement names; one that names all of them says nothing of which. */
function taggingActions({ actions }: PolicyStatement, table: ActionTable): readonly string[] {
  if (actions.except) return []
  const services = new Set(actions.patterns.flatMap((pattern) => /^([a-z\d-]+):/.exec(pattern)?.[1] ?? []))
  return [...services].flatMap(taggersIn(table))
}

const taggersIn = rememberedWeakly((table: ActionTable) =>
  remembered((service: string) =>
    table
      .expand(`${service}:*`)
      .filter(({ accessLevel, name }) => accessLevel === 'Tagging' && !/:(?:Un|Delete|Remove)/.test(name))
      .map(({ name }) => name),
  ),
)
