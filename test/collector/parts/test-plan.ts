import { describe, expect, test } from 'vitest'

import type { Roster } from '../../../src/collector/live/roster.ts'
import type { GivenFact, PartPlan } from '../../../src/collector/parts/part-plan.ts'
import { byArn, byCodeUnit } from '../../../src/model/compare.ts'
import type { Tag } from '../../../src/model/entity.ts'
import type { Members } from '../../../src/model/fact.ts'
import { type Asked, runPlan, type Said } from '../../support/stand-in-asking.ts'

/** What AWS says, the facts that come of it in whatever order, and what else the run came to. */
export interface PlanCase {
  readonly said: Readonly<Record<string, Said | readonly Said[]>>
  readonly facts: readonly GivenFact[]
  readonly also?: Partial<Omit<Asked, 'facts'>>
}

/**
 * Runs a plan over cases. Of each, the facts must not depend on the order of the answers, nor on any being repeated; over
 * all, the plan must have needed just the actions that it lists.
 */
export function testPlan(plan: PartPlan, roster: Roster, cases: Readonly<Record<string, PlanCase>>): void {
  describe(plan.part, () => {
    test.each(Object.entries(cases))('%s', async (_, { said, facts, also = {} }) => {
      const asked = await runPlan(plan, roster, new Map(Object.entries(said)))
      expect(asked).toMatchObject(also)
      expect(asked.facts.toSorted(byArn)).toEqual(facts.toSorted(byArn))
      for (const answers of [[...asked.kept, ...asked.kept], asked.kept.toReversed()])
        expect([...plan.facts(answers, roster)].toSorted(byArn)).toEqual(facts.toSorted(byArn))
    })

    test('lists the actions that it needs, and no more', async () => {
      const runs = Object.values(cases).map(({ said }) => runPlan(plan, roster, new Map(Object.entries(said))))
      const operations = (await Promise.all(runs)).flatMap((asked) => [...asked.operations])
      const needed = operations.filter((name) => name !== 'GetCallerIdentity').map((name) => `iam:${name}`)
      expect([...new Set(needed)].toSorted(byCodeUnit)).toEqual(plan.actions.toSorted(byCodeUnit))
      const { operation } = plan.probe(roster)
      expect(operations).toContain(operation)
    })
  })
}

/** A fact as a plan gives it. */
export function fact(
  { kind, arn, id, name }: Pick<GivenFact, 'kind' | 'arn' | 'id' | 'name'>,
  settings: Members,
  more: { readonly activity?: Members; readonly tags?: readonly Tag[] } = {},
): GivenFact {
  return { kind, arn, id, name, settings, activity: more.activity ?? null, tags: more.tags ?? null }
}

/** Facts about the account itself. */
export const ACCOUNT = {
  kind: 'account',
  arn: 'arn:aws:iam::123456789012:root',
  id: '123456789012',
  name: '123456789012',
} as const
