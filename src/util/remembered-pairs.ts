/**
 * A function of two objects that answers each pair once, as long as it has not been asked about too many: then it
 * forgets them all.
 */
export function rememberedPairs<Key extends object, Value>(
  answer: (a: Key, b: Key) => Value,
): (a: Key, b: Key) => Value {
  const known = new Map<Key, Map<Key, Value>>()
  let kept = 0
  return (a, b) => {
    let ofFirst = known.get(a)
    const found = ofFirst?.get(b)
    if (found !== undefined) return found
    if (kept >= MOST_KEPT) {
      known.clear()
      ofFirst = undefined
      kept = 0
    }
    if (ofFirst === undefined) known.set(a, (ofFirst = new Map<Key, Value>()))
    const value = answer(a, b)
    ofFirst.set(b, value)
    kept++
    return value
  }
}

/** Sets of actions of an account are much alike: few accounts have so many pairs. */
const MOST_KEPT = 8192
