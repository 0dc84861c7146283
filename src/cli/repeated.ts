/** Collects the values of an option that may be given several times, in their order. */
export function repeated(given: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), given]
}

/** Collects the values of an option that may be repeated, each of them a list. */
export function names(given: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), ...given.split(',').map((name) => name.trim())]
}
