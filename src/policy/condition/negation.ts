import { ALWAYS, all, any, type Formula, NEVER, not } from '../formula.ts'

/** The same formula in which only tests, resources and what is unknown are negated. */
export function negationsInward(formula: Formula): Formula {
  return inward(formula, false)
}

function inward(formula: Formula, isNegated: boolean): Formula {
  switch (formula.is) {
    case 'always':
    case 'never':
      return (formula.is === 'always') === isNegated ? NEVER : ALWAYS
    case 'not':
      return inward(formula.of, !isNegated)
    case 'all':
    case 'any': {
      const parts = formula.of.map((part) => inward(part, isNegated))
      return (formula.is === 'all') === isNegated ? any(parts) : all(parts)
    }
    case 'test':
    case 'resource':
    case 'unknown':
      return isNegated ? not(formula) : formula
    default:
      return formula satisfies never
  }
}
