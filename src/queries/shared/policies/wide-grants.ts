import type { AccountView } from '../../../model/account.ts'
import { actionSet } from '../../../policy/action/action-set.ts'
import type { Action, ActionTable } from '../../../policy/action/table.ts'
import { holds } from '../../../policy/condition/holds.ts'
import type { ConditionTest, PatternSet, Policy, PolicyStatement } from '../../../policy/document/policy.ts'
import { remembered } from '../../../util/remembered.ts'
import { rememberedWeakly } from '../../../util/remembered-weakly.ts'
import { resourceForms, type ResourceForm } from './resource-forms.ts'
import { covers, leavesNothing, names } from './resource-reach.ts'
import { type WantedActions, wantedIn } from './wanted-actions.ts'

/** An action that a policy allows without a limit on the resource. */
export interface WideGrant {
  readonly action: Action
  /** The Allows that do, in the order of the document. */
  readonly statements: readonly PolicyStatement[]
  /** Whether it takes more than the right action: conditions of the Allow, or of a Deny that would end it. */
  readonly isConditional: boolean
}

export interface WideGrants {
  /** In the order of the table. */
  readonly grants: readonly WideGrant[]
  /** Statements that cannot be decided and would change the grants, either way. */
  readonly open: readonly PolicyStatement[]
}

/**
 * What single documents allow on every resource of some type, after their own unconditional Denies. Without a limit is a
 * grant whose patterns take every ARN of each type that the action requires (or, where it requires none, that they name)
 * in the account's partition, in the account, in every region. A condition that fails where a tag of the resource is
 * missing limits the resource; any other makes the grant conditional. NotResource is a limit only for the types that it
 * takes away whole.
 * {@link https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html}
 *
 * @param alsoLimits which conditions count as a limit beside those on tags of the resource
 */
export function wideGrants(
  account: AccountView,
  table: ActionTable,
  wanted: WantedActions,
  alsoLimits: (test: ConditionTest) => boolean = () => false,
): (policy: Policy) => WideGrants {
  const formsOf = formsIn(account)(table)
  const idsOf = wantedIn(table, wanted)
  const idsIn = remembered((named: PatternSet) => idsOf(actionSet(named, table).bits))
  const wideIds = wideIn(formsOf)
  const limits = (test: ConditionTest): boolean => limitsResource(test) || alsoLimits(test)
  return remembered((policy: Policy) => judge(policy, { table, formsOf, idsIn, wideIds, limits }))
}

/** Read once for all queries that an audit asks. */
const formsIn = rememberedWeakly((account: AccountView) =>
  rememberedWeakly((table: ActionTable) => resourceForms(account, table)),
)

interface Means {
  readonly table: ActionTable
  readonly formsOf: (id: number) => readonly ResourceForm[]
  readonly idsIn: (named: PatternSet) => readonly number[]
  readonly wideIds: WideIds
  readonly limits: (test: ConditionTest) => boolean
}

interface Weighed {
  readonly statement: PolicyStatement
  readonly resources: PatternSet
}

function judge(policy: Policy, { table, formsOf, idsIn, wideIds, limits }: Means): WideGrants {
  const allows = new Map<number, Weighed[]>()
  const denies = new Map<number, Weighed[]>()
  for (const statement of policy.statements) {
    const { actions, resources, effect, conditions } = statement
    const ids = idsIn(actions)
    // Most statements name none of the actions: their conditions need no look.
    if (ids.length === 0 || resources === null || (effect !== 'Deny' && conditions.some(limits))) continue
    const [list, named] = effect === 'Deny' ? [denies, ids] : [allows, wideIds(ids, resources)]
    for (const id of named) add(list, id, { statement, resources })
  }
  if (allows.size === 0) return NO_GRANTS
  const open = new Set<PolicyStatement>()
  const grants: WideGrant[] = []
  for (const [id, given] of [...allows].sort(([a], [b]) => a - b)) {
    const forms = formsOf(id)
    const taken = denies.get(id) ?? []
    const certain = taken.filter(({ statement }) => isCertain(statement) && statement.conditions.length === 0)
    const wideBeside = (some: readonly Weighed[], denied: readonly Weighed[]): readonly Weighed[] =>
      denied.length === 0 ? some : some.filter(({ resources }) => isWide(forms, resources, denied))
    const wide = wideBeside(given, certain)
    const decided = wide.filter(({ statement }) => isCertain(statement))
    const free = wideBeside(decided, taken)
    const unconditional = free.filter(({ statement }) => statement.conditions.length === 0)
    if (unconditional.length === 0) for (const { statement } of wide) if (!isCertain(statement)) open.add(statement)
    const doubtful = taken.filter(({ statement }) => !isCertain(statement))
    const held = wideBeside(decided, [...certain, ...doubtful])
    if (held.length < decided.length) for (const { statement } of doubtful) open.add(statement)
    if (held.length === 0) continue
    const chosen = unconditional.length > 0 ? unconditional : held
    const statements = chosen.map(({ statement }) => statement)
    grants.push({ action: table.actionAt(id), statements, isConditional: unconditional.length === 0 })
  }
  return { grants, open: [...open].sort((a, b) => a.index - b.index) }
}

const NO_GRANTS: WideGrants = { grants: [], open: [] }

function isCertain({ undecidable, effect }: PolicyStatement): boolean {
  return undecidable === null && effect !== null
}

function isWide(forms: readonly ResourceForm[], allowed: PatternSet, denied: readonly Weighed[]): boolean {
  const isOpen = ({ arns }: ResourceForm): boolean =>
    arns.some((arn) => covers(allowed, arn)) &&
    !denied.some(({ resources }) => arns.every((arn) => leavesNothing(resources, arn)))
  if (forms.some(isRequired)) return forms.every((form) => !form.required || isOpen(form))
  const open = new Set(forms.filter(isOpen))
  return open.size > 0 && forms.every((form) => open.has(form) || !form.arns.some((arn) => names(allowed, arn)))
}

function isRequired({ required }: ResourceForm): boolean {
  return required
}

/**
 * Whether a condition asks for a tag of the resource, so that resources without it are out of reach.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/access_tags.html}
 */
function limitsResource(test: ConditionTest): boolean {
  const isOfResource = /tag\//.test(test.key) && !/^aws:(?:request|principal)tag\//.test(test.key)
  return isOfResource && holds(test, NOTHING) === false
}

const NOTHING: ReadonlyMap<string, string> = new Map()

const NO_IDS: readonly number[] = []

/** Those of some actions that an Allow of these resources grants without a limit, as long as no Deny takes any away. */
type WideIds = (ids: readonly number[], resources: PatternSet) => readonly number[]

/** Many actions take the same resources: what they take is looked at once for all of them. */
function wideIn(formsOf: Means['formsOf']): WideIds {
  const allForms = remembered((ids: readonly number[]) => [...new Set(ids.map(formsOf))])
  const allTexts = remembered((ids: readonly number[]) => {
    return new Set(allForms(ids).flatMap((forms) => forms.flatMap(({ arns }) => arns.map(({ text }) => text))))
  })
  return (ids, resources) => {
    const { patterns, except } = resources
    if (!except && patterns.includes('*')) return ids
    // What is written without wildcards takes nothing but itself.
    if (!except && patterns.every((text) => !/[*?$]/.test(text) && !allTexts(ids).has(text))) return NO_IDS
    const forms = allForms(ids)
    const wide = forms.filter((some) => isWide(some, resources, []))
    return wide.length === forms.length
      ? ids
      : wide.length === 0
        ? NO_IDS
        : ids.filter((id) => wide.includes(formsOf(id)))
  }
}

function add<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}
