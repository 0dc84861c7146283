import fc from 'fast-check'

import { parsePattern } from '../../../src/policy/pattern/parse.ts'
import type { Pattern } from '../../../src/policy/pattern/pattern.ts'

/** Short patterns of two letters, so that they often touch, include and cover one another. */
export const arbitraryPattern: fc.Arbitrary<Pattern> = fc
  .oneof(
    { weight: 3, arbitrary: textOf(['a', 'b', '*', '?'], 5) },
    { weight: 2, arbitrary: textOf(['a', '*', '?'], 6) },
    { weight: 1, arbitrary: textOf(['a', 'b', '*'], 7) },
  )
  .map(parsePattern)

function textOf(letters: readonly string[], maxLength: number): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...letters), { maxLength }).map((parts) => parts.join(''))
}

/** Every non-empty text of the two letters, and one that no pattern names, up to a length. */
export function textsUpTo(length: number): readonly string[] {
  const shorter = length === 0 ? [''] : ['', ...textsUpTo(length - 1)]
  return length === 0 ? [] : [...new Set(shorter.flatMap((text) => ['a', 'b', '#'].map((letter) => text + letter)))]
}
