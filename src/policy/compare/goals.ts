import type { Pattern } from '../pattern/pattern.ts'
import { type Body, body } from './body.ts'
import { type Choice, type Disjunction, literalKey, no, opposite, textPart, yes } from './literal.ts'
import { type Restrict, restrictChoices } from './restrict.ts'
import { ANY_RESOURCE } from './universe.ts'

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
 * @param action what the names of the class fit; null where they are known
 */
export function* goals(
  road: Road,
  more: readonly Body[],
  less: readonly Body[],
  action: Pattern | null,
  restrict: Restrict,
): Generator<Goal> {
  for (const { applying, failing } of road === 'allow' ? allowing(more, less) : sparing(more, less)) {
    const [first, ...others] = applying
    const holding = new Set(applying.flatMap(({ rest }) => rest.flatMap(onlyKey)))
    const fulfilled = [...(first?.rest ?? []).map(alternatives), ...others.flatMap(fulfilment)]
    for (const resource of first?.among ? first.among.patterns : [ANY_RESOURCE]) {
      const made = restrictChoices(fulfilled, { action, resource, holding: NOTHING }, restrict)
      const avoided = restrictChoices(failing.map(avoidance), { action, resource, holding }, restrict)
      if (made !== null && avoided !== null) yield { resource, choices: [...made, ...avoided] }
    }
  }
}

const NOTHING: ReadonlySet<string> = new Set()

/** Bodies that apply, and bodies that do not. */
interface Weighing {
  readonly applying: readonly Body[]
  readonly failing: readonly Body[]
}

/** Allowed by one, where no Deny of its own applies, and no Allow of the other, or else a Deny of the other. */
function* allowing(more: readonly Body[], less: readonly Body[]): Generator<Weighing> {
  const [allows, denies] = [withEffect('Allow', more), withEffect('Deny', more)]
  const failing = [...denies, ...withEffect('Allow', less)]
  for (const one of allows) yield { applying: [one], failing }
  for (const deny of lacking(denies, withEffect('Deny', less))) {
    for (const one of allows) yield { applying: [one, deny], failing: denies }
  }
}

/** Denied by the other, and by none of one's own. */
function* sparing(more: readonly Body[], less: readonly Body[]): Generator<Weighing> {
  const denies = withEffect('Deny', more)
  for (const deny of lacking(denies, withEffect('Deny', less))) yield { applying: [deny], failing: denies }
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

function onlyKey([first, ...others]: Disjunction): readonly string[] {
  return first && others.length === 0 ? [literalKey(first)] : []
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
