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
  for (const item of items) {
    if (typeof item === 'string') texts.push(spell(item))
    else if (typeof item === 'number' || typeof item === 'boolean') texts.push(spell(String(item)))
    else return null
  }
  if (texts.length < 2) return texts
  texts.sort(byCodeUnit)
  return texts.filter((text, index) => text !== texts[index - 1])
}
