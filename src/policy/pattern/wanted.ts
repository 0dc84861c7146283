import { matches } from './matches.ts'
import type { Pattern } from './pattern.ts'

/** What a text shall match: of each group of `within` one pattern at least, and none of `outside`. */
export interface Wanted {
  readonly within: readonly (readonly Pattern[])[]
  readonly outside: readonly Pattern[]
}

export function isWanted(text: string, { within, outside }: Wanted): boolean {
  return (
    within.every((group) => group.some((pattern) => matches(pattern, text))) &&
    !outside.some((pattern) => matches(pattern, text))
  )
}
