/**
 * Items in batches, so that what is done once a batch (a yield, a call into a library) is not paid once an item. The
 * first batch may have a size of its own; no batch is empty. Plain iterables are read without awaiting each item.
 */
export async function* batches<T>(
  items: Iterable<T> | AsyncIterable<T>,
  size: number,
  firstSize: number = size,
): AsyncGenerator<readonly T[], void, undefined> {
  let batch: T[] = []
  let full = firstSize
  if (Symbol.iterator in items) {
    for (const item of items) {
      if (batch.push(item) < full) continue
      yield batch
      batch = []
      full = size
    }
  } else {
    for await (const item of items) {
      if (batch.push(item) < full) continue
      yield batch
      batch = []
      full = size
    }
  }
  if (batch.length > 0) yield batch
}
