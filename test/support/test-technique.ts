import { describe, expect, test } from 'vitest'

import type { Escalation } from '../../src/escalation/open-escalation.ts'
import { waysIn } from '../../src/escalation/outside.ts'
import type { Technique } from '../../src/escalation/technique.ts'
import type { Bakery } from './account-builder.ts'
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
  readonly reports: Readonly<Record<string, readonly [account: Bakery, ...hops: readonly Reported[]]>>
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
    })
  }
}

/** What mallory, or somebody beyond the account, gains by a technique: everyone's permissions as they are, or administration. */
function hopsBy(technique: Technique, account: Bakery): readonly Required<Reported>[] {
  const escalation = escalating(account)
  const isWayIn = technique.actor !== undefined && technique.actor !== 'user' && technique.actor !== 'role'
  return isWayIn ? waysBy(technique, escalation) : ownHopsBy(technique, escalation)
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
