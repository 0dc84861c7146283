import { askerOf } from '../../../access/asker.ts'
import type { AccountView } from '../../../model/account.ts'
import type { Role } from '../../../model/entity.ts'
import type { Evidence } from '../../../model/evidence.ts'
import {
  type ActionBits,
  addAction,
  bothOf,
  eitherOf,
  hasAll,
  isEmpty,
  noActions,
} from '../../../policy/action/action-bits.ts'
import { idsOfBits } from '../../../policy/action/action-set.ts'
import type { ActionTable } from '../../../policy/action/table.ts'
import { once } from '../../../util/once.ts'
import { rememberedWeakly } from '../../../util/remembered-weakly.ts'
import { administration, GIVING, givingActions } from './administration.ts'
import { broadGrants, grantingStatements } from './broad-grants.ts'
import { conditionTexts } from './conditional-grant.ts'
import { type Everything, everythingIn } from './everything.ts'
import type { Policy, PolicyStatement } from '../../../policy/document/policy.ts'
import type { Params, QueryContext } from '../../query.ts'
import { type KnownPolicy, leaveRoleOpen, type RolePolicies, rolePolicies } from './role-policies.ts'
import { spokenActions } from './spoken-actions.ts'

/** What a role has by all of its policies together, and the statements that give it. */
export interface RoleGrant {
  readonly decision: 'allowed' | 'conditional'
  /** What the statements ask; none where it is allowed. */
  readonly conditions: readonly string[]
  readonly evidence: readonly Evidence[]
}

/** What is given of those who have assumed a role. */
interface GrantGiven {
  readonly known?: KnownPolicy
  /** Whether their sessions are without MFA, whoever else can assume the role. */
  readonly comesWithoutMfa?: boolean
}

/** What roles have on everything, after every Deny and within their boundary; null for what they have not. */
export interface RoleGrants {
  /** Whether it may give somebody any permission, as an administrator may. */
  administration(role: Role, comesWithoutMfa?: boolean): RoleGrant | null
  /** All of these actions, by the names that AWS gives them; the list is known by being the same. */
  all(role: Role, names: readonly string[], given?: GrantGiven): RoleGrant | null
}

/**
 * Weighs the policies of roles together, as a request of theirs is: a Deny in one ends what another allows, and a
 * boundary grants nothing. What cannot be read is left unknown, beside what the rest of the policies says.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html}
 */
export function roleGrants(context: QueryContext<Params>): RoleGrants {
  const everything = once(() => everythingOf(context.account)(context.actions()))
  /** Whether what is asked of a request can be met by the role, of which some is known: that it comes without MFA. */
  const mayMeet = (role: Role, action: string, comesWithoutMfa: boolean): boolean => {
    const question = { action, resource: null, ...(comesWithoutMfa ? { context: WITHOUT_MFA } : {}) }
    return context.access().can(askerOf(role), question).decision !== 'denied'
  }
  return {
    administration(role, comesWithoutMfa = false) {
      const { granting, own, boundary, evidenceOf } = rolePolicies(context, role)
      const given = perhapsGiven(everything())(GIVING)
      if (!granting.some((policy) => given(policy).length > 0)) return null
      const { decision, statements } = administration({ statements: own(), undecidable: null }, everything())
      if (decision === 'unknown') leaveAllOpen(context, role, statements)
      if (decision === 'unknown' || decision === 'denied') return null
      const within = boundary()
      const limit = within && grantIn(within, givingActions(everything()), everything(), 'some')
      if (limit?.decision === 'unknown') leaveAllOpen(context, role, limit.statements)
      if (limit?.decision === 'unknown' || limit?.decision === 'denied') return null
      const weaker = limit?.decision === 'conditional' ? 'conditional' : decision
      if (weaker === 'conditional' && !GIVING.some((name) => mayMeet(role, name, comesWithoutMfa))) return null
      return grantOf(context, weaker, [...statements, ...(limit?.statements ?? [])], evidenceOf)
    },
    all(role, names, { known, comesWithoutMfa = false } = {}) {
      const { granting, own, boundary, evidenceOf } = rolePolicies(context, role, known)
      const wanted = wantedOf(context.actions())(names)
      const given = new Set(granting.flatMap(perhapsGiven(everything())(names)))
      if (given.size < countOf(wanted)) return null
      const spoken = spokenActions(context.actions(), names)
      const ofPolicy = (policy: Policy): readonly PolicyStatement[] => spoken(policy).statements
      const within = boundary(ofPolicy)
      const found = [own(ofPolicy), ...(within === null ? [] : [within])].map((statements) =>
        grantIn(statements, wanted, everything(), 'all'),
      )
      if (found.some(({ decision }) => decision === 'denied')) return null
      for (const { decision, statements } of found) if (decision === 'unknown') leaveAllOpen(context, role, statements)
      if (found.some(({ decision }) => decision === 'unknown')) return null
      const isConditional = found.some(({ decision }) => decision === 'conditional')
      if (isConditional && known === undefined && !names.every((name) => mayMeet(role, name, comesWithoutMfa)))
        return null
      const statements = found.flatMap((one) => one.statements)
      return grantOf(context, isConditional ? 'conditional' : 'allowed', statements, evidenceOf)
    },
  }
}

