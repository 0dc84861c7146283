import { type Budget, LimitReached, LIMITS, type Limits, startBudget } from '../policy/limits.ts'
import { isPossible } from '../policy/condition/possible.ts'
import { leftOfReadOnce } from '../policy/condition/read-once.ts'
import { isSomeResource, type SetAsked } from '../policy/condition/single-resource.ts'
import { simplify } from '../policy/condition/simplify.ts'
import type { Given } from '../policy/condition/given.ts'
import { all, ALWAYS, type Formula, NEVER, not } from '../policy/formula.ts'
import { unknownsIn } from '../policy/unknowns-in.ts'

/**
 * A formula by what is known: `always`, `never`, or what is left of it, simplified. `within` holds of every request that
 * is asked about.
 */
export type Weigh = (formula: Formula, given: Given, within: Formula) => Formula

/**
 * Weighs formulas, the same one in the same circumstances once: an account holds few policies and many principals. What
 * exceeds the limits is unknown, naming the limit.
 */
export function makeWeigh(limits: Limits = LIMITS): Weigh {
  const known = new Map<string, Formula>()
  const weigh: Weigh = (formula, given, within) => {
    if (formula.is === 'always' || formula.is === 'never') return formula
    const opaque = lastUnknown(formula)
    if (opaque !== null) return all([weigh(opaque.others, given, within), opaque.unknown])
    const plain = weighSet(formula, within)
    if (plain !== null) return plain
    const { context, missing, isComplete, assumptions } = given
    const key = JSON.stringify([formula, within, [...context], [...missing], isComplete, assumptions])
    let weighed = known.get(key)
    if (weighed === undefined) known.set(key, (weighed = weighOnce(formula, given, within, startBudget(limits))))
    return weighed
  }
  return weigh
}

/** A conjunction that ends in what nobody can know, taken apart: that says nothing of the others, where they are known. */
function lastUnknown(formula: Formula): { readonly others: Formula; readonly unknown: Formula } | null {
  if (formula.is !== 'all') return null
  const unknown = formula.of.at(-1)
  if (unknown?.is !== 'unknown') return null
  const others = all(formula.of.slice(0, -1))
  return unknownsIn(others).length === 0 ? { others, unknown } : null
}

/** A set of resources, where plain ones tell how it lies to those that are asked about; null where they do not. */
function weighSet(formula: Formula, within: Formula): Formula | null {
  if (formula.is !== 'resource' || within.is !== 'resource') return null
  const asked: SetAsked = { among: within.among, isIn: true }
  const isIn = isSomeResource([asked, { among: formula.among, isIn: true }])
  if (isIn !== true) return isIn === null ? null : NEVER
  const isOut = isSomeResource([asked, { among: formula.among, isIn: false }])
  return isOut === null ? null : isOut ? formula : ALWAYS
}

function weighOnce(formula: Formula, given: Given, within: Formula, budget: Budget): Formula {
  try {
    const whole = within.is === 'always' ? leftOfReadOnce(formula, given, budget) : null
    if (whole !== null) return whole
    if (!isPossible(all([within, formula]), given, budget)) return NEVER
    if (!isPossible(all([within, not(formula)]), given, budget)) return ALWAYS
    return simplify(formula, given, budget)
  } catch (error) {
    if (error instanceof LimitReached) return { is: 'unknown', why: error.message }
    throw error
  }
}
