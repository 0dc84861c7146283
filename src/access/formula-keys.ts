import type { Formula } from '../policy/formula.ts'
import { parsePattern } from '../policy/pattern/parse.ts'
import { variablesOf } from '../policy/pattern/variables.ts'

/** The context keys that a formula depends on, by test or by policy variable, in lower case. */
export function formulaKeys(formula: Formula): ReadonlySet<string> {
  const keys = new Set<string>()
  gather(formula, keys)
  return keys
}

function gather(formula: Formula, keys: Set<string>): void {
  switch (formula.is) {
    case 'always':
    case 'never':
    case 'unknown':
      return
    case 'test':
      keys.add(formula.test.key)
      gatherVariables(formula.test.values, keys)
      return
    case 'resource':
      gatherVariables(formula.among.patterns, keys)
      return
    case 'not':
      gather(formula.of, keys)
      return
    case 'all':
    case 'any':
      for (const part of formula.of) gather(part, keys)
      return
    default:
      formula satisfies never
  }
}

function gatherVariables(texts: readonly string[], keys: Set<string>): void {
  for (const text of texts) {
    if (text.includes('${')) for (const key of variablesOf(parsePattern(text))) keys.add(key)
  }
}