/** What a session says of it that was issued without. */
const WITHOUT_MFA = new Map([['aws:multifactorauthpresent', 'false']])

/** The same for every query of a night, so that what one read of a policy the next need not. */
const everythingOf = rememberedWeakly((account: AccountView) =>
  rememberedWeakly((table: ActionTable) => everythingIn(account, table)),
)

/**
 * The ids of those of some actions that a policy may allow on everything, alone or together with others: an Allow that
 * has nothing whole of what an action needs gives none of it, whatever stands beside it.
 */
const perhapsGiven = rememberedWeakly((everything: Everything) =>
  rememberedWeakly((names: readonly string[]) => {
    const spoken = spokenActions(everything.table, names)
    return rememberedWeakly((policy: Policy): readonly number[] =>
      spoken(policy)
        .allowed.filter(({ id, by }) =>
          by.some(({ resources }) => resources === null || everything.mayHelp(resources, id)),
        )
        .map(({ id }) => id),
    )
  }),
)

const wantedOf = rememberedWeakly((table: ActionTable) =>
  rememberedWeakly((names: readonly string[]) => bitsOf(names, table)),
)

const countOf = rememberedWeakly((bits: ActionBits) => idsOfBits(bits).length)

function grantOf(
  context: QueryContext<Params>,
  decision: RoleGrant['decision'],
  statements: readonly PolicyStatement[],
  evidenceOf: RolePolicies['evidenceOf'],
): RoleGrant {
  const conditions = decision === 'allowed' ? [] : conditionTexts(context, statements)
  return { decision, conditions, evidence: statements.flatMap(evidenceOf) }
}

interface Grant {
  readonly decision: 'allowed' | 'conditional' | 'denied' | 'unknown'
  /** Those that grant; where it is unknown, those that cannot be decided. */
  readonly statements: readonly PolicyStatement[]
}

/** Whether statements grant some or all of these actions on everything. */
function grantIn(
  statements: readonly PolicyStatement[],
  wanted: ActionBits,
  everything: Everything,
  how: 'all' | 'some',
): Grant {
  const { certain, possible, open } = broadGrants({ statements, undecidable: null }, everything, wanted)
  const has = (bits: ActionBits): boolean => (how === 'all' ? hasAll(bits, wanted) : !isEmpty(bothOf(bits, wanted)))
  const ever = eitherOf(certain.always, certain.sometimes)
  const decision = has(certain.always) ? 'allowed' : has(ever) ? 'conditional' : 'denied'
  if (decision === 'denied') {
    const isOpen = open.length > 0 && has(eitherOf(possible.always, possible.sometimes))
    return isOpen ? { decision: 'unknown', statements: open } : { decision, statements: [] }
  }
  const granted = bothOf(decision === 'allowed' ? certain.always : ever, wanted)
  return { decision, statements: grantingStatements(certain, granted, everything) }
}

function leaveAllOpen(context: QueryContext<Params>, role: Role, statements: readonly PolicyStatement[]): void {
  for (const { undecidable } of statements)
    leaveRoleOpen(context, role, undecidable ?? 'a statement of it cannot be decided')
}

function bitsOf(names: readonly string[], table: ActionTable): ActionBits {
  const bits = noActions(table.size)
  for (const name of names) for (const id of table.ids(name)) addAction(bits, id)
  return bits
}
