import type { AccountView } from '../model/account.ts'
import { byArn } from '../model/compare.ts'
import type { Principal, Role } from '../model/entity.ts'
import { RolecallError } from '../model/error.ts'
import { isServiceLinked } from '../model/role.ts'
import { listKeyIn } from '../policy/action/list-key.ts'
import type { ActionTable } from '../policy/action/table.ts'
import { alternatives } from '../policy/condition/alternatives.ts'
import { all, ALWAYS, type Formula } from '../policy/formula.ts'
import { matches } from '../policy/pattern/matches.ts'
import { parsePattern } from '../policy/pattern/parse.ts'
import { once } from '../util/once.ts'
import { remembered } from '../util/remembered.ts'
import { actionFacts } from './action-facts.ts'
import type { Access, Supposing } from './access.ts'
import { type AskedResource, oneResource, resourcesWithin } from './asked-resource.ts'
import { type Asker, askerOf } from './asker.ts'
import { type Bearing, bearingsOf, cite } from './bearing.ts'
import { canAssumeSome } from './can-assume-some.ts'
import { combine } from './combine.ts'
import { decide, type DecideInput, decideUnlessDenied, whatIsLeft } from './decide.ts'
import type { AccessQuestion, Decision } from './decision.ts'
import { grantsOf } from './grants.ts'
import { holdersIn } from './holders.ts'
import { heldPolicies, type HeldPolicy, type IsLeftOut, withoutStatements } from './held-policies.ts'
import { type KnownKey, principalFacts, resourceFacts } from './principal-facts.ts'
import { sessionsOf, timesAfter } from './known-request.ts'
import { type GivenPolicies, notConsidered } from './not-considered.ts'
import { permissionsOf } from './permissions.ts'
import { plainGrounds } from './plain-grounds.ts'
import type { ActionData } from './reached-actions.ts'
import { accountIn, scpBearings, type Setting, type Sides, sidesOf } from './sides.ts'
import { statementIndex } from './statement-index.ts'
import { actionMatcher, mayAllow, statementMatcher } from './statement-matcher.ts'
import { resourceForms } from './resource-forms.ts'
import { sharedBearings } from './shared-bearings.ts'
import { someOfAccount } from './some-of-account.ts'
import { isTrustAction, trustedRoles } from './trusted-roles.ts'
import { keySpelling } from './key-spelling.ts'
import { makeWeigh } from './weigh.ts'
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
  const { account, actions } = input
  const held = heldPolicies(account, input.isLeftOut)
  const roles = trustedRoles(account, held, input.isLeftOut)
  const weigh = makeWeigh()
  const data = once((): ActionData => ({ table: actions(), partition: account.snapshot.partition }))
  const listKey = once(() => listKeyIn(actions()))
  const isList = (key: string): boolean => listKey()(key)
  const alternativesOf = remembered((left: Formula) => alternatives(left, (key) => keySpelling(key, actions()), isList))
  const assumptions = timesAfter(account.snapshot.takenAt)
  const askers = remembered(askerOf)
  const factsOf = remembered((principal: Principal) => principalFacts(askers(principal), held))

  const namesOf = remembered((action: string) => actionMatcher(action))
  const allowers = remembered((action: string) => {
    const names = namesOf(action)
    const allows = remembered(({ policy }: HeldPolicy) => mayAllow(policy, names))
    return principals().filter((principal) => held.of(principal).some((one) => isOwn(one) && allows(one)))
  })
  const principals = once(() => [...account.roles(), ...account.users()].sort(byArn))
  const holders = holdersIn(account, held, principals)
  /** The documents of everyone, by what their statements name. */
  const statements = once(() => statementIndex(holders.documents(), held.read))

  /** What is the same for everyone who is asked about. */
  const settingOf = (
    question: AccessQuestion,
  ): Setting & { readonly facts: KnownKey; readonly asked: AskedResource } => {
    const action = question.action.toLowerCase()
    const asked = askedResource(question, actions(), account.snapshot.partition)
    const match = statementMatcher(namesOf(action), asked)
    return {
      action,
      asked,
      resource: asked.one,
      resourceAccount: accountIn(question.resource) ?? question.resourceAccount ?? null,
      match,
      held,
      roles,
      scps: input.isManagementAccount === true ? [] : scpBearings(input.scps ?? [], match),
      resourcePolicies: input.resourcePolicies ?? [],
      bearings: sharedBearings((policy) => bearingsOf(policy.policy, policy, match)),
      facts: eitherKnown(
        resourceFacts(asked.one, { ...question, action }, account),
        actionFacts(question.action, actions()),
      ),
    }
  }

  /** What a question is weighed with, of one who is asked about. */
  const weighingOf = (asker: Asker, question: AccessQuestion, { asked, facts }: ReturnType<typeof settingOf>) => {
    const own = asker.principal === null ? principalFacts(asker, held) : factsOf(asker.principal)
    const known = [...assumptions, ...sessionsOf(asker.principal)]
    return { asker, question, asked, facts: [own, facts], assumptions: known, weigh, isList }
  }

  const decidingOf = (
    asker: Asker,
    question: AccessQuestion,
    setting: ReturnType<typeof settingOf>,
    inWords: typeof alternativesOf = alternativesOf,
  ): DecideInput => ({
    ...weighingOf(asker, question, setting),
    notConsidered: notConsidered(asker.principal, setting.action, setting.resource, roles, input),
    alternatives: inWords,
  })

  const answer = (
    asker: Asker,
    question: AccessQuestion,
    setting: ReturnType<typeof settingOf>,
    sides: Sides = sidesOf(asker, setting),
    inWords: typeof alternativesOf = alternativesOf,
  ): Decision =>
    withoutPermission(asker.caller, setting.action) ?? decide(sides, decidingOf(asker, question, setting, inWords))

  const answerOne = (asker: Asker, question: AccessQuestion): Decision => {
    const setting = settingOf(question)
    const ask = (one: Asker): Decision => answer(one, question, setting)
    return someOfAccount(asker, ask(asker), () => sidesOf(asker, setting), ask)
  }

  /** Somebody whose policies the night does not hold is asked about its roles alone. */
  const mayAssumeBeyond = (asker: Asker, question: AccessQuestion): boolean => {
    const beyond = rolesBeyond(account)
    if (asker.principal === null) return beyond.isOfNight
    const { asked, ...setting } = settingOf(question)
    const within = all([asked.within, beyond.within])
    return (
      answer(asker, question, { ...setting, asked: { ...asked, within, withinFor: () => within } }).decision !==
      'denied'
    )
  }

  return {
    held,
    mayAllow: (action) => allowers(action.toLowerCase()),
    grants: (principal) => grantsOf(principal, held, data(), scpsOf(principal, input)),
    permissions: (principal) => permissionsOf(principal, held, data(), scpsOf(principal, input)),
    notConsidered: (principal, question) =>
      notConsidered(principal, question?.action.toLowerCase() ?? null, question?.resource ?? null, roles, input),
    can: (asker, question) =>
      isOpenTrust(question)
        ? canAssumeSome(
            rolesWithin(question.resource, account),
            (role) => answerOne(asker, { ...question, resource: role.arn }),
            () => mayAssumeBeyond(asker, question),
          )
        : answerOne(asker, question),
    asking: (question) => {
      const setting = settingOf(question)
      return {
        decide: (asker, supposing = {}) =>
          answer(asker, question, setting, supposed(sidesOf(asker, setting), supposing)),
        allows: (asker) =>
          (sidesOf(asker, setting).identity ?? []).filter(({ effect }) => effect === 'Allow').map(cite),
        statements: (asker) => {
          const sides = sidesOf(asker, setting)
          const weighing = weighingOf(asker, question, setting)
          const isFree = withoutPermission(asker.caller, setting.action) !== null
          const plain = isFree ? null : plainGrounds(sides, (formula) => whatIsLeft(formula, weighing))
          return plain ?? answer(asker, question, setting, sides, unsaid).statements
        },
        left: (asker, supposing = {}) =>
          whatIsLeft(said(asker, setting, supposing), weighingOf(asker, question, setting)),
        said: (asker, supposing = {}) => said(asker, setting, supposing),
        weigh: (asker, formula) => whatIsLeft(formula, weighingOf(asker, question, setting)),
        within: setting.asked.within,
      }
    },
    *whoCan(question) {
      if (isOpenTrust(question)) throw roleExpected(question)
      const whole = settingOf(question)
      const speaking = statements()({
        names: namesOf(whole.action),
        resource: whole.resource,
        isAmong: (resources) => whole.asked.isAmong(resources).is !== 'never',
        bears: (statement) => whole.match(statement).is !== 'never',
      })
      const bearings = (policy: HeldPolicy): readonly Bearing[] => {
        const some = policy.ref === null ? null : speaking.bearing(policy.ref)
        if (some === null) return whole.bearings(policy)
        const told = withoutStatements({ statements: some, undecidable: null }, policy, input.isLeftOut ?? null)
        return bearingsOf(told, policy, whole.match)
      }
      const setting = { ...whole, bearings: sharedBearings(bearings) }
      yield* whoeverCan({
        setting,
        speaking,
        everyone: principals,
        holders,
        askers,
        factsOf,
        answer: (asker) =>
          withoutPermission(asker.caller, setting.action) ??
          decideUnlessDenied(sidesOf(asker, setting), decidingOf(asker, question, setting)),
      })
    },
  }
}

