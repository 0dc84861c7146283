import { ALWAYS, all, any, type Formula, not } from '../formula.ts'
import { type Budget, LimitReached } from '../limits.ts'
import { fill } from './fill.ts'
import type { Given } from './given.ts'
import { listKeys } from './list-keys.ts'
import { negationsInward } from './negation.ts'
import { isPossible } from './possible.ts'

/**
 * The same formula, as short as it gets by leaving parts out: what is known is put in, and what the rest implies is gone.
 * Where the budget does not suffice, the formula with what is known put in. Whoever asks has made sure that it is neither
 * a contradiction nor a tautology.
 */
export function simplify(formula: Formula, given: Given, budget: Budget): Formula {
  const filled = negationsInward(fill(formula, given))
  const lists = listKeys(formula, given.isList)
  try {
    return shorten(filled, ALWAYS, (part) => !isPossible(part, given, budget, lists))
  } catch (error) {
    if (error instanceof LimitReached) return filled
    throw error
  }
}

/** A formula that is the same wherever `where` holds. */
function shorten(formula: Formula, where: Formula, isImpossible: (formula: Formula) => boolean): Formula {
  if (formula.is !== 'all' && formula.is !== 'any') return formula
  const isAll = formula.is === 'all'
  const join = isAll ? all : any
  let parts = [...new Set(formula.of)]
  /** A part of a conjunction matters where the others hold; of a disjunction, where they do not. */
  const beside = (part: Formula): Formula => {
    const others = parts.filter((other) => other !== part)
    return all([where, ...(isAll ? others : others.map(not))])
  }
  for (const part of parts.toReversed()) {
    const matters = all([beside(part), isAll ? not(part) : part])
    if (isImpossible(matters)) parts = parts.filter((other) => other !== part)
  }
  for (const part of parts) {
    const shorter = shorten(part, beside(part), isImpossible)
    parts = parts.map((other) => (other === part ? shorter : other))
  }
  return join(parts)
}
