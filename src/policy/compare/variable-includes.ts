import type { Budget } from '../limits.ts'
import { includes } from '../pattern/includes.ts'
import { patternOf } from '../pattern/pattern-of.ts'
import type { Pattern, Token } from '../pattern/pattern.ts'

/**
 * Whether what fits one pattern fits another whatever the values of their variables, as far as their parts tell: both
 * have the same variables in the same order, and what stands before, between and behind them is taken in part by part.
 */
export function variableIncludes(outer: Pattern, inner: Pattern, budget: Budget): boolean {
  const [outside, inside] = [partsOf(outer), partsOf(inner)]
  if (outside.variables !== inside.variables) return false
  return outside.between.every((part, index) => {
    const other = inside.between[index]
    return other !== undefined && takesIn(part, other, budget)
  })
}

interface Parts {
  readonly variables: string
  readonly between: readonly Pattern[]
}

function partsOf({ tokens }: Pattern): Parts {
  const variables: Token[] = []
  const between: Token[][] = [[]]
  for (const token of tokens) {
    if (token.is === 'variable') {
      variables.push(token)
      between.push([])
    } else between.at(-1)?.push(token)
  }
  return { variables: JSON.stringify(variables), between: between.map((part) => patternOf(part)) }
}

function takesIn(outer: Pattern, inner: Pattern, budget: Budget): boolean {
  return (!mayBeEmpty(inner) || mayBeEmpty(outer)) && includes(outer, inner, budget)
}

function mayBeEmpty({ tokens }: Pattern): boolean {
  return tokens.every(({ is }) => is === 'many')
}