/** Under which circumstances a question is allowed, as policies say it. */
function said(asker: Asker, setting: Setting, supposing: Supposing): Formula {
  return combine(asker, supposed(sidesOf(asker, setting), supposing)).allowed
}

/** What one source knows of a key, or else another. */
function eitherKnown(first: KnownKey, second: KnownKey): KnownKey {
  return (key) => {
    const known = first(key)
    return known === undefined ? second(key) : known
  }
}

/** The sides of a question as they would be if what is supposed held. */
function supposed(sides: Sides, { isGranted = false, isTrusted = false }: Supposing): Sides {
  const identity = isGranted ? [...(sides.identity ?? []), EVERYTHING] : sides.identity
  return { ...sides, identity, ...(isTrusted ? { resource: null, mustAllow: false } : {}) }
}

const EVERYTHING: Bearing = {
  origin: { source: 'identity', policyArn: null, policyName: null, version: null },
  statement: null,
  effect: 'Allow',
  when: ALWAYS,
}

/** Of a decision whose statements alone are asked for, nobody reads the conditions. */
function unsaid(): readonly string[] {
  return []
}

/** Whether a policy grants, as a boundary does not. */
function isOwn({ source }: HeldPolicy): boolean {
  return source !== 'boundary'
}

/** Whether it is asked which role can be assumed: each has a policy of its own. */
function isOpenTrust({ action, resource }: AccessQuestion): boolean {
  return isPattern(resource) && isTrustAction(action.toLowerCase())
}

