import type { AccountView } from '../model/account.ts'
import { byArn } from '../model/compare.ts'
import type { Principal } from '../model/entity.ts'
import { isServiceLinked } from '../model/role.ts'
import type { ActionTable } from '../policy/action/table.ts'
import { all, ALWAYS } from '../policy/formula.ts'
import { once } from '../util/once.ts'
import { remembered } from '../util/remembered.ts'
import type { Access, Asking } from './access.ts'
import { type Asker, askerOf } from './asker.ts'
import { cite } from './bearing.ts'
import { canAssumeSome } from './can-assume-some.ts'
import { type Case, openDeciding } from './deciding.ts'
import type { AccessQuestion, Decision } from './decision.ts'
import { grantsOf } from './grants.ts'
import { heldPolicies, type HeldPolicy, type IsLeftOut } from './held-policies.ts'
import { holdersIn } from './holders.ts'
import { type GivenPolicies, notConsidered } from './not-considered.ts'
import { permissionsOf } from './permissions.ts'
import { plainGrounds } from './plain-grounds.ts'
import { principalFacts } from './principal-facts.ts'
import { questionSettings } from './question-setting.ts'
import type { ActionData } from './reached-actions.ts'
import { isAskedOfRoles, roleExpected, rolesAsked, rolesBeyond } from './roles-asked.ts'
import { scpBearings, sidesOf } from './sides.ts'
import { someOfAccount } from './some-of-account.ts'
import { statementIndex } from './statement-index.ts'
import { actionMatcher, mayAllow } from './statement-matcher.ts'
import { supposedly, supposedSides } from './supposed.ts'
import { trustedRoles } from './trusted-roles.ts'
import { whoeverCan } from './who-can.ts'
import { withoutPermission } from './without-permission.ts'

/** What access is judged from: a night, AWS's actions, and what the user gave of what IAM data cannot show. */
export interface AccessInput extends GivenPolicies {
  readonly account: AccountView
  readonly actions: () => ActionTable
  /** Statements to judge without: how it would be if they were gone. */
  readonly isLeftOut?: IsLeftOut
}

/**
 * Access in one night.
 *
 * @example
 * const access = openAccess({ account: readAccount(db, snapshot.id), actions: loadActionTable })
 * const { decision, reason } = access.can(askerOf(user), { action: 's3:GetObject', resource: 'arn:aws:s3:::oven/bun' })
 */
export function openAccess(input: AccessInput): Access {
  const { account, actions, isLeftOut = null } = input
  const held = heldPolicies(account, isLeftOut)
  const roles = trustedRoles(account, held, isLeftOut)
  const askers = remembered(askerOf)
  const factsOf = remembered((principal: Principal) => principalFacts(askers(principal), held))
  const settingOf = questionSettings({ ...input, held, roles })
  const deciding = openDeciding({ ...input, held, factsOf })
  const data = once((): ActionData => ({ table: actions(), partition: account.snapshot.partition }))
  const everyone = once(() => [...account.roles(), ...account.users()].sort(byArn))
  const holders = holdersIn(account, held, everyone)
  const statements = once(() => statementIndex(holders.documents(), held.read))

  const allowers = remembered((action: string) => {
    const names = actionMatcher(action)
    const allows = remembered(({ policy }: HeldPolicy) => mayAllow(policy, names))
    return everyone().filter((principal) => held.of(principal).some((one) => isOwn(one) && allows(one)))
  })

  const decideOne = (asker: Asker, question: AccessQuestion): Decision => {
    const setting = settingOf(question)
    const ask = (one: Asker): Decision => deciding.decide({ asker: one, question, setting })
    return someOfAccount(asker, ask(asker), () => sidesOf(asker, setting), ask)
  }

  /** Somebody whose policies the night does not hold is asked about its roles alone. */
  const mayAssumeBeyond = (asker: Asker, question: AccessQuestion): boolean => {
    const beyond = rolesBeyond(account)
    if (asker.principal === null) return beyond.isOfNight
    const { asked, ...setting } = settingOf(question)
    const within = all([asked.within, beyond.within])
    const some = { ...setting, asked: { ...asked, within, withinFor: () => within } }
    return deciding.decide({ asker, question, setting: some }).decision !== 'denied'
  }

  return {
    held,
    mayAllow: (action) => allowers(action.toLowerCase()),
    grants: (principal) => grantsOf(principal, held, data(), scpsOf(principal, input)),
    permissions: (principal) => permissionsOf(principal, held, data(), scpsOf(principal, input)),
    notConsidered(principal, question) {
      const trust = question && roles.trustOf(question.action.toLowerCase(), question.resource)
      return notConsidered(principal, trust !== null, input)
    },
    can: (asker, question) =>
      isAskedOfRoles(question)
        ? canAssumeSome(
            rolesAsked(question, account),
            (role) => decideOne(asker, { ...question, resource: role.arn }),
            () => mayAssumeBeyond(asker, question),
          )
        : decideOne(asker, question),
    asking(question): Asking {
      const setting = settingOf(question)
      const caseOf = (asker: Asker): Case => ({ asker, question, setting })
      return {
        decide: (asker, supposing = {}) =>
          deciding.decide({ sides: supposedSides(asker, setting, supposing), ...caseOf(asker) }),
        allows: (asker) =>
          (sidesOf(asker, setting).identity ?? []).filter(({ effect }) => effect === 'Allow').map(cite),
        statements(asker) {
          const sides = sidesOf(asker, setting)
          const isFree = withoutPermission(asker.caller, setting.action) !== null
          const plain = isFree ? null : plainGrounds(sides, (formula) => deciding.left(formula, caseOf(asker)))
          return plain ?? deciding.decide({ sides, isUnsaid: true, ...caseOf(asker) }).statements
        },
        left: (asker, supposing = {}) => deciding.left(supposedly(asker, setting, supposing), caseOf(asker)),
        said: (asker, supposing = {}) => supposedly(asker, setting, supposing),
        weigh: (asker, formula) => deciding.left(formula, caseOf(asker)),
        within: setting.asked.within,
      }
    },
    *whoCan(question, { isOnly = false } = {}) {
      if (isAskedOfRoles(question)) throw roleExpected(question)
      const setting = settingOf(question)
      yield* whoeverCan({
        setting,
        isOnly,
        statements: statements(),
        held,
        holders,
        askers,
        isLeftOut,
        answer: deciding.unlessDenied(question, setting),
      })
    },
  }
}

/** Whether a policy grants, as a boundary does not. */
function isOwn({ source }: HeldPolicy): boolean {
  return source !== 'boundary'
}

/** The SCPs that bind a principal, every statement of them. */
function scpsOf(principal: Principal, given: GivenPolicies): ReturnType<typeof scpBearings> {
  const { scps = [], isManagementAccount = false } = given
  return isManagementAccount || isServiceLinked(principal) ? [] : scpBearings(scps, () => ALWAYS)
}
