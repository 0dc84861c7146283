import { print } from './build/print.ts'
import { firstNight } from './first-night.ts'
import { story } from './story.ts'
import type { Account } from './types.ts'

/** A night as it is kept in this repository: the file's name and its whole content. */
export interface NightFile {
  readonly fileName: string
  readonly content: string
}

/** The second night is the first one and then the story, change by change. */
export function nights(): readonly NightFile[] {
  const secondNight = story.reduce<Account>((account, change) => change.apply(account), firstNight)
  return [
    { fileName: '2026-11-20.json', content: print(firstNight) },
    { fileName: '2026-11-21.json', content: print(secondNight) },
  ]
}
