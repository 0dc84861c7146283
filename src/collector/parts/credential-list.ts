import { byKeys } from '../../model/compare.ts'
import type { Members } from '../../model/fact.ts'
import { groupBy } from '../../util/group-by.ts'
import { keyIn } from './answered.ts'
import { settingsOf } from './settings.ts'

/** Credentials as settings hold them: each once, in the order of their ids, whatever order AWS gave them in. */
export function credentialList(items: readonly Members[], id: string, leaveOut: readonly string[]): readonly Members[] {
  const idOf = (item: Members): string => keyIn(item, id)
  return [...groupBy(items, idOf).values()]
    .flatMap((same) => same.slice(0, 1))
    .toSorted(byKeys(idOf))
    .map((item) => settingsOf(item, leaveOut))
}
