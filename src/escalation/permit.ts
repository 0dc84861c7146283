import type { Access, Asking, Supposing } from '../access/access.ts'
import type { AccessQuestion, DecidingStatement, Decision } from '../access/decision.ts'
import { verdictOf } from '../access/decide.ts'
import { RESOURCE_KEY } from '../access/asked-resource.ts'
import { findModel } from '../policy/condition/satisfiable.ts'
import { NOTHING_GIVEN } from '../policy/condition/given.ts'
import type { Formula } from '../policy/formula.ts'
import { LimitReached, startBudget } from '../policy/limits.ts'
import { remembered } from '../util/remembered.ts'
import { groupBy } from '../util/group-by.ts'
import { formsOfAccount, ofForm } from './of-form.ts'
import { mayShareResource } from './shared-resource.ts'
import { certainly, plainlySomewhere } from './somewhere.ts'
import type { Standing } from './standing.ts'

/** Whether somebody as they stand may do something. */
export type Verdict = Decision['decision']

/** Whether somebody may, if only under conditions. */
export function isPermitted(verdict: Verdict | null): verdict is 'allowed' | 'conditional' {
  return verdict === 'allowed' || verdict === 'conditional'
}

/** What somebody may do with an action, whatever it is asked of. */
export interface Ability {
  /** The same verdict for everything that it can be asked of; null where it depends. */
  readonly everywhere: Verdict | null
  /** The verdict where whoever asks may choose what it is asked of. */
  readonly somewhere: Verdict
}

/** Puts questions to standings, each question read once and each ability found once. */
export interface Permits {
  may(standing: Standing, question: AccessQuestion, supposing?: Supposing): Verdict
  ability(standing: Standing, question: OpenQuestion): Ability
  /** The verdict where whoever asks may choose what it is asked of: cheaper than an ability, where policies say it plainly. */
  somewhere(standing: Standing, question: OpenQuestion): Verdict
  /**
   * The same where it has to be of an account, though conditional as a rule: of what is there nothing is known.
   *
   * @param types of resources that it is asked of one each; left out, any of those that the action takes will do
   */
  somewhereIn(account: string, standing: Standing, question: OpenQuestion, types?: readonly string[]): Verdict
  /**
   * Whether several requests may be of one resource of an account, as far as their actions take one and the same type.
   *
   * @param taken names that it cannot have, such as `role/oven`
   */
  mayShare(
    account: string,
    standing: Standing,
    questions: readonly OpenQuestion[],
    taken?: ReadonlySet<string>,
  ): boolean
  /** The Allows of somebody's own policies that speak of a question. */
  allows(standing: Standing, question: AccessQuestion): readonly DecidingStatement[]
  /** The statements that a decision rests on, of somebody to whom it is not denied: cheaper than the decision. */
  statements(standing: Standing, question: AccessQuestion): readonly DecidingStatement[]
  /** The whole decision, with its statements. */
  decide(standing: Standing, question: AccessQuestion): Decision
}

