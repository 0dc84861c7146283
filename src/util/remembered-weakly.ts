/** As {@link remembered}, for keys that are objects: an answer is kept no longer than its key. */
export function rememberedWeakly<Key extends object, Value>(answer: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, Value>()
  return (key) => {
    let found = known.get(key)
    if (found === undefined) known.set(key, (found = answer(key)))
    return found
  }
}
