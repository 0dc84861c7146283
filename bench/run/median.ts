/** The middle of several measures; the lower of two middles. */
export function median(values: readonly number[]): number {
  const middle = values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)]
  if (middle === undefined) throw new RangeError('the median of nothing')
  return middle
}

/** Runs several things in turn, again and again, so that a slow moment of the machine falls on all of them. */
export async function interleaved<const Runs extends Readonly<Record<string, () => Promise<unknown>>>>(
  times: number,
  runs: Runs,
): Promise<{ readonly [Name in keyof Runs]: readonly Awaited<ReturnType<Runs[Name]>>[] }>
export async function interleaved(
  times: number,
  runs: Readonly<Record<string, () => Promise<unknown>>>,
): Promise<Readonly<Record<string, readonly unknown[]>>> {
  const results = new Map<string, unknown[]>(Object.keys(runs).map((name) => [name, []]))
  for (let time = 0; time < times; time++) {
    for (const [name, run] of Object.entries(runs)) results.get(name)?.push(await run())
  }
  return Object.fromEntries(results)
}
