/**
 * A function that answers each key once, and from then on gives back the same answer; undefined is none, and sought again.
 *
 * @param most so many answers are kept, then all are forgotten: for keys without number that come again soon
 */
export function remembered<Key, Value>(answer: (key: Key) => Value, most = Infinity): (key: Key) => Value {
  const known = new Map<Key, Value>()
  return (key) => {
    let found = known.get(key)
    if (found === undefined) {
      if (known.size >= most) known.clear()
      known.set(key, (found = answer(key)))
    }
    return found
  }
}
