import { idsOfBits } from '../../../policy/action/action-set.ts'
import type { Policy, PolicyStatement } from '../../../policy/document/policy.ts'
import { type ActionBits, addAction, eitherOf, hasAll, isEmpty, noActions } from '../../../policy/action/action-bits.ts'
import { type BroadGrants, broadGrants, grantingStatements } from './broad-grants.ts'
import { canApply } from './conditional-grant.ts'
import type { Everything } from './everything.ts'
import { allowAll, onEverything } from './on-everything.ts'

/** Whether a policy makes an administrator of whoever has it, and what that rests on. */
export interface Administration {
  readonly decision: 'allowed' | 'conditional' | 'denied' | 'unknown'
  /** Those that give it, and Denies whose conditions limit it; where it is unknown, those that cannot be decided. */
  readonly statements: readonly PolicyStatement[]
}

/**
 * Whether a policy allows everything on everything and, after its Denies, still allows to give somebody any permission:
 * a Deny of other actions does not end administration, and a Deny of some resources leaves the others. An Allow of
 * everything but some actions or resources (NotAction, NotResource) is judged as one of everything with such a Deny.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_job-functions.html#jf_administrator}
 */
export function administration(policy: Policy, everything: Everything): Administration {
  const { certain, possible, open } = broadGrants(policy, everything, givingActions(everything))
  const decision = judge(certain, everything)
  if (decision !== 'denied') return { decision, statements: statementsOf(certain, decision, everything) }
  const isDoubtful = open.length > 0 && judge(possible, everything) !== 'denied'
  return isDoubtful ? { decision: 'unknown', statements: open } : { decision, statements: [] }
}

/** Each is enough to give a principal any permission, the own one or another's. {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_manage-attach-detach.html} */
export const GIVING = [
  'iam:PutUserPolicy',
  'iam:AttachUserPolicy',
  'iam:PutRolePolicy',
  'iam:AttachRolePolicy',
  'iam:CreatePolicyVersion',
] as const

type Decision = 'allowed' | 'conditional' | 'denied'

function judge({ always, sometimes, allows, denies }: BroadGrants, everything: Everything): Decision {
  if (isEmpty(always) && isEmpty(sometimes)) return 'denied'
  if (!isEmpty(always) && isWide(allows.filter(isUnconditional), everything)) return 'allowed'
  if (!isWide(allows, everything)) return 'denied'
  const giving = eitherOf(always, sometimes)
  return [...idsOfBits(giving)].some((id) => canBeGiven(id, { allows, denies }, everything)) ? 'conditional' : 'denied'
}

/** Whether some request meets the conditions under which an action is allowed on everything, and everything at all. */
function canBeGiven(
  id: number,
  { allows, denies }: Pick<BroadGrants, 'allows' | 'denies'>,
  everything: Everything,
): boolean {
  const only = noActions(everything.table.size)
  addAction(only, id)
  const isNamed = ({ actions }: PolicyStatement): boolean => everything.named.anyOf(actions, only)
  const limiting = denies.filter((one) => !isEmpty(onEverything([one], everything, 'hasWhole', only)))
  const wide = allows.filter((one) => isOpen(one, everything))
  const { takenAt } = everything
  return canApply(allows.filter(isNamed), limiting, takenAt) && (wide.length === 0 || canApply(wide, limiting, takenAt))
}

/** Whether one of these Allows is of everything, or of everything but some things, or all of them are together. */
function isWide(allows: readonly PolicyStatement[], everything: Everything): boolean {
  if (allows.some((statement) => isOpen(statement, everything))) return true
  return allowAll(allows, everything, everything.actions)
}

function isOpen({ actions, resources }: PolicyStatement, everything: Everything): boolean {
  if (resources === null || !everything.isOpen(resources)) return false
  return actions.except ? !everything.named.isNone(actions) : everything.named.isAll(actions)
}

/** One Allow that is enough by itself, if there is one, else all that it takes; and the Denies that make it conditional. */
function statementsOf(
  grants: BroadGrants,
  decision: 'allowed' | 'conditional',
  everything: Everything,
): readonly PolicyStatement[] {
  const giving = decision === 'allowed' ? grants.always : eitherOf(grants.always, grants.sometimes)
  const allows = grants.allows.filter((one) => decision === 'conditional' || isUnconditional(one))
  const wide = allows.filter((one) => isOpen(one, everything))
  const alone = wide.find((one) => hasAll(onEverything([one], everything, 'hasEnough', giving), giving))
  if (alone) return grantingStatements({ ...grants, allows: [alone] }, giving, everything)
  const asked = wide.length > 0 ? giving : everything.actions
  const all = new Set([...wide, ...grantingStatements({ ...grants, allows }, asked, everything)])
  return [...all].toSorted((a, b) => a.index - b.index)
}

function isUnconditional({ conditions }: PolicyStatement): boolean {
  return conditions.length === 0
}

/** Actions each of which is enough to give a principal any permission. */
export function givingActions(everything: Everything): ActionBits {
  let bits = FOUND.get(everything)
  if (bits === undefined) {
    FOUND.set(everything, (bits = noActions(everything.table.size)))
    for (const name of GIVING) for (const id of everything.table.ids(name)) addAction(bits, id)
  }
  return bits
}

const FOUND = new WeakMap<Everything, ActionBits>()
