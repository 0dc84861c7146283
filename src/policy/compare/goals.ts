import type { Budget } from '../limits.ts'
import type { Pattern } from '../pattern/pattern.ts'
import { type Body, body, isUnread } from './body.ts'
import { type Choice, type Disjunction, literalKey, no, opposite, textPart, yes } from './literal.ts'
import { restrictChoices } from './restrict.ts'
import type { Finding } from './situation.ts'
import { ANY_RESOURCE } from './universe.ts'
import { variableIncludes } from '../pattern/variable-includes.ts'

/** One way in which a document gives a request more than another. */
export interface Goal {
  /** What the resource fits. */
  readonly resource: Pattern
  /** One of each must be made. */
  readonly choices: readonly Choice[]
}

/** By which of two roads a document gives more: it allows what the other does not, or leaves alone what the other denies. */
export type Road = 'allow' | 'deny'

export const ROADS: readonly Road[] = ['allow', 'deny']

/**
 * The ways in which `more` gives a request more than `less` by one road: there is such a request where one of them can
 * be met, and only there.
 *
 * @param outOfPlay bodies of either that shall certainly not apply
 * @param action what the names of the class fit; null where they are known
 */
export function* goals(
  road: Road,
  more: readonly Body[],
  less: readonly Body[],
  outOfPlay: readonly Body[],
  action: Pattern | null,
  { restrict, budget }: Pick<Finding, 'restrict' | 'budget'>,
): Generator<Goal> {
  const avoided = outOfPlay.map(certainAvoidance)
  for (const { applying, failing, avoiding } of road === 'allow' ? allowing(more, less) : sparing(more, less)) {
    if (outOfPlay.length > 0 && applying.some(isUnread)) continue
    const [first, ...others] = applying
    const holding = holdingIn(applying, failing, budget)
    const fulfilled = [...(first?.rest ?? []).map(alternatives), ...others.flatMap(fulfilment)]
    for (const resource of first?.among ? first.among.patterns : [ANY_RESOURCE]) {
      const made = restrictChoices(fulfilled, { action, resource, holding: NOTHING }, restrict)
      const failed = made && restrictChoices([...avoiding, ...avoided], { action, resource, holding }, restrict)
      if (made !== null && failed !== null) yield { resource, choices: [...made, ...failed] }
    }
  }
}

const NOTHING: ReadonlySet<string> = new Set()

/** Bodies that apply, and bodies that do not, with how they are avoided. */
interface Weighing extends Failing {
  readonly applying: readonly Body[]
}

interface Failing {
  readonly failing: readonly Body[]
  readonly avoiding: readonly Choice[]
}

/** Allowed by one, where no Deny of its own applies, and no Allow of the other, or else a Deny of the other. */
function* allowing(more: readonly Body[], less: readonly Body[]): Generator<Weighing> {
  const [allows, denies] = [withEffect('Allow', more), withEffect('Deny', more)]
  const others = withEffect('Allow', less)
  const neither = failingAll([...denies, ...others])
  for (const one of lacking(others, allows)) yield { applying: [one], ...neither }
  const undenied = failingAll(denies)
  for (const deny of lacking(denies, withEffect('Deny', less))) {
    for (const one of allows) yield { applying: [one, deny], ...undenied }
  }
}

/** Denied by the other, and by none of one's own. */
function* sparing(more: readonly Body[], less: readonly Body[]): Generator<Weighing> {
  const undenied = failingAll(withEffect('Deny', more))
  for (const deny of lacking(undenied.failing, withEffect('Deny', less))) yield { applying: [deny], ...undenied }
}

function failingAll(failing: readonly Body[]): Failing {
  return { failing, avoiding: failing.map(avoidance) }
}

function lacking(these: readonly Body[], others: readonly Body[]): readonly Body[] {
  const keys = new Set(these.map(({ key }) => key))
  return others.filter(({ key }) => !keys.has(key))
}

/** Bodies of one effect; those that differ in their resources alone are one. */
function withEffect(effect: Body['effect'], bodies: readonly Body[]): readonly Body[] {
  const byRest = new Map<string, Body[]>()
  for (const one of bodies) {
    if (one.effect !== effect) continue
    const same = byRest.get(one.restKey)
    if (same) same.push(one)
    else byRest.set(one.restKey, [one])
  }
  return [...byRest.values()].flatMap(united)
}

function united(same: readonly Body[]): readonly Body[] {
  const [first] = same
  if (!first || same.length === 1) return same
  const anywhere = same.find(({ among }) => among === null)
  if (anywhere) return [anywhere]
  const patterns = new Map(same.flatMap(({ among }) => among?.patterns ?? []).map((pattern) => [pattern.text, pattern]))
  return [body(first.effect, textPart('resource', [...patterns.values()]), first.rest)]
}

/** What holds of a request to which bodies apply, as far as it bears on others. */
function holdingIn(applying: readonly Body[], failing: readonly Body[], budget: Budget): ReadonlySet<string> {
  const sure = applying.flatMap(({ rest }) =>
    rest.flatMap(([first, ...others]) => (first && others.length === 0 ? [first] : [])),
  )
  const holding = new Set(sure.map(literalKey))
  const fitted = sure.flatMap(({ part, holds }) => (part.is === 'variable' && holds ? [part] : []))
  if (fitted.length === 0) return holding
  for (const { part } of failing.flatMap(({ rest }) => rest.flat())) {
    if (part.is !== 'variable' || holding.has(part.key)) continue
    const isImplied = fitted.some(({ pattern }) => variableIncludes(part.pattern, pattern, budget))
    if (isImplied) holding.add(literalKey(yes(part)))
  }
  return holding
}

function alternatives(disjunction: Disjunction): Choice {
  return disjunction.map((literal) => [literal])
}

function fulfilment({ among, rest }: Body): readonly Choice[] {
  return [...(among === null ? [] : [[[yes(among)]]]), ...rest.map(alternatives)]
}

function avoidance({ among, rest }: Body): Choice {
  return [...(among === null ? [] : [[no(among)]]), ...rest.map((disjunction) => disjunction.map(opposite))]
}

/** By what can be read alone. */
function certainAvoidance(one: Body): Choice {
  return avoidance(one).filter((literals) => literals.every(({ part }) => part.is !== 'unknown'))
}
