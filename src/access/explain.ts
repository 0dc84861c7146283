import { byCodeUnit } from '../model/compare.ts'
import { UNKNOWN } from '../model/why-unknown.ts'
import { all, type Formula } from '../policy/formula.ts'
import { unknownsIn } from '../policy/unknowns-in.ts'
import type { Asker } from './asker.ts'
import { type Bearing, cite } from './bearing.ts'
import { citation } from './cite.ts'
import type { Combined } from './combine.ts'
import type { AccessQuestion, Decision, PolicySource, Verdict } from './decision.ts'
import type { Sides } from './sides.ts'

interface Reasoning {
  readonly asker: Asker
  readonly question: AccessQuestion
  readonly sides: Sides
  readonly combined: Combined
  /** A formula by what is known of the request. */
  readonly weigh: (formula: Formula) => Formula
}

/** Why a decision is what it is: the statements that it rests on, and a sentence. */
export function explain(
  decision: Verdict,
  left: Formula,
  reasoning: Reasoning,
): Pick<Decision, 'reason' | 'statements'> {
  switch (decision) {
    case 'allowed': {
      const bearing = grants(decision, reasoning)
      return { reason: `Allowed by ${citations(bearing)}.`, statements: bearing.map(cite) }
    }
    case 'conditional': {
      const allows = grants(decision, reasoning)
      const denies = grounds(reasoning, 'Deny')
      const but = denies.length === 0 ? '' : `, unless denied by ${citations(denies)}`
      return {
        reason: `Allowed by ${citations(allows)}${but}, where a condition holds.`,
        statements: [...allows, ...denies].map(cite),
      }
    }
    case 'unknown': {
      const statements = [...grounds(reasoning, 'Allow'), ...grounds(reasoning, 'Deny')]
      const why = unknownsIn(left).toSorted(byCodeUnit).join('; ')
      return {
        reason: `${UNKNOWN}${why}.`,
        statements: statements.flatMap((bearing) => (bearing.statement ? [cite(bearing)] : [])),
      }
    }
    case 'denied':
      return refusal(reasoning)
    default:
      return decision satisfies never
  }
}

/**
 * What grants it. Own policies do not where the boundary shuts all of it out, and the resource's policy lets it; of the
 * two, one that is certainly enough leaves no part to one that is not.
 */
function grants(decision: Verdict, reasoning: Reasoning): readonly Bearing[] {
  const { asker, sides, combined, weigh } = reasoning
  if (sides.resource === null || isForeign(asker, sides)) return grounds(reasoning, 'Allow')
  const is = (formula: Formula): Formula['is'] => weigh(formula).is
  const own = is(all([combined.identity, combined.boundary]))
  const isEither = decision === 'allowed' && !sides.mustAllow
  const direct = isEither ? is(combined.direct) : 'never'
  const isLimited = is(combined.freely) !== 'always' && (own === 'never' || is(combined.boundary) === 'always')
  const boundary = isLimited ? sides.boundary : null
  const others =
    own === 'never' || (direct === 'always' && own !== 'always')
      ? { identity: null, boundary }
      : isEither && own === 'always' && direct !== 'always'
        ? { resource: null }
        : {}
  return grounds({ sides: { ...sides, ...others }, weigh }, 'Allow')
}

function isForeign({ caller }: Asker, { resourceAccount }: Sides): boolean {
  return resourceAccount !== null && resourceAccount !== caller.account
}

