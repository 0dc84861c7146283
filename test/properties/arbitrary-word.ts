import fc from 'fast-check'

/** A few of the letters, in a row. */
export function word(letters: readonly string[]): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...letters), { maxLength: 4 }).map((drawn) => drawn.join(''))
}

/** One of them, or a list: a list of one means the same. */
export function scalarOrList<T>(item: fc.Arbitrary<T>): fc.Arbitrary<T | T[]> {
  return fc.oneof(item, fc.array(item, { minLength: 1, maxLength: 3 }))
}
