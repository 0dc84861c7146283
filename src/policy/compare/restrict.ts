import type { Budget } from '../limits.ts'
import { includes } from '../pattern/includes.ts'
import { intersects } from '../pattern/intersects.ts'
import type { Pattern } from '../pattern/pattern.ts'
import { type Choice, type Literal, literalKey, opposite, textPart, type TextPart } from './literal.ts'

/** What is settled of a request before anything is searched. */
export interface Settled {
  /** What the action's name fits; null where it is known. */
  readonly action: Pattern | null
  /** What the resource fits. */
  readonly resource: Pattern
  /** Keys of literals that hold. */
  readonly holding: ReadonlySet<string>
}

/** A literal in view of what is settled: decided, or with what still bears on it. */
export type Restrict = (literal: Literal, settled: Settled) => Literal | boolean

/**
 * Puts what is settled into choices: those that are made are gone, and of the others what is impossible.
 *
 * @returns null where a choice has nothing left
 */
export function restrictChoices(
  choices: readonly Choice[],
  settled: Settled,
  restrict: Restrict,
): readonly Choice[] | null {
  const left: Choice[] = []
  for (const choice of choices) {
    const open = openOf(choice, settled, restrict)
    if (open === 'made') continue
    if (open.length === 0) return null
    left.push(open)
  }
  return left
}

function openOf(choice: Choice, settled: Settled, restrict: Restrict): Choice | 'made' {
  const open: (readonly Literal[])[] = []
  for (const literals of choice) {
    const restricted = literals.map((literal) => restrict(literal, settled))
    if (restricted.includes(false)) continue
    const rest = restricted.filter((one) => typeof one !== 'boolean')
    if (rest.length === 0) return 'made'
    open.push(rest)
  }
  return open
}

/** A {@link Restrict} that holds the same patterns against one another only once. */
export function restricting(budget: Budget): Restrict {
  const found = new Map<string, Map<string, TextPart | boolean>>()
  return (literal, { holding, action, resource }) => {
    budget.spend('steps', LITERAL)
    if (holding.size > 0) {
      if (holding.has(literalKey(literal))) return true
      if (holding.has(literalKey(opposite(literal)))) return false
    }
    const { part, holds } = literal
    if (part.is !== 'action' && part.is !== 'resource') return literal
    const whole = part.is === 'action' ? action : resource
    if (whole === null) return literal
    const inWhole = found.get(whole.text) ?? new Map<string, TextPart | boolean>()
    found.set(whole.text, inWhole)
    const near = inWhole.get(part.key) ?? bearing(part, whole, budget)
    inWhole.set(part.key, near)
    return typeof near === 'boolean' ? near === holds : { part: near, holds }
  }
}

/** Steps for one literal in view of one resource. */
const LITERAL = 3

/** Which patterns of a part bear on texts that fit a pattern: false for none, true where one takes them all in. */
function bearing(part: TextPart, whole: Pattern, budget: Budget): TextPart | boolean {
  budget.spend('steps', part.patterns.length)
  const near: Pattern[] = []
  for (const pattern of part.patterns) {
    if (pattern.text === whole.text) return true
    if (!intersects(pattern, whole, budget)) continue
    if (includes(pattern, whole, budget)) return true
    near.push(pattern)
  }
  return near.length === 0 ? false : near.length === part.patterns.length ? part : textPart(part.is, near)
}
