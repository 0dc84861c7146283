import type { Budget } from '../limits.ts'
import { frontierOf, type Reading } from './frontier.ts'
import { productOf } from './product.ts'
import type { Wanted } from './wanted.ts'

/**
 * Looks for a wanted text character by character, the shortest first, through the places that all patterns have come to
 * at once. Exact: only a character that a wanted pattern waits for can lead further than one that no pattern names.
 *
 * @param wanted without variables, every group with a pattern
 * @param letter a character that no pattern names
 * @throws LimitReached where the budget has too few steps left
 */
export function searchText(wanted: Wanted, letter: string, budget: Budget): string | null {
  const product = productOf(wanted, letter.charCodeAt(0))
  const frontier = frontierOf(product, budget)
  let reading: Reading | undefined = { places: product.start, code: 0, before: null, isNeedless: false }
  while (reading !== undefined) {
    for (const code of product.lettersAt(reading.places)) {
      budget.spend('steps', 1 + (product.words >>> 3))
      const places = product.read(reading.places, code)
      if (!product.isAlive(places)) continue
      const next: Reading = { places, code, before: reading, isNeedless: false }
      if (product.accepts(places)) return textOf(next)
      frontier.add(next)
    }
    reading = frontier.next()
  }
  return null
}

function textOf(reading: Reading): string {
  const letters: string[] = []
  for (let at = reading; at.before !== null; at = at.before) letters.push(String.fromCharCode(at.code))
  return letters.reverse().join('')
}
