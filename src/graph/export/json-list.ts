import { visibleJson } from '../../util/visible-json.ts'

/** The items of a JSON array, a line each, without its brackets. */
export function* jsonList<T>(items: Iterable<T>, serialised: (item: T) => object): Generator<string> {
  let before = '\n'
  for (const item of items) {
    yield before + visibleJson(JSON.stringify(serialised(item)))
    before = ',\n'
  }
}
