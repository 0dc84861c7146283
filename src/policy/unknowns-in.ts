import type { Formula } from './formula.ts'

/** The reasons for which a formula cannot be decided, each once, in its order. */
export function unknownsIn(formula: Formula): readonly string[] {
  switch (formula.is) {
    case 'unknown':
      return [formula.why]
    case 'not':
      return unknownsIn(formula.of)
    case 'all':
    case 'any':
      return [...new Set(formula.of.flatMap(unknownsIn))]
    case 'always':
    case 'never':
    case 'test':
    case 'resource':
      return []
    default:
      return formula satisfies never
  }
}