function rolesWithin(resource: string | null, account: AccountView): readonly Role[] {
  const pattern = parsePattern(resource ?? '*')
  return account.roles().filter(({ arn }) => matches(pattern, arn))
}

/** The ARNs of roles that a night does not hold: of other accounts, and of its own where not all of them were read. */
function rolesBeyond({ snapshot, parts }: AccountView): { readonly within: Formula; readonly isOfNight: boolean } {
  const among = (pattern: string, except: boolean): Formula => {
    return { is: 'resource', among: { patterns: [pattern], except } }
  }
  const isOfNight = parts.get('roles')?.status !== 'complete'
  const own = isOfNight ? ALWAYS : among(`arn:*:iam::${snapshot.account}:*`, true)
  return { isOfNight, within: all([among('arn:*:iam::*:role/*', false), own]) }
}

function roleExpected({ action }: AccessQuestion): RolecallError {
  return new RolecallError('USAGE', `${action}: expected the role that it is asked of`, {
    hint: 'A role is assumed by whom its own trust policy lets in: give its ARN as RESOURCE.',
  })
}

/** The SCPs that bind a principal, every statement of them. */
function scpsOf(
  principal: Principal,
  { scps = [], isManagementAccount = false }: AccessInput,
): ReturnType<typeof scpBearings> {
  return isManagementAccount || isServiceLinked(principal) ? [] : scpBearings(scps, () => ALWAYS)
}

/** An action that takes no resource is asked of `*`. {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html} */
function askedResource({ action, resource }: AccessQuestion, actions: ActionTable, partition: string): AskedResource {
  const known = actions.action(action)
  if (known?.resources.length === 0 && !isTrustAction(action.toLowerCase())) return oneResource('*')
  if (!isPattern(resource)) return oneResource(resource ?? '*')
  return resourcesWithin(resource ?? '*', known === undefined ? null : resourceForms(known, partition))
}

function isPattern(resource: string | null): boolean {
  return resource === null || /[*?]/.test(resource)
}
