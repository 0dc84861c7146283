import type { PatternSet, Policy, PolicyStatement, PrincipalSet } from '../document/policy.ts'
import { testText } from '../document/read-conditions.ts'
import type { StatementPrincipal } from '../principals.ts'

/**
 * Whether a document certainly gives no request more than another, by the texts of their statements alone: each of its
 * Allows stands under one of the other's, and each Deny of the other under one of its own. What it allows, an Allow of
 * its own applies to and no Deny, so that an Allow of the other does and no Deny; and what the other denies, it denies.
 *
 * @returns false too where a search would have to tell
 */
export function givesNoMore(newer: Policy, older: Policy): boolean {
  if (!isRead(newer) || !isRead(older)) return false
  return standUnder(withEffect(newer, 'Allow'), older) && standUnder(withEffect(older, 'Deny'), newer)
}

function isRead({ undecidable, statements }: Policy): boolean {
  return undecidable === null && statements.every((statement) => statement.undecidable === null)
}

function withEffect({ statements }: Policy, wanted: 'Allow' | 'Deny'): readonly PolicyStatement[] {
  return statements.filter(({ effect }) => effect === wanted)
}

function standUnder(statements: readonly PolicyStatement[], { statements: others }: Policy): boolean {
  return statements.every((statement) => others.some((other) => standsUnder(statement, other)))
}

/** Whether one statement applies wherever another does, to the same effect. */
function standsUnder(inner: PolicyStatement, outer: PolicyStatement): boolean {
  return (
    inner.effect === outer.effect &&
    areAmong(inner.actions, outer.actions) &&
    (outer.resources === null || areAmong(inner.resources ?? EVERYTHING, outer.resources)) &&
    areSame(inner.principals, outer.principals) &&
    outer.conditions.every((test) => inner.conditions.some((other) => testText(other) === testText(test)))
  )
}

const EVERYTHING: PatternSet = { patterns: ['*'], except: false }

function areAmong(inner: PatternSet, outer: PatternSet): boolean {
  if (!outer.except && outer.patterns.includes('*')) return true
  if (inner.except !== outer.except) return false
  return inner.except ? hasAll(inner.patterns, outer.patterns) : hasAll(outer.patterns, inner.patterns)
}

/** Of sorted lists. */
function hasAll(all: readonly string[], some: readonly string[]): boolean {
  let at = -1
  return some.every((text) => {
    at = all.indexOf(text, at + 1)
    return at >= 0
  })
}

function areSame(a: PrincipalSet | null, b: PrincipalSet | null): boolean {
  if (a === null || b === null) return a === b
  return (
    a.except === b.except && a.named.length === b.named.length && a.named.every((one, at) => isSame(one, b.named[at]))
  )
}

function isSame(one: StatementPrincipal, other: StatementPrincipal | undefined): boolean {
  return other !== undefined && one.kind === other.kind && one.name === other.name && one.account === other.account
}
