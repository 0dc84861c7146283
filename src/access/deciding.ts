import type { AccountView } from '../model/account.ts'
import type { Principal } from '../model/entity.ts'
import { listKeyIn } from '../policy/action/list-key.ts'
import type { ActionTable } from '../policy/action/table.ts'
import { alternatives } from '../policy/condition/alternatives.ts'
import type { Formula } from '../policy/formula.ts'
import { once } from '../util/once.ts'
import { remembered } from '../util/remembered.ts'
import type { Asker } from './asker.ts'
import { tell, type TellInput, type Weighed, type WeighInput, weighSides, whatIsLeft } from './decide.ts'
import type { AccessQuestion, Decision } from './decision.ts'
import type { HeldPolicies } from './held-policies.ts'
import { keySpelling } from './key-spelling.ts'
import { sessionsOf, timesAfter } from './known-request.ts'
import { likenessIn } from './likeness.ts'
import { type GivenPolicies, notConsidered } from './not-considered.ts'
import type { OwnSides } from './own-sides.ts'
import { type KnownKey, principalFacts } from './principal-facts.ts'
import type { QuestionSetting } from './question-setting.ts'
import { type Sides, sidesOf } from './sides.ts'
import { makeWeigh } from './weigh.ts'
import { withoutPermission } from './without-permission.ts'

/** Makes decisions of a night: what several have in common is weighed once. */
export interface Deciding {
  readonly decide: (one: Case) => Decision
  /** The same of many in one question: those are weighed once who are alike in it. Null where it is denied. */
  readonly unlessDenied: (
    question: AccessQuestion,
    setting: QuestionSetting,
  ) => (asker: Asker, own: OwnSides) => Decision | null
  /** What is left of a formula once what is known of the request was put in. */
  readonly left: (formula: Formula, one: Case) => Formula
}

/** A question as one asks it. */
export interface Case {
  readonly asker: Asker
  readonly question: AccessQuestion
  readonly setting: QuestionSetting
  /** Where they are not those that the setting gives. */
  readonly sides?: Sides
  /** Whether nobody reads under which conditions. */
  readonly isUnsaid?: boolean
}

/** What decisions of a night are made with. */
export interface DecidingInput extends GivenPolicies {
  readonly account: AccountView
  readonly actions: () => ActionTable
  readonly held: HeldPolicies
  readonly factsOf: (principal: Principal) => KnownKey
}

/** Opens the making of decisions about a night. */
export function openDeciding(input: DecidingInput): Deciding {
  const { account, actions, held, factsOf } = input
  const weigh = makeWeigh()
  const listKey = once(() => listKeyIn(actions()))
  const isList = (key: string): boolean => listKey()(key)
  const inWords = remembered((left: Formula) => alternatives(left, (key) => keySpelling(key, actions()), isList))
  const assumptions = timesAfter(account.snapshot.takenAt)

  const weighing = ({ asker, question, setting: { asked, facts } }: Case): WeighInput => {
    const { principal, session } = asker
    const own = principal === null || session !== undefined ? principalFacts(asker, held) : factsOf(principal)
    const known = [...assumptions, ...sessionsOf(principal, session)]
    return { asker, question, asked, facts: [own, facts], assumptions: known, weigh, isList }
  }
  const telling = ({ asker, question, setting, isUnsaid }: Case): TellInput => ({
    asker,
    question,
    notConsidered: notConsidered(asker.principal, setting.trust !== null, input),
    alternatives: isUnsaid === true ? () => [] : inWords,
  })
  const free = ({ asker, setting }: Case): Decision | null => withoutPermission(asker.caller, setting.action)
  return {
    decide(one) {
      const freely = free(one)
      if (freely !== null) return freely
      const sides = one.sides ?? sidesOf(one.asker, one.setting)
      return tell(weighSides(sides, weighing(one)), sides, telling(one))
    },
    unlessDenied(question, setting) {
      const likeness = likenessIn(factsOf)
      const known = new Map<string, Weighed>()
      const weighed = (one: Case, sides: Sides): Weighed => {
        const alike = likeness(one.asker, sides)
        let found = alike === null ? undefined : known.get(alike)
        if (found === undefined) {
          found = weighSides(sides, weighing(one))
          if (alike !== null) known.set(alike, found)
        }
        return found
      }
      return (asker, own) => {
        const one = { asker, question, setting }
        const freely = free(one)
        if (freely !== null) return freely
        const sides = sidesOf(asker, setting, own)
        const found = weighed(one, sides)
        return found.left.is === 'never' ? null : tell(found, sides, telling(one))
      }
    },
    left: (formula, one) => whatIsLeft(formula, weighing(one)),
  }
}
