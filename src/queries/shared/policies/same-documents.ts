import { byCodeUnit } from '../../../model/compare.ts'
import { actionSet } from '../../../policy/action/action-set.ts'
import type { ActionTable } from '../../../policy/action/table.ts'
import { haveSameEffect } from '../../../policy/compare/have-same-effect.ts'
import type { Policy, PolicyStatement } from '../../../policy/document/policy.ts'
import { testText } from '../../../policy/document/read-conditions.ts'
import { includes } from '../../../policy/pattern/includes.ts'
import { mayMatch } from '../../../policy/pattern/may-match.ts'
import { parsePattern } from '../../../policy/pattern/parse.ts'
import { groupBy } from '../../../util/group-by.ts'
import { type ActionBits, anyOf } from '../../../policy/action/action-bits.ts'
import { outermostActions } from '../../../policy/action/outermost-actions.ts'
import type { FoundPolicy } from './found-policy.ts'

/** Policies that do the same, in the order given. A document of the same bytes is the same object. */
export type SamePolicies = readonly FoundPolicy[]

/**
 * Policies whose documents are the same, or mean the same: in one spelling, or, where the actions they name and the
 * widest of their resources and conditions agree, in effect. Not every pair is compared in effect, since an account may
 * hold fifteen thousand; what is told is the same.
 */
export function samePolicies(policies: readonly FoundPolicy[], table: ActionTable): readonly SamePolicies[] {
  // Which group a policy ends in is told by all gists together, in whatever order: what parts most comes first, and the
  // dear ones are made for few.
  const gists = [
    (policy: Policy) => outermostGist(policy, table),
    conditionsGist,
    resourcesGist,
    (policy: Policy) => actionsGist(policy, table),
  ]
  return gists
    .reduce<Groups>((groups, gist) => groups.flatMap((group) => apart(group, gist)), [policies])
    .flatMap((group) => unite(apart(group, spelling), table))
    .filter((same) => same.length > 1)
}

type Groups = readonly SamePolicies[]

/** Parts a group by what its policies say; there is nothing to part in a group of one. */
function apart(group: SamePolicies, gist: (policy: Policy) => unknown): Groups {
  return group.length < 2 ? [group] : [...groupBy(group, ({ policy }) => gist(policy)).values()]
}

/** Joins groups whose policies mean the same, each with the first that it equals. */
function unite(groups: Groups, table: ActionTable): Groups {
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
  return isDecided(one) && isDecided(other) && haveSameEffect(one, other, table)
}

/** The statements in one spelling, without what has no effect; of one that cannot be decided, a name of its own. */
function spelling(policy: Policy): string | Policy {
  if (policy.undecidable !== null || policy.statements.some(({ undecidable }) => undecidable !== null)) return policy
  const texts = policy.statements.map(({ effect, actions, resources, principals, conditions }) =>
    JSON.stringify([effect, actions, resources, principals, conditions.map(testText)]),
  )
  return JSON.stringify([...new Set(texts)].sort(byCodeUnit))
}

/** A text for the conditions under which a policy allows and denies: policies that mean the same agree on it as a rule. */
function conditionsGist(policy: Policy): string {
  return gistOf(policy, (named) => {
    const tests = new Set(named.flatMap(({ conditions }) => conditions.map(testText)))
    return [...tests].sort(byCodeUnit)
  })
}

/** The same for resources, of which the widest count. */
function resourcesGist(policy: Policy): string {
  return gistOf(policy, (named) => widest(named.flatMap(({ resources }) => resources?.patterns ?? [])))
}

/** The same for actions, of which the outermost count. */
function outermostGist(policy: Policy, table: ActionTable): string {
  return gistOf(policy, (named) => {
    const ids = setsOf(named, table).flatMap(outermostActions)
    return ids.length === 0 ? [] : [Math.min(...ids), Math.max(...ids)]
  })
}

/** The same for all actions. */
function actionsGist(policy: Policy, table: ActionTable): string {
  return gistOf(policy, (named) => fingerprint(anyOf(setsOf(named, table), table.size)))
}

function setsOf(named: readonly PolicyStatement[], table: ActionTable): readonly ActionBits[] {
  return named.map(({ actions }) => actionSet(actions, table).bits)
}

function gistOf({ statements }: Policy, part: (named: readonly PolicyStatement[]) => unknown): string {
  return JSON.stringify(EFFECTS.map((effect) => part(statements.filter((statement) => statement.effect === effect))))
}

const EFFECTS = ['Allow', 'Deny'] as const

function widest(texts: readonly string[]): readonly string[] {
  const distinct = [...new Set(texts)].sort(byCodeUnit)
  if (distinct.includes('*')) return ['*']
  if (distinct.length > FEW) return distinct
  return distinct.filter((text) => !distinct.some((other) => other !== text && isIn(text, other)))
}

/** An empty text names nothing, and so stands in any. */
function isIn(text: string, other: string): boolean {
  return text === '' || (mayMatch(other, text) && includes(parsePattern(other), parsePattern(text)))
}

/** A number for a set of actions; sets that only share it are told apart when they are compared. */
function fingerprint(bits: ActionBits): number {
  let sum = 0x811c_9dc5
  for (const word of bits) sum = Math.imul(sum ^ word, 0x0100_0193) >>> 0
  return sum
}

/** Of longer lists the widest are not sought: it would take their square. */
const FEW = 100