/** An explicit Deny outdoes every other reason; else the first side that does not allow. */
function refusal(reasoning: Reasoning): Pick<Decision, 'reason' | 'statements'> {
  const { asker, combined, question, sides, weigh } = reasoning
  const denies = bearingsIn(sides, 'Deny').filter(({ when }) => weigh(when).is === 'always')
  if (denies.length > 0 && weigh(combined.denied).is === 'always') {
    return { reason: `Denied explicitly by ${citations(denies)}.`, statements: denies.map(cite) }
  }
  const allows = grounds(reasoning, 'Allow')
  const refused = (
    reason: string,
    statements: readonly Bearing[] = allows,
  ): Pick<Decision, 'reason' | 'statements'> => {
    return { reason, statements: statements.map(cite) }
  }
  const what = `${question.action}${question.resource === null ? '' : ` on ${question.resource}`}`
  const isNever = (formula: Formula): boolean => weigh(formula).is === 'never'
  if (asker.caller.kind === 'deleted')
    return refused(`${asker.caller.name} is the id of a principal that was deleted: nobody is it.`, [])
  if (sides.isOthers) {
    const others = asker.caller.kind === 'federated' ? 'AWS credentials' : 'the word of an identity provider'
    return refused(`${question.action} is asked with ${others}, which ${asker.caller.name} does not bring.`, [])
  }
  const name = asker.session === undefined ? asker.caller.name : `${asker.caller.name} (session ${asker.session})`
  const isShut = sides.resource !== null && isNever(combined.resource)
  const isAcross = isForeign(asker, sides)
  if (isShut && (sides.mustAllow || isAcross || asker.principal === null))
    return refused(
      `${name} is let in by no statement of the policy of ${question.resource ?? 'the resource'}${unmet(naming(sides))}.`,
    )
  const needsIdentity = sides.resource === null || isAcross || isNever(combined.direct)
  if (asker.principal !== null && needsIdentity && isNever(combined.identity)) {
    if (sides.resource === null || isShut)
      return refused(`No policy of ${name} allows ${what}${unmet([...(sides.identity ?? []), ...naming(sides)])}.`, [])
    const why = isAcross ? 'Across accounts both sides must allow it' : "The resource's policy leaves it to the account"
    return refused(`${why}, and no policy of ${name} allows ${what}${unmet(sides.identity ?? [])}.`)
  }
  if (isNever(combined.boundary))
    return refused(`Its permissions boundary does not allow ${what}${unmet(sides.boundary ?? [])}.`)
  const level = combined.scps.findIndex(isNever)
  if (level >= 0)
    return refused(
      `The service control policies of level ${level + 1} do not allow ${what}${unmet(sides.scps[level] ?? [])}.`,
    )
  return refused(`What allows ${what} and what denies or limits it leave no request that is allowed.`, [
    ...allows,
    ...grounds(reasoning, 'Deny'),
  ])
}

/** Names Allows that speak of it, where there are any: what they ask, no request of whoever asks has. */
function unmet(bearings: readonly Bearing[]): string {
  const asking = bearings.filter(({ effect, statement }) => effect === 'Allow' && statement !== null)
  return asking.length === 0 ? '' : `; ${citations(asking)} would, under a condition that it cannot meet`
}

/** The statements of an effect that can apply; where some on a side apply to every request, those alone. */
export function grounds(
  { sides, weigh }: Pick<Reasoning, 'sides' | 'weigh'>,
  effect: Bearing['effect'],
): readonly Bearing[] {
  const found = bearingsIn(sides, effect)
  const left = found.map(({ when }) => weigh(when).is)
  const isSettled = (one: Bearing): boolean =>
    found.some((other, index) => left[index] === 'always' && side(other) === side(one))
  return found.filter((one, index) => left[index] === 'always' || (left[index] !== 'never' && !isSettled(one)))
}

/** Own policies and those of groups stand for one another; each level of SCPs for itself. */
function side({ origin }: Bearing): string {
  return origin.source === 'group' ? 'identity' : origin.source === 'scp' ? (origin.policyName ?? '') : origin.source
}

const SOURCES: readonly PolicySource[] = ['identity', 'group', 'boundary', 'trust', 'resource', 'scp']

function bearingsIn(sides: Sides, effect: Bearing['effect']): readonly Bearing[] {
  const found: Bearing[] = []
  for (const side of [sides.identity ?? [], sides.boundary ?? [], naming(sides), ...sides.scps]) {
    for (const bearing of side) if (bearing.effect === effect) found.push(bearing)
  }
  return found.length < 2 ? found : found.sort(bySource)
}

/** What of the resource's policy names whoever asks, by whichever name. */
function naming({ resource }: Sides): readonly Bearing[] {
  return (resource ?? []).filter(({ match }) => Object.values(match).some(({ is }) => is !== 'never'))
}

function bySource(a: Bearing, b: Bearing): number {
  return SOURCES.indexOf(a.origin.source) - SOURCES.indexOf(b.origin.source)
}

const MOST = 3

function citations(bearings: readonly Bearing[]): string {
  const said = bearings.slice(0, MOST).map((bearing) => citation(cite(bearing)))
  const more = bearings.length - said.length
  return more > 0 ? `${said.join(', ')} and ${more} more` : said.join(', ')
}
