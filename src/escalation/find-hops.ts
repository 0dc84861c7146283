import type { AccessQuestion } from '../access/decision.ts'
import { isServiceLinked } from '../model/role.ts'
import { once } from '../util/once.ts'
import { remembered } from '../util/remembered.ts'
import { rememberedWeakly } from '../util/remembered-weakly.ts'
import type { MayAssume } from './assumable.ts'
import { type Candidate, type CandidateList, candidateLists } from './candidates.ts'
import { credentialOf, type FitsCredential } from './credentials.ts'
import { type Goal, type Hop, weaker } from './hop.ts'
import type { FoundMeans, MeansOf } from './means.ts'
import type { NamedTargets } from './named-targets.ts'
import type { Passable } from './passable.ts'
import { isPermitted, type Permits, type Verdict } from './permit.ts'
import { principalKey, type Standing } from './standing.ts'
import { stepQuestion } from './step-question.ts'
import type { Step, Technique } from './technique.ts'

/** What hops are found with. */
export interface Finding {
  readonly account: string
  readonly partition: string
  readonly permits: Permits
  readonly named: NamedTargets
  readonly means: MeansOf
  readonly passable: Passable
  readonly mayAssume: MayAssume
  readonly credentials: FitsCredential
  /** Everyone as they are, who can be a target. */
  readonly everyone: readonly Standing[]
}

/** Every hop of somebody by one technique to a goal, the preferred target first; conditional ones too, where `accepts` says so. */
export type FindHops = (from: Standing, technique: Technique, goal: Goal, accepts: Hop['decision']) => Generator<Hop>

/**
 * Finds hops: what is asked of anything is asked first, then what holds of every target, and single targets only where it
 * depends on them, and only those that somebody's policies name.
 */
export function hopFinder(finding: Finding): FindHops {
  const { account, partition, permits, named, means, mayAssume, credentials } = finding
  const candidates = candidateLists(finding)
  /** Names that nobody new can have. */
  const taken = once(() => new Set(finding.everyone.map(({ principal }) => nameIn(principal.arn))))

  /** What of a way holds whatever the target is, and whatever the means say of a request; null where it certainly does not. */
  const settleOnce = (
    from: Standing,
    { by }: Technique,
    way: readonly Step[],
    service: string | null,
  ): Settled | null => {
    let decision: Hop['decision'] = 'allowed'
    const open: Step[] = []
    const chosen: AccessQuestion[] = []
    for (const step of way) {
      if (step.action === ASSUMING) {
        open.push(step)
        continue
      }
      const question = stepQuestion(step, null, { account, partition, service })
      if (step.on === 'anything') {
        const verdict = permits.somewhere(from, question)
        // What is made or used is of the account that the role is of.
        if (!isPermitted(verdict) || permits.somewhereIn(account, from, question, step.ofEach) === 'denied') return null
        decision = weaker(decision, verdict)
        chosen.push(question)
        continue
      }
      const { everywhere, somewhere } = permits.ability(from, question)
      const isToldByMeans = by !== undefined && everywhere === 'conditional'
      if (isToldByMeans || (everywhere === null && somewhere !== 'denied')) open.push(step)
      else if (isPermitted(everywhere)) decision = weaker(decision, everywhere)
      else return null
    }
    const names = way.some(({ isOfNew }) => isOfNew === true) ? taken() : undefined
    return chosen.length > 1 && !permits.mayShare(account, from, chosen, names) ? null : { decision, open }
  }

  const settled = rememberedWeakly((from: Standing) =>
    rememberedWeakly((technique: Technique) =>
      rememberedWeakly((way: readonly Step[]) =>
        remembered((service: string | null) => settleOnce(from, technique, way, service)),
      ),
    ),
  )
  const settle = (from: Standing, technique: Technique, way: readonly Step[], service: string | null): Settled | null =>
    settled(from)(technique)(way)(service)

  /** Those of which every step may be allowed: policies name few of them. */
  const near = (from: Standing, { open }: Settled, { isItself, all }: CandidateList): readonly Candidate[] => {
    let left = all
    for (const step of open) {
      if (step.on !== 'target' || step.isTrusted === true || left.length === 0) continue
      if (step.action === ASSUMING) {
        if (isItself) continue
        const may = listed(mayAssume(from, standingsOf(all)), all)
        const before = left === all ? null : new Set(left)
        left = before === null ? may : may.filter((one) => before.has(one))
      } else {
        const names = named(from, step.action)
        if (names !== null) left = left === all ? those(names, all) : left.filter((one) => names.has(arnOf(one)))
      }
    }
    return left
  }

  const ask = (
    from: Standing,
    step: Step,
    { standing }: Candidate,
    found: FoundMeans,
    service: string | null,
  ): Verdict => {
    if (step.on === 'target' && step.action === ASSUMING && isSame(from, standing)) return 'allowed'
    const resource = step.on === 'means' ? found.arn : standing.principal.arn
    const facts = { account, partition, service, ...(found.context && { context: found.context }) }
    const isTrusted = step.isTrusted === true
    return permits.may(from, stepQuestion(step, resource, facts), isTrusted ? { isGranted: true, isTrusted } : {})
  }

  return function* find(from, technique, goal, accepts) {
    const { precondition, becomes } = technique
    const fits = (decision: Hop['decision']): boolean => accepts === 'conditional' || decision === 'allowed'
    for (const way of technique.ways) {
      const credential = credentialOf(way)
      if (isOutOfSight(technique)) {
        const settled = settle(from, technique, way, null)
        if (settled?.open.length === 0) yield outOfSight(from, technique, way)
        continue
      }
      for (const list of candidates(from, technique, goal)) {
        const { isItself, all } = list
        if (all.length === 0) continue
        const asked = way.find((step) => step.service !== undefined)?.service ?? null
        if (list.service !== null && asked !== null && list.service !== asked) continue
        const service = list.service ?? asked
        const settled = settle(from, technique, way, service)
        if (settled === null || !fits(settled.decision)) continue
        for (const candidate of near(from, settled, list)) {
          const { principal } = candidate.standing
          if (isServiceLinked(principal) || isItself !== isSame(from, candidate.standing)) continue
          const fitting = credential !== null && principal.kind === 'user' ? credentials(principal, credential) : true
          if (fitting === false) continue
          for (const found of means(technique, candidate.standing)) {
            if (becomes !== 'target' && !goal.isReached(found.after)) continue
            let decision = weaker(settled.decision, candidate.trust)
            const isAllowed = settled.open.every((step) => {
              const verdict = ask(from, step, candidate, found, service)
              if (!isPermitted(verdict)) return false
              decision = weaker(decision, verdict)
              return true
            })
            if (!isAllowed || !fits(decision)) continue
            const isMet = precondition === undefined && fitting === true && found.isSure
            yield {
              technique,
              way,
              from,
              to: found.after,
              service,
              means: technique.by === undefined ? null : found,
              decision,
              precondition: isMet ? 'met' : 'unknown',
            }
          }
        }
      }
    }
  }
}

