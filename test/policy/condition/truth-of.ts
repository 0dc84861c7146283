import type { Formula } from '../../../src/policy/formula.ts'
import { holds } from '../../../src/policy/condition/holds.ts'
import { allHold, anyHolds, opposite, type Truth } from '../../../src/policy/condition/truth.ts'
import type { Context } from '../../../src/policy/request.ts'

/** A formula without resources, evaluated where every key is known. */
export function truthOf(formula: Formula, context: Context): Truth {
  switch (formula.is) {
    case 'always':
      return true
    case 'never':
      return false
    case 'unknown':
      return 'undecided'
    case 'test':
      return holds(formula.test, context)
    case 'resource':
      throw new Error('a context has no resource')
    case 'not':
      return opposite(truthOf(formula.of, context))
    case 'all':
      return allHold(formula.of.map((part) => truthOf(part, context)))
    case 'any':
      return anyHolds(formula.of.map((part) => truthOf(part, context)))
    default:
      return formula satisfies never
  }
}
