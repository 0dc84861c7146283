import type { FindHops } from './find-hops.ts'
import type { Hop } from './hop.ts'
import { type Standing, withEverything } from './standing.ts'
import type { Technique } from './technique.ts'

/** What {@link madeStandings} looks with. */
export interface Making {
  readonly everyone: readonly Standing[]
  readonly feasible: (standing: Standing) => readonly Technique[]
  readonly find: FindHops
  readonly isAdmin: (standing: Standing) => boolean
  /** Whether a boundary or a Deny bears on somebody. */
  readonly isLimited: (standing: Standing) => boolean
}

/**
 * Every change that somebody can make to themselves, or to whom they can become, and that does not make an administrator
 * at once: without its boundary, a role may go on where it could not before. Only those are tried whom something holds
 * back; the others gain nothing less than everything.
 */
export function madeStandings({ isLimited, find, ...making }: Making): readonly Hop[] {
  const changers = changersIn(making)
  if (changers.length === 0) return []
  const { everyone, isAdmin } = making
  const heldBack = everyone.filter((standing) => isLimited(standing) || !isAdmin(withEverything(standing)))
  const goal = { principals: [], isReached: (after: Standing) => !isAdmin(after), tries: heldBack }
  return changers.flatMap(({ standing, technique }) => [...find(standing, technique, goal, 'conditional')])
}

/**
 * By each technique with which somebody makes an administrator, themselves or somebody else, one hop to one: on the way to
 * somebody in particular any administrator will do.
 */
export function madeAdministrators({ find, ...making }: Omit<Making, 'isLimited'>): readonly Hop[] {
  const goal = { principals: [], isReached: making.isAdmin, tries: null }
  return changersIn(making).flatMap(({ standing, technique }): readonly Hop[] => {
    for (const accepts of ['allowed', 'conditional'] as const)
      for (const hop of find(standing, technique, goal, accepts)) return [hop]
    return []
  })
}

/** Everybody's techniques that change whom they act on; administrators have no need of them. */
function changersIn({
  everyone,
  feasible,
  isAdmin,
}: Pick<Making, 'everyone' | 'feasible' | 'isAdmin'>): readonly { standing: Standing; technique: Technique }[] {
  return everyone.flatMap((standing) => {
    const techniques = feasible(standing).filter(changesTarget)
    return techniques.length === 0 || isAdmin(standing) ? [] : techniques.map((technique) => ({ standing, technique }))
  })
}

function changesTarget({ becomes, isLateral }: Technique): boolean {
  return becomes !== 'target' && isLateral !== true
}
