import type { Role } from '../model/entity.ts'
import { rememberedWeakly } from '../util/remembered-weakly.ts'
import type { Goal, Hop } from './hop.ts'
import type { Passable } from './passable.ts'
import type { Standing } from './standing.ts'
import type { Target, Technique } from './technique.ts'

/** A role or user that a technique may act on. */
export interface Candidate {
  readonly standing: Standing
  /** Of the trust policy that lets the service in, where it is passed to one. */
  readonly trust: Hop['decision']
}

/** Candidates that are passed to the same service, or to none. */
export interface CandidateList {
  readonly service: string | null
  /** Whether it is the actor; in other lists nobody is a target of their own. */
  readonly isItself: boolean
  readonly all: readonly Candidate[]
}

/** Whom a technique may act on to come to a goal; lists of one goal are made once, however many come to it. */
export type CandidateLists = (from: Standing, technique: Technique, goal: Goal) => readonly CandidateList[]

export function candidateLists({
  passable,
  everyone,
}: {
  readonly passable: Passable
  readonly everyone: readonly Standing[]
}): CandidateLists {
  const users = listing(({ kind }) => kind === 'user')
  const roles = listing(({ kind }) => kind === 'role')
  const itself = rememberedWeakly((standing: Standing): readonly CandidateList[] => [
    { ...plain([standing]), isItself: true },
  ])
  const passed = rememberedWeakly((target: Target) =>
    rememberedWeakly((all: readonly Standing[]) => passedLists(target, all, passable)),
  )
  return (from, { target, becomes }, goal) => {
    const worth = becomes === 'target' ? goal.principals : (goal.tries ?? everyone)
    switch (target.is) {
      case 'itself':
        return itself(from)
      case 'user':
        return users(worth)
      case 'role':
        return roles(worth)
      case 'role-or-itself':
        return from.principal.kind === 'role' ? [...itself(from), ...roles(worth)] : roles(worth)
      case 'passed-role':
      case 'any-passed-role':
        return passed(target)(worth)
      case 'role-in-use':
      case 'permission-set':
        return []
      default:
        return target satisfies never
    }
  }
}

function listing(isWanted: (principal: Standing['principal']) => boolean) {
  return rememberedWeakly((all: readonly Standing[]): readonly CandidateList[] => [
    plain(all.filter(({ principal }) => isWanted(principal))),
  ])
}

function plain(standings: readonly Standing[]): CandidateList {
  return { service: null, isItself: false, all: standings.map((standing) => ({ standing, trust: 'allowed' })) }
}

/** Roles by each service that they can be passed to; where the actor writes the trust policy, every role by each service. */
function passedLists(target: Target, all: readonly Standing[], passable: Passable): readonly CandidateList[] {
  if (target.is !== 'passed-role' && target.is !== 'any-passed-role') return []
  const trustOf = (role: Role, service: string): ReturnType<Passable['trusts']> =>
    target.is === 'any-passed-role' ? 'allowed' : passable.trusts(role, service)
  return target.services.map((service) => ({
    service,
    isItself: false,
    all: all.flatMap((standing): readonly Candidate[] => {
      const { principal } = standing
      if (principal.kind !== 'role') return []
      if (target.is === 'passed-role' && target.isInProfile && !passable.isInProfile(principal)) return []
      const trust = trustOf(principal, service)
      return trust === 'denied' ? [] : [{ standing, trust }]
    }),
  }))
}