export function openPermits(access: Access): Permits {
  const askings = new Map<string, Asking>()

  const asking = (question: AccessQuestion): Asking => {
    const key = keyOf(question, question.resource)
    let found = askings.get(key)
    if (found === undefined) {
      if (askings.size >= MOST_READ) askings.clear()
      askings.set(key, (found = access.asking(question)))
    }
    return found
  }
  const supposed = ({ isGranted }: Standing, supposing: Supposing = {}): Supposing => {
    return isGranted ? { ...supposing, isGranted } : supposing
  }
  const ability = askedOnce((standing, question) =>
    abilityOf(asking(question).left(standing.asker, supposed(standing))),
  )
  const somewhere = askedOnce((standing, question) => {
    const plain = plainlySomewhere(asking(question), standing.asker, supposed(standing))
    return plain ?? ability(standing, question).somewhere
  })
  const formsIn = (account: string, question: OpenQuestion): readonly string[] | null =>
    formsOfAccount(asking({ ...question, resource: null }).within, account)
  const leftOf = (standing: Standing, question: OpenQuestion, resource: string): Formula =>
    ofForm(asking({ ...question, resource }).left(standing.asker, supposed(standing)), resource)
  /** Of a resource of the account; not every request says whose it is. */
  const verdictOn = (account: string, standing: Standing, question: OpenQuestion, form: string): Verdict => {
    if (!form.includes(`:${account}:`)) return verdictOf(leftOf(standing, question, form))
    const said = verdictOf(leftOf(standing, { ...question, resourceAccount: account }, form))
    if (said !== 'denied') return said
    const context = new Map([...(question.context ?? []), ['aws:resourceaccount', null] as const])
    return verdictOf(leftOf(standing, { ...question, context }, form))
  }
  const inAccount = remembered((account: string) =>
    remembered((types: string) =>
      askedOnce((standing, question): Verdict => {
        const verdict = somewhere(standing, question)
        const forms = isPermitted(verdict) ? formsIn(account, question) : null
        if (forms === null) return verdict
        const among = (some: readonly string[]): Verdict => {
          const verdicts = some.map((form) => verdictOn(account, standing, question, form))
          return verdicts.find(isPermitted) ?? verdicts.find((one) => one === 'unknown') ?? 'denied'
        }
        const each =
          types === '' ? [forms] : types.split(' ').map((type) => forms.filter((form) => isOfType(form, type)))
        return each.map(among).find((one) => !isPermitted(one)) ?? among(forms)
      }),
    ),
  )
  return {
    may: (standing, question, supposing) =>
      verdictOf(asking(question).left(standing.asker, supposed(standing, supposing))),
    ability,
    somewhere,
    somewhereIn: (account, standing, question, types = []) => inAccount(account)(types.join(' '))(standing, question),
    mayShare(account, standing, questions, taken) {
      const ofOneForm = questions.flatMap((question) => {
        const [form, ...others] = formsIn(account, question) ?? []
        return form === undefined || form === '*' || others.length > 0 ? [] : [{ form, question }]
      })
      return [...groupBy(ofOneForm, ({ form }) => form)].every(
        ([form, some]) =>
          some.length < 2 ||
          mayShareResource(
            some.map(({ question }) => leftOf(standing, question, form)),
            account,
            taken,
          ),
      )
    },
    allows: (standing, question) => asking(question).allows(standing.asker),
    statements: (standing, question) => asking(question).statements(standing.asker),
    decide: (standing, question) => asking(question).decide(standing.asker),
  }
}

type OpenQuestion = Omit<AccessQuestion, 'resource'>

interface Kept<Answer> {
  readonly value: Answer
}

/** A question that leaves open what it is asked of, put to everybody once: techniques share most of their steps. */
function askedOnce<Answer>(
  answer: (standing: Standing, question: AccessQuestion) => Answer,
): (standing: Standing, question: OpenQuestion) => Answer {
  const known = new WeakMap<Standing, Map<string, Kept<Answer>>>()
  return (standing, question) => {
    const key = keyOf(question, null)
    let answers = known.get(standing)
    if (answers === undefined) known.set(standing, (answers = new Map<string, Kept<Answer>>()))
    let found = answers.get(key)
    if (found === undefined) answers.set(key, (found = { value: answer(standing, { ...question, resource: null }) }))
    return found.value
  }
}

/** So many questions are kept read: an account has thousands of resources to ask of. */
const MOST_READ = 4096

function keyOf({ action, resourceAccount, context }: OpenQuestion, resource: string | null): string {
  return `${action} ${resource ?? ''} ${resourceAccount ?? ''} ${context === undefined || context.size === 0 ? '' : JSON.stringify([...context])}`
}

function abilityOf(left: Formula): Ability {
  const verdict = verdictOf(left)
  if (verdict === 'allowed' || verdict === 'denied') return { everywhere: verdict, somewhere: verdict }
  const everywhere = hangsOnResource(left) ? null : verdict
  const chosen = certainly(left)
  const isFree = chosen.is === 'always' || (chosen.is !== 'never' && isPossible(chosen))
  return { everywhere, somewhere: isFree ? 'allowed' : verdict }
}

/** Whether a form is of a type, as the last part of its ARN begins; of several with a `|` between them, of any. */
function isOfType(form: string, types: string): boolean {
  const name = form.split(':').slice(5).join(':')
  return types.split('|').some((type) => name.startsWith(`${type}/`))
}

function isPossible(formula: Formula): boolean {
  try {
    return findModel(formula, NOTHING_GIVEN, startBudget()) !== null
  } catch (error) {
    if (error instanceof LimitReached) return false
    throw error
  }
}

function hangsOnResource(formula: Formula): boolean {
  switch (formula.is) {
    case 'resource':
      return true
    case 'test':
      return OF_RESOURCE.test(formula.test.key)
    case 'not':
      return hangsOnResource(formula.of)
    case 'all':
    case 'any':
      return formula.of.some(hangsOnResource)
    case 'always':
    case 'never':
    case 'unknown':
      return false
    default:
      return formula satisfies never
  }
}

/** Keys that say something of what an action is asked of. */
const OF_RESOURCE = new RegExp(`^(?:${RESOURCE_KEY}$|aws:resource|iam:resourcetag/|iam:permissionsboundary$)`)
