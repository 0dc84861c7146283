import { byCodeUnit } from '../../model/compare.ts'

/**
 * The texts of a scalar or list, sorted, each once; numbers and booleans are read as text, as IAM does.
 *
 * @returns null where something in it is neither
 * @example textSet(['b', true, 'b'], (text) => text) // ['b', 'true']
 */
export function textSet(value: unknown, spell: (text: string) => string): readonly string[] | null {
  if (typeof value === 'string') return [spell(value)]
  const items: readonly unknown[] = Array.isArray(value) ? value : [value]
  const texts: string[] = []
  let isSorted = true
  for (const item of items) {
    if (typeof item !== 'string' && typeof item !== 'number' && typeof item !== 'boolean') return null
    const text = spell(String(item))
    const before = texts.at(-1)
    if (before !== undefined && before >= text) isSorted = false
    texts.push(text)
  }
  // Most lists of most accounts are short and in order already.
  return isSorted ? texts : texts.sort(byCodeUnit).filter((text, index) => text !== texts[index - 1])
}
