import type { Pattern } from '../../pattern/pattern.ts'

/** Reads each of a policy's values once: they are held against many values of requests. */
export function readOnce<T>(read: (value: Pattern) => T): (value: Pattern) => T {
  const known = new WeakMap<Pattern, { readonly read: T }>()
  return (value) => {
    let found = known.get(value)
    if (found === undefined) known.set(value, (found = { read: read(value) }))
    return found.read
  }
}

/** Reads a request's value once while it is held against one of a policy's after the other. */
export function readLast<T>(read: (given: string) => T): (given: string) => T {
  let last: { readonly given: string; readonly read: T } | undefined
  return (given) => {
    if (last?.given !== given) last = { given, read: read(given) }
    return last.read
  }
}
