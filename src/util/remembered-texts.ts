/**
 * As {@link remembered}, for lists of texts: those that have the same in the same order are the same key.
 *
 * @param most of so many texts in different lists all are forgotten; those that lists begin with alike count once
 */
export function rememberedTexts<Value>(
  answer: (texts: readonly string[]) => Value,
  most = Infinity,
): (texts: readonly string[]) => Value {
  let root = emptyPlace<Value>()
  let kept = 0
  return (texts) => {
    if (kept > most) {
      root = emptyPlace<Value>()
      kept = 0
    }
    let place = root
    for (const text of texts) {
      let next = place.next.get(text)
      if (next === undefined) {
        place.next.set(text, (next = emptyPlace<Value>()))
        kept++
      }
      place = next
    }
    place.found ??= { value: answer(texts) }
    return place.found.value
  }
}

/** Where lists stand that begin alike. */
interface Place<Value> {
  readonly next: Map<string, Place<Value>>
  /** Of the list that ends here. */
  found: { readonly value: Value } | null
}

function emptyPlace<Value>(): Place<Value> {
  return { next: new Map<string, Place<Value>>(), found: null }
}
