/**
 * The shortest way from something back to itself: it first, then each step once; of several the first found.
 *
 * @param next what stands one step behind, in a fixed order
 * @returns null where there is none
 * @example shortestLoop('a', (at) => ({ a: ['b'], b: ['a', 'c'] })[at] ?? []) // ['a', 'b']
 */
export function shortestLoop(start: string, next: (at: string) => readonly string[]): readonly string[] | null {
  const cameFrom = new Map<string, string>()
  let edge = [start]
  while (edge.length > 0) {
    const beyond: string[] = []
    for (const at of edge) {
      for (const step of next(at)) {
        if (step === start) return pathTo(at, cameFrom)
        if (cameFrom.has(step)) continue
        cameFrom.set(step, at)
        beyond.push(step)
      }
    }
    edge = beyond
  }
  return null
}

function pathTo(end: string, cameFrom: ReadonlyMap<string, string>): readonly string[] {
  const path: string[] = []
  for (let at: string | undefined = end; at !== undefined; at = cameFrom.get(at)) path.push(at)
  return path.reverse()
}
