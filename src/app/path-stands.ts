import type { Escalation } from '../escalation/escalation.ts'
import { isOutOfSight } from '../escalation/find-hops.ts'
import { waysIn } from '../escalation/outside.ts'
import { tierOf } from '../escalation/path.ts'
import type { HopRow, PathRow } from '../escalation/path-rows.ts'
import type { Standing } from '../escalation/standing.ts'
import { onOthers } from '../escalation/round-trips.ts'
import type { Technique } from '../escalation/technique.ts'
import { TECHNIQUES } from '../escalation/techniques/index.ts'
import { worthReaching } from '../escalation/worth-reaching.ts'
import { groupBy } from '../util/group-by.ts'
import { once } from '../util/once.ts'
import { remembered } from '../util/remembered.ts'

/** Whether a path of one account is one of another, too, hop by hop, whether or not it is the shortest there. */
export type PathStands = (path: PathRow) => boolean

/**
 * Looks for paths in an account: each hop by the same technique, to the same target, by the same means; the whole as certain
 * as it was, and its end as powerful.
 */
export function pathStands(escalation: Escalation): PathStands {
  const { everyone, find } = escalation
  const techniques = groupBy([...TECHNIQUES, ...onOthers(TECHNIQUES)], ({ name }) => name)
  const outsiders = once(() => waysIn(escalation, TECHNIQUES))
  const goalAt = remembered((arn: string | null) => {
    const principals = everyone.filter(({ principal }) => principal.arn === arn)
    return { principals, isReached: () => true, tries: principals }
  })

  const onward = (from: Standing, hop: HopRow): readonly Reached[] =>
    (techniques.get(hop.technique) ?? []).flatMap((technique) => by(technique, from, hop))

  const by = (technique: Technique, from: Standing, hop: HopRow): readonly Reached[] => {
    if (isOutOfSight(technique) && !worthReaching(escalation).uses(from).includes(technique)) return []
    return [...find(from, technique, goalAt(hop.to), 'conditional')]
      .filter(
        ({ to, means, service }) =>
          (to?.principal.arn ?? null) === hop.to &&
          (to?.change ?? null) === hop.change &&
          (means?.name ?? service) === hop.by,
      )
      .map(({ to, decision }) => ({ at: to, isConditional: decision === 'conditional' }))
  }

  const starts = ({ principalArn, principalId, hops }: PathRow): readonly [readonly Reached[], readonly HopRow[]] => {
    const own = everyone.filter(({ principal }) => principal.arn === principalArn && principal.id === principalId)
    if (own.length > 0 || principalId !== '') return [own.map((at) => ({ at, isConditional: false })), hops]
    const [first, ...others] = hops
    const ways = outsiders().filter(
      ({ name, technique, to }) =>
        name === principalArn && technique.name === first?.technique && to.principal.arn === first.to,
    )
    return [ways.map(({ to, decision }) => ({ at: to, isConditional: decision === 'conditional' })), others]
  }

  return (path) => {
    const [start, hops] = starts(path)
    const ends = hops.reduce((reached, hop) => mostCertain(reached.flatMap((one) => after(one, hop))), start)
    const there = ends.filter(({ at }) => tierAt(at) === path.targetTier)
    const isConditional = there.every((end) => end.isConditional)
    return there.length > 0 && isConditional === (path.decision === 'conditional')
  }

  function after({ at, isConditional }: Reached, hop: HopRow): readonly Reached[] {
    if (at === null) return []
    return onward(at, hop).map((next) => ({ ...next, isConditional: isConditional || next.isConditional }))
  }

  function tierAt(to: Standing | null): PathRow['targetTier'] {
    return to === null ? null : tierOf({ from: to, hops: [], to, decision: 'allowed', precondition: 'met' }, escalation)
  }
}

/** Where part of a path leads; null where the account cannot say whose permissions these are. */
interface Reached {
  readonly at: Standing | null
  readonly isConditional: boolean
}

/** Each place once, without conditions where it is reached so. */
function mostCertain(reached: readonly Reached[]): readonly Reached[] {
  const certain = new Map<string, Reached>()
  for (const one of reached) {
    const key = one.at?.key ?? ''
    if (certain.get(key)?.isConditional !== false) certain.set(key, one)
  }
  return [...certain.values()]
}
