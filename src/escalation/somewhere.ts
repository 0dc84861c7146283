import type { Asking, Supposing } from '../access/access.ts'
import { verdictOf } from '../access/decide.ts'
import type { Asker } from '../access/asker.ts'
import type { Decision } from '../access/decision.ts'
import { all, ALWAYS, any, type Formula, NEVER, not } from '../policy/formula.ts'
import { matches } from '../policy/pattern/matches.ts'
import { parsePattern } from '../policy/pattern/parse.ts'
import { remembered } from '../util/remembered.ts'

/**
 * The verdict on an action where whoever asks may choose what it is asked of, as far as it can be told without solving
 * anything: by a resource that policies name and no Deny takes, or, where one statement is enough, by its tests alone.
 *
 * @returns null where it cannot be told so
 */
export function plainlySomewhere(asking: Asking, asker: Asker, supposing: Supposing): Decision['decision'] | null {
  const said = asking.said(asker, supposing)
  if (said.is === 'never') return 'denied'
  // What policies name comes first: it is what the samples are taken of.
  const sure = all([certainly(said), asking.within])
  let tries = MOST_SAMPLES
  for (const text of samplesOf(sure)) {
    if (tries-- === 0) break
    if (isTrueOf(sure, text)) return 'allowed'
  }
  const tests = testsAlone(said)
  return tests === null ? null : verdictOf(asking.weigh(asker, tests))
}

/** What holds whatever the conditions come to: resources may be chosen, the rest of a request may not. */
export function certainly(formula: Formula, isWanted = true): Formula {
  switch (formula.is) {
    case 'always':
    case 'never':
    case 'resource':
      return formula
    case 'unknown':
    case 'test':
      return isWanted ? NEVER : ALWAYS
    case 'not':
      return not(certainly(formula.of, !isWanted))
    case 'all':
      return all(formula.of.map((part) => certainly(part, isWanted)))
    case 'any':
      return any(formula.of.map((part) => certainly(part, isWanted)))
    default:
      return formula satisfies never
  }
}

/** Some texts that patterns of a formula take, worth a try. */
function* samplesOf(formula: Formula): Generator<string> {
  if (formula.is === 'always') yield '*'
  else if (formula.is === 'all' || formula.is === 'any') for (const part of formula.of) yield* samplesOf(part)
  else if (formula.is === 'resource' && !formula.among.except) {
    for (const text of formula.among.patterns) if (!text.includes('$')) yield text.replaceAll(/[*?]/g, 'x')
  }
}

const MOST_SAMPLES = 24

/** Whether a formula of resources alone holds of one; a pattern with variables takes none for certain. */
function isTrueOf(formula: Formula, text: string): boolean {
  switch (formula.is) {
    case 'always':
      return true
    case 'never':
    case 'test':
    case 'unknown':
      return false
    case 'resource': {
      const { patterns, except } = formula.among
      return except ? !patterns.some((one) => mayTake(one, text)) : patterns.some((one) => takes(one)(text))
    }
    case 'not':
      return isFalseOf(formula.of, text)
    case 'all':
      return formula.of.every((part) => isTrueOf(part, text))
    case 'any':
      return formula.of.some((part) => isTrueOf(part, text))
    default:
      return formula satisfies never
  }
}

function isFalseOf(formula: Formula, text: string): boolean {
  switch (formula.is) {
    case 'resource': {
      const { patterns, except } = formula.among
      return except ? patterns.some((one) => takes(one)(text)) : !patterns.some((one) => mayTake(one, text))
    }
    case 'not':
      return isTrueOf(formula.of, text)
    case 'all':
      return formula.of.some((part) => isFalseOf(part, text))
    case 'any':
      return formula.of.every((part) => isFalseOf(part, text))
    case 'never':
      return true
    case 'always':
    case 'test':
    case 'unknown':
      return false
    default:
      return formula satisfies never
  }
}

const takes = remembered((pattern: string) => {
  const read = parsePattern(pattern)
  return (text: string): boolean => !pattern.includes('$') && matches(read, text)
})

function mayTake(pattern: string, text: string): boolean {
  return pattern.includes('$') || takes(pattern)(text)
}

/**
 * The tests of alternatives each of which names resources at most once, without them: every resource that a formula names
 * is one that the action can be asked of. Null where resources are weighed against one another.
 */
function testsAlone(formula: Formula): Formula | null {
  const alternatives = formula.is === 'any' ? formula.of : [formula]
  const alone = alternatives.map((part): Formula | null => {
    const parts = part.is === 'all' ? part.of : [part]
    const resources = parts.filter(({ is }) => is === 'resource')
    const others = parts.filter(({ is }) => is !== 'resource')
    const isOpen = resources.some(
      (one) => one.is === 'resource' && one.among.patterns.some((text) => text.includes('$')),
    )
    return isOpen || resources.length > 1 || others.some(({ is }) => is !== 'test') ? null : all(others)
  })
  const found = alone.filter((part) => part !== null)
  return found.length < alone.length ? null : any(found)
}
