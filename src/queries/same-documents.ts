import { byCodeUnit } from '../model/compare.ts'
import { actionSet, type ActionSet, unionOfActions } from '../policy/action/action-set.ts'
import type { ActionTable } from '../policy/action/table.ts'
import { comparePolicies } from '../policy/compare/compare-policies.ts'
import type { Policy, PolicyStatement } from '../policy/document/policy.ts'
import { testText } from '../policy/document/read-conditions.ts'
import { includes } from '../policy/pattern/includes.ts'
import { parsePattern } from '../policy/pattern/parse.ts'
import { groupBy } from '../util/group-by.ts'
import type { FoundPolicy } from './found-policy.ts'

/** Policies that do the same, in the order given. A document of the same bytes is the same object. */
export type SamePolicies = readonly FoundPolicy[]

/**
 * Policies whose documents are the same, or mean the same: in one spelling, or, where the actions they name and the
 * widest of their resources and conditions agree, in effect. Not every pair is compared in effect, since an account may
 * hold fifteen thousand; what is told is the same.
 */
export function samePolicies(policies: readonly FoundPolicy[], table: ActionTable): readonly SamePolicies[] {
  const bySpelling = [...groupBy(policies, ({ policy }) => spelling(policy)).values()]
  const alike = groupBy(bySpelling, ([first]) => (first === undefined ? '' : gist(first.policy, table)))
  return [...alike.values()].flatMap((group) => unite(group, table)).filter((same) => same.length > 1)
}

/** Joins groups whose policies mean the same, each with the first that it equals. */
function unite(groups: readonly SamePolicies[], table: ActionTable): readonly SamePolicies[] {
  const united: FoundPolicy[][] = []
  for (const group of groups) {
    const [one] = group
    const same = united.find(
      ([other]) => one !== undefined && other !== undefined && isEqual(one.policy, other.policy, table),
    )
    if (same === undefined) united.push([...group])
    else same.push(...group)
  }
  return united
}

function isEqual(one: Policy, other: Policy, table: ActionTable): boolean {
  const isDecided = ({ statements }: Policy): boolean => statements.every(({ undecidable }) => undecidable === null)
  return isDecided(one) && isDecided(other) && comparePolicies(one, other, table).effect === 'equal'
}

/** The statements in one spelling, without what has no effect; of one that cannot be decided, a name of its own. */
function spelling(policy: Policy): string | Policy {
  if (policy.undecidable !== null || policy.statements.some(({ undecidable }) => undecidable !== null)) return policy
  const texts = policy.statements.map(({ effect, actions, resources, principals, conditions }) =>
    JSON.stringify([effect, actions, resources, principals, conditions.map(testText)]),
  )
  return JSON.stringify([...new Set(texts)].sort(byCodeUnit))
}

/** What policies that mean the same will agree on as a rule: the actions, widest resources and conditions of each effect. */
function gist({ statements }: Policy, table: ActionTable): string {
  const of = (effect: PolicyStatement['effect']): unknown => {
    const chosen = statements.filter((statement) => statement.effect === effect)
    const actions = chosen
      .map((statement) => actionSet(statement.actions, table))
      .reduce<ActionSet | null>((sum, set) => (sum === null ? set : unionOfActions(sum, set)), null)
    const resources = chosen.flatMap((statement) => statement.resources?.patterns ?? [])
    const tests = chosen.flatMap(({ conditions }) => conditions.map(testText))
    return [actions === null ? null : [...actions.bits].join(), widest(resources), [...new Set(tests)].sort(byCodeUnit)]
  }
  return JSON.stringify([of('Allow'), of('Deny')])
}

function widest(texts: readonly string[]): readonly string[] {
  const distinct = [...new Set(texts)].sort(byCodeUnit)
  if (distinct.includes('*')) return ['*']
  if (distinct.length > FEW) return distinct
  return distinct.filter(
    (text) => !distinct.some((other) => other !== text && includes(parsePattern(other), parsePattern(text))),
  )
}

/** Of longer lists the widest are not sought: it would take their square. */
const FEW = 100
