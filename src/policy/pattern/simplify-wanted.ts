import type { Budget } from '../limits.ts'
import { rememberedWeakly } from '../../util/remembered-weakly.ts'
import { includes } from './includes.ts'
import { intersects } from './intersects.ts'
import type { Pattern } from './pattern.ts'
import { isClosed, openVariables } from './variables.ts'
import type { Wanted } from './wanted.ts'

/**
 * The same question without variables, duplicates, and what matches nothing or everything; null where that shows that
 * no text will do.
 */
export function closeWanted({ within, outside }: Wanted): Wanted | null {
  const unwanted = new Set(outside.map(({ text }) => text))
  if (outside.some(isEverything)) return null
  const groups: (readonly Pattern[])[] = []
  for (const group of within) {
    const left = group.filter(({ text, tokens }) => tokens.length > 0 && !unwanted.has(text))
    if (left.length === 0) return null
    const opened = left.map(openVariables)
    if (!opened.some(isEverything)) groups.push(eachOnce(opened))
  }
  return {
    within: groups.length === 0 ? [[EVERYTHING]] : groups,
    outside: eachOnce(outside.filter((pattern) => pattern.tokens.length > 0 && isClosed(pattern))),
  }
}

const EVERYTHING: Pattern = { text: '*', tokens: [{ is: 'many' }] }

/** Whether it matches every text but the empty one. */
function isEverything({ text }: Pattern): boolean {
  return text === '*' || text === '?*'
}

function eachOnce(patterns: readonly Pattern[]): readonly Pattern[] {
  return patterns.length < 2 ? patterns : [...new Map(patterns.map((pattern) => [pattern.text, pattern])).values()]
}

/**
 * The same question without patterns that others make needless; null where that shows that no text will do.
 *
 * @param wanted without variables
 */
export function simplifyWanted(wanted: Wanted, budget: Budget): Wanted | null {
  const outside = wanted.outside.filter((pattern) => wanted.within.every((group) => touches(group, pattern, budget)))
  const within: (readonly Pattern[])[] = []
  for (const group of wanted.within) {
    const left = group.filter((pattern) => !isWithin(pattern, outside, budget))
    if (left.length === 0) return null
    within.push(left)
  }
  return { within: narrowest(within, budget), outside }
}

function touches(group: readonly Pattern[], pattern: Pattern, budget: Budget): boolean {
  budget.spend('steps', 1 + (group.length >>> 3))
  const known = MEETS(pattern)
  return group.some((other) => {
    let found = known.get(other)
    if (found === undefined) known.set(other, (found = intersects(pattern, other, budget)))
    return found
  })
}

/** A search asks of the same patterns again and again. */
const MEETS: (pattern: Pattern) => WeakMap<Pattern, boolean> = rememberedWeakly(() => new WeakMap())

function isWithin(pattern: Pattern, others: readonly Pattern[], budget: Budget): boolean {
  budget.spend('steps', 1 + (others.length >>> 3))
  return others.some((other) => includes(other, pattern, budget))
}

/** The groups without those that another one of them keeps to; of two that mean the same, the first. */
function narrowest(groups: Wanted['within'], budget: Budget): Wanted['within'] {
  const keepsTo = (group: readonly Pattern[], other: readonly Pattern[]): boolean =>
    group.every((pattern) => isWithin(pattern, other, budget))
  return groups.filter(
    (group, index) =>
      !groups.some((other, at) => at !== index && keepsTo(other, group) && (at < index || !keepsTo(group, other))),
  )
}
