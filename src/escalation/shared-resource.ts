import { NOTHING_GIVEN } from '../policy/condition/given.ts'
import { findModel } from '../policy/condition/satisfiable.ts'
import { all, ALWAYS, any, type Formula, NEVER, not } from '../policy/formula.ts'
import { LimitReached, startBudget } from '../policy/limits.ts'

/**
 * Whether there may be a resource of which all of some requests are allowed, whatever else these bring: who makes a function
 * and then invokes it asks both of the same one.
 *
 * @param lefts what each request hangs on, with its resource left open, of one type of an account
 * @param taken names that the resource cannot have, `role/oven`, since something that is there already has them
 */
export function mayShareResource(
  lefts: readonly Formula[],
  account: string,
  taken: ReadonlySet<string> = new Set(),
): boolean {
  const named = all(lefts.map((left) => ofName(left, account, true)))
  const patterns = namesIn(named).filter((name) => taken.has(name))
  const joint = patterns.length === 0 ? named : all([named, { is: 'resource', among: { patterns, except: true } }])
  try {
    return joint.is === 'always' || findModel(joint, NOTHING_GIVEN, startBudget()) !== null
  } catch (error) {
    if (error instanceof LimitReached) return true
    throw error
  }
}

/** What a formula asks of the name of a resource at least: requests differ in all else, and may be of one region each. */
function ofName(formula: Formula, account: string, isWanted: boolean): Formula {
  switch (formula.is) {
    case 'resource': {
      const { patterns, except } = formula.among
      const names = patterns.flatMap((text) => (except === isWanted ? takenAway(text, account) : given(text)))
      return { is: 'resource', among: { patterns: names, except } }
    }
    case 'test':
    case 'unknown':
      return isWanted ? ALWAYS : NEVER
    case 'not':
      return not(ofName(formula.of, account, !isWanted))
    case 'all':
      return all(formula.of.map((part) => ofName(part, account, isWanted)))
    case 'any':
      return any(formula.of.map((part) => ofName(part, account, isWanted)))
    case 'always':
    case 'never':
      return formula
    default:
      return formula satisfies never
  }
}

/** The names and patterns that a formula asks for; where a wildcard is one, there is always a name that is free. */
function namesIn(formula: Formula): readonly string[] {
  if (formula.is === 'resource') return formula.among.patterns
  if (formula.is === 'not') return namesIn(formula.of)
  return formula.is === 'all' || formula.is === 'any' ? [...new Set(formula.of.flatMap(namesIn))] : []
}

/**
 * The names that a pattern may take, those of its versions and aliases too: `function:bun:*` is asked of `function:bun`.
 * {@link https://docs.aws.amazon.com/lambda/latest/dg/configuration-versions.html}
 */
function given(text: string): readonly string[] {
  const { name } = partsOf(text)
  if (name === undefined || name.includes('$')) return ['*']
  const whole = /^(.+[:/].+):[^:]*$/.exec(name)?.[1]
  return whole === undefined ? [name] : [name, whole]
}

/** The names that a pattern takes in every region, if it says so in all its parts. */
function takenAway(text: string, account: string): readonly string[] {
  if (text === '*') return [text]
  const { region, owner, name } = partsOf(text)
  const isAll = region === '*' && (owner === '*' || owner === account)
  return !isAll || name === undefined || name.includes('$') ? [] : [name]
}

function partsOf(text: string): { readonly region?: string; readonly owner?: string; readonly name?: string } {
  const [, , , region = '', owner = '', ...rest] = text.split(':')
  return rest.length === 0 ? {} : { region, owner, name: rest.join(':') }
}