const ASSUMING = 'sts:AssumeRole'

/** What of an ARN tells somebody from others of the account: `role/oven`. */
function nameIn(arn: string): string {
  return arn.split(':').slice(5).join(':')
}

/** Candidates by name, in their order, without going through all of them. */
function those(names: ReadonlySet<string>, all: readonly Candidate[]): readonly Candidate[] {
  if (names.size > all.length) return all.filter((one) => names.has(arnOf(one)))
  const places = placesOf(all)
  const found = [...names].flatMap((arn) => places.get(arn) ?? [])
  return found.sort((a, b) => a - b).flatMap((place) => all[place] ?? [])
}

const placesOf = rememberedWeakly((all: readonly Candidate[]): ReadonlyMap<string, readonly number[]> => {
  const places = new Map<string, number[]>()
  for (const [place, candidate] of all.entries()) {
    const arn = arnOf(candidate)
    const known = places.get(arn)
    if (known) known.push(place)
    else places.set(arn, [place])
  }
  return places
})

function arnOf({ standing }: Candidate): string {
  return standing.principal.arn
}

/** The candidates that some standings are, in their order. */
function listed(standings: readonly Standing[], all: readonly Candidate[]): readonly Candidate[] {
  const byStanding = candidatesOf(all)
  return standings.flatMap((standing) => byStanding.get(standing) ?? [])
}

const candidatesOf = rememberedWeakly(
  (all: readonly Candidate[]): ReadonlyMap<Standing, Candidate> => new Map(all.map((one) => [one.standing, one])),
)

const standingsOf = rememberedWeakly((all: readonly Candidate[]) => all.map(({ standing }) => standing))

function isSame({ principal }: Standing, other: Standing): boolean {
  return principalKey(principal) === principalKey(other.principal)
}

/** What is left of a way to be asked of single targets. */
interface Settled {
  readonly decision: Hop['decision']
  readonly open: readonly Step[]
}

/** Whether the night cannot say whose permissions a technique gives. */
export function isOutOfSight({ target }: Technique): boolean {
  return target.is === 'role-in-use' || target.is === 'permission-set'
}

/** Whether whom a technique leads to can be told, and has all that the target has: then a path may go by it. */
export function leadsOn(technique: Technique): boolean {
  return technique.isLateral !== true && !isOutOfSight(technique)
}

function outOfSight(from: Standing, technique: Technique, way: readonly Step[]): Hop {
  const unknown = { to: null, service: null, means: null, decision: 'conditional', precondition: 'unknown' } as const
  return { technique, way, from, ...unknown }
}
