import { byCodeUnit } from '../../model/compare.ts'
import { canonicalJson } from './canonical-json.ts'
import { listOf } from './parse.ts'

/**
 * The values of a scalar or list as a sorted list, each once: IAM reads a scalar as a list of one, gives order no
 * meaning, and takes numbers and booleans with or without quotation marks.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html}
 *
 * @param spell how a value is spelled where several spellings mean the same
 * @example valueSet([true, 'b', 'b']) // ['b', 'true']
 */
export function valueSet(value: unknown, spell: (text: string) => string = asItIs): readonly unknown[] {
  if (typeof value === 'string') return [spell(value)]
  const texts = new Set<string>()
  const strange: unknown[] = []
  for (const item of listOf(value)) {
    if (typeof item === 'string') texts.add(spell(item))
    else if (typeof item === 'number' || typeof item === 'boolean') texts.add(spell(String(item)))
    else strange.push(item)
  }
  const sorted = texts.size < 2 ? [...texts] : [...texts].sort(byCodeUnit)
  return strange.length === 0 ? sorted : [...sorted, ...strangeSet(strange)]
}

function asItIs(text: string): string {
  return text
}

/** What is neither text, number nor boolean is kept behind the rest, so that it compares as different. */
function strangeSet(items: readonly unknown[]): readonly unknown[] {
  const byText = new Map<string, unknown>()
  for (const item of items) {
    const canonical = canonicalJson(item)
    byText.set(JSON.stringify(canonical), canonical)
  }
  return [...byText].sort(([a], [b]) => byCodeUnit(a, b)).map(([, item]) => item)
}
