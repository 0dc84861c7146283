import type { Budget } from '../limits.ts'
import { includes } from './includes.ts'
import { patternOf } from './pattern-of.ts'
import type { Pattern, Token } from './pattern.ts'

/**
 * Whether what fits one pattern fits another whatever the values of their variables, as far as their parts tell: the outer
 * one has some of the inner one's variables in the same order, and what stands before, between and behind these is taken in
 * part by part. A variable that only the inner one has may have any value.
 */
export function variableIncludes(outer: Pattern, inner: Pattern, budget?: Budget): boolean {
  const outside = inTurns(outer.tokens)
  const inside = inTurns(inner.tokens)
  const takesIn = (part: readonly Token[], from: number, to: number): boolean => {
    const read = inside.slice(from, to).flatMap(({ before, variable }, index) => {
      return variable === null || from + index === to - 1 ? before : [...before, variable]
    })
    return (!mayBeEmpty(read) || mayBeEmpty(part)) && includes(patternOf(part), patternOf(read), budget)
  }
  if (inside.length > MOST_TURNS) {
    const areSame = outside.length === inside.length
    return (
      areSame &&
      outside.every(({ before, variable }, at) => {
        return sameVariable(variable, inside[at]?.variable ?? null) && takesIn(before, at, at + 1)
      })
    )
  }
  // How many parts of the inner one may stand for the parts of the outer one so far.
  let reached: readonly number[] = [0]
  for (const { before, variable } of outside) {
    reached = inside.flatMap((turn, at) => {
      const isEnd = sameVariable(turn.variable, variable)
      return isEnd && reached.some((from) => from <= at && takesIn(before, from, at + 1)) ? [at + 1] : []
    })
  }
  return reached.includes(inside.length)
}

/** Of more variables than anybody writes in one pattern, each must stand for itself, so that they take no time. */
const MOST_TURNS = 8

/** What stands before a variable; before the end, where there is none. */
interface Turn {
  readonly before: readonly Token[]
  readonly variable: Extract<Token, { is: 'variable' }> | null
}

function inTurns(tokens: readonly Token[]): readonly Turn[] {
  const turns: Turn[] = []
  let before: Token[] = []
  for (const token of tokens) {
    if (token.is !== 'variable') before.push(token)
    else {
      turns.push({ before, variable: token })
      before = []
    }
  }
  return [...turns, { before, variable: null }]
}

function sameVariable(one: Turn['variable'], other: Turn['variable']): boolean {
  return one?.key === other?.key && one?.default === other?.default
}

function mayBeEmpty(tokens: readonly Token[]): boolean {
  return tokens.every(({ is }) => is === 'many' || is === 'variable')
}
