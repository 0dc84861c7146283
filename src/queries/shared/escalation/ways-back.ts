import type { Hop } from '../../../escalation/hop.ts'
import type { Standing } from '../../../escalation/standing.ts'

/** Hops by the key of whom they lead to. */
export type HopsInto = ReadonlyMap<string, readonly Hop[]>

/** The first hop of a shortest way of somebody, by their key; those at the end have none. */
export type WaysBack = ReadonlyMap<string, Hop>

/** Goes backwards from some end along hops, the nearest first, so that circles end. */
export function waysBack(ends: readonly Standing[], hopsInto: HopsInto, accepts: Hop['decision']): WaysBack {
  const found = new Map<string, Hop>()
  const atEnd = new Set(ends.map(({ key }) => key))
  for (let round: readonly string[] = [...atEnd]; round.length > 0;) {
    const next: string[] = []
    for (const key of round) {
      for (const hop of hopsInto.get(key) ?? []) {
        const from = hop.from.key
        if (atEnd.has(from) || found.has(from) || (accepts === 'allowed' && hop.decision !== 'allowed')) continue
        found.set(from, hop)
        next.push(from)
      }
    }
    round = next
  }
  return found
}

/** The hops of somebody to the end; none for those who stand there, or do not come there. */
export function wayOf(standing: Standing, ways: WaysBack): readonly Hop[] {
  const hops: Hop[] = []
  for (let hop = ways.get(standing.key); hop !== undefined; hop = hop.to === null ? undefined : ways.get(hop.to.key))
    hops.push(hop)
  return hops
}
