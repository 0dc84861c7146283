import { describe, expect, test } from 'vitest'

import type { Escalation } from '../../src/escalation/escalation.ts'
import { waysIn } from '../../src/escalation/outside.ts'
import type { Technique } from '../../src/escalation/technique.ts'
import type { Bakery, Order } from './account-builder.ts'
import type { RoleFacts, UserFacts } from './account-facts.ts'
import { bake } from './bake.ts'
import { escalating } from './escalating.ts'

/** A hop of mallory, by some or all of what it says. */
export interface Reported {
  /** The tail of the target's ARN; null where nobody can be named. */
  readonly to: string | null
  readonly decision?: 'allowed' | 'conditional'
  readonly precondition?: 'met' | 'unknown'
  readonly service?: string | null
  readonly means?: string | null
  /** Who comes in, where it is somebody beyond the account. */
  readonly name?: string
}

/** The accounts of one technique, by what is told of them. */
export interface TechniqueCases {
  readonly reports: Readonly<Record<string, readonly [account: Bakery, hop: Reported, ...more: readonly Reported[]]>>
  readonly silent: Readonly<Record<string, Bakery>>
}

/**
 * Tests a family of techniques over accounts in which mallory, a user or role, can use them, and the closest ones in which
 * mallory cannot: every technique needs both.
 */
export function testTechniques(family: readonly Technique[], cases: Readonly<Record<string, TechniqueCases>>): void {
  test('every technique is tried, and no other', () => {
    expect(new Set(Object.keys(cases))).toEqual(new Set(family.map(({ name }) => name)))
  })
  for (const technique of family) {
    const { reports = {}, silent = {} } = cases[technique.name] ?? {}
    describe(technique.name, () => {
      test('has an account that is reported, and one that is not', () => {
        expect([Object.keys(reports).length, Object.keys(silent).length]).not.toContain(0)
      })
      test.each(Object.entries(reports))('reports %s', (_, [account, ...hops]) => {
        const found = hopsBy(technique, account)
        expect(found.map((hop, index) => some(hop, hops[index]))).toEqual(hops)
      })
      test.each(Object.entries(silent))('is silent on %s', (_, account) => {
        expect(hopsBy(technique, account)).toEqual([])
      })
      test.each(neededBy(technique))('needs %s, and ends where it is denied', (action) => {
        for (const [account] of Object.values(reports)) {
          expect(hopsBy(technique, denying(account, action))).toEqual([])
        }
      })
    })
  }
}

/** What mallory, or somebody beyond the account, gains by a technique: everyone's permissions as they are, or administration. */
function hopsBy(technique: Technique, account: Bakery): readonly Required<Reported>[] {
  const escalation = escalating(account)
  return isOfOutsiders(technique) ? waysBy(technique, escalation) : ownHopsBy(technique, escalation)
}

function isOfOutsiders({ actor }: Technique): boolean {
  return actor !== undefined && actor !== 'user' && actor !== 'role'
}

/** The actions of every way, but for those of outsiders: no policy here is theirs. A role that is the target itself assumes nothing. */
function neededBy(technique: Technique): readonly string[] {
  const { ways, target } = technique
  if (isOfOutsiders(technique)) return []
  const [first = [], ...others] = ways.map((way) => way.map(({ action }) => action))
  return first
    .filter((action) => others.every((actions) => actions.includes(action)))
    .filter((action) => action !== 'sts:AssumeRole' || target.is !== 'role-or-itself')
}

/** An account in which a policy of mallory denies an action on everything. */
function denying({ recipe, ...account }: Bakery, action: string): Bakery {
  const policy = { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: action, Resource: '*' }] }
  const deny = <Facts extends UserFacts | RoleFacts>(order: Order<Facts>): Order<Facts> =>
    order.name === 'mallory'
      ? { ...order, facts: { ...order.facts, inline: { ...order.facts.inline, [`No ${action}`]: policy } } }
      : order
  const changed = { ...recipe, users: recipe.users.map(deny), roles: recipe.roles.map(deny) }
  return { ...account, recipe: changed, build: () => bake(changed) }
}

function waysBy(technique: Technique, escalation: Escalation): readonly Required<Reported>[] {
  return waysIn(escalation, [technique]).map(({ name, to, decision }) => ({
    name,
    to: tail(to.principal.arn),
    decision,
    precondition: 'met',
    service: null,
    means: null,
  }))
}

function ownHopsBy(technique: Technique, escalation: Escalation): readonly Required<Reported>[] {
  const { everyone, administration, feasible, find } = escalation
  const mallory = everyone.find(({ principal }) => principal.name === 'mallory')
  if (mallory === undefined) throw new Error('The account has no mallory.')
  if (!feasible(mallory).includes(technique)) return []
  const isReached = (standing: typeof mallory): boolean => {
    return ['allowed', 'conditional'].includes(administration(standing))
  }
  const hops = [...find(mallory, technique, { principals: everyone, isReached, tries: null }, 'conditional')]
  const shown = hops.map(({ to, decision, precondition, service, means }) => ({
    name: 'mallory',
    to: to === null ? null : tail(to.principal.arn),
    decision,
    precondition,
    service,
    means: means === null ? null : means.name,
  }))
  return [...new Map(shown.map((hop) => [JSON.stringify(hop), hop])).values()]
}

/** A hop by what is expected of it; whole where nothing is. */
function some(hop: Required<Reported>, expected: Reported | undefined): Partial<Reported> {
  if (expected === undefined) return hop
  return Object.fromEntries(Object.entries(hop).filter(([member]) => member in expected))
}

function tail(arn: string): string {
  return arn.replace(/^arn:[^:]*:[^:]*:[^:]*:[^:]*:/, '')
}
