import type { Choice, Literal } from './literal.ts'
import type { Situation } from './situation.ts'

/** How a search looks at a request in the making. */
export interface Searching<Found> {
  /** Whether the request as it stands fulfils a literal. */
  fulfils(situation: Situation, literal: Literal): boolean
  /** The same request, or another, that fulfils these too; null where there is none. */
  assume(situation: Situation, literals: readonly Literal[]): Situation | null
  /** What is looked for, from a request that makes every choice; null where it turns out to be none. */
  accept(situation: Situation): Found | null
  /** Counts a case. @throws LimitReached */
  count(): void
}

/**
 * Looks for a request that makes every choice: as long as the one at hand does not, the alternatives of a choice that
 * it leaves are tried in turn. A request that is not accepted leads on to the alternatives it did not need.
 *
 * @throws LimitReached
 */
export function search<Found>(
  situation: Situation,
  choices: readonly Choice[],
  searching: Searching<Found>,
): Found | null {
  searching.count()
  const isMade = (choice: Choice): boolean =>
    choice.some((literals) => literals.every((literal) => searching.fulfils(situation, literal)))
  const left = choices.find((choice) => !isMade(choice))
  if (left === undefined) {
    const found = searching.accept(situation)
    if (found !== null) return found
  }
  const chosen = left ?? choices[0]
  if (chosen === undefined) return null
  const others = choices.filter((choice) => choice !== chosen)
  for (const literals of chosen) {
    const next = searching.assume(situation, literals)
    const found = next === null ? null : search(next, others, searching)
    if (found !== null) return found
  }
  return null
}
