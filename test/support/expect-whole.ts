import { expect } from 'vitest'

import type { Fact } from '../../src/model/fact.ts'
import { AUTHORIZATION_PARTS, type Part, PARTS, type PartState } from '../../src/model/part.ts'
import type { Collecting } from './collecting.ts'
import { type ExpectedNight, expectedNight } from './expected-night.ts'
import type { ReadNight } from './read-night.ts'

/**
 * Checks that the last night says what the account says now, in every part that it calls complete, and gives it.
 *
 * @param moved parts of which the account said something else when they were read
 */
export async function expectWhole(bench: Collecting, moved: readonly Part[] = []): Promise<ReadNight> {
  const night = bench.nights().at(-1)
  if (night === undefined) throw new Error('there is no night')
  expectHonest(night, await expectedNight(bench.endpoint), moved)
  return night
}

/**
 * Checks what a night claims: a complete part says what the account says, a partial one says it or that it does not know
 * it, and any other part says nothing.
 */
export function expectHonest(night: ReadNight, expected: ExpectedNight, moved: readonly Part[] = []): void {
  expect(statusesOf(night, AUTHORIZATION_PARTS)).toEqual(AUTHORIZATION_PARTS.map((part) => [part, 'complete']))
  expect(night.lists).toEqual(expected.lists)
  const hasAllProfiles = night.parts.get('instance-profiles')?.status === 'complete'
  const profiles = hasAllProfiles ? expected.profiles : expected.profilesOfRoles
  expect(night.profiles).toEqual(profiles)
  for (const part of PARTS.filter((part) => !moved.includes(part))) {
    const facts = night.facts.get(part) ?? []
    const due = (expected.facts.get(part) ?? []).filter(
      ({ kind, arn }) => kind !== 'instance-profile' || profiles.includes(arn),
    )
    expect([part, facts]).toEqual([part, saidBy(night.parts.get(part), facts, due)])
  }
}

/** How far each of some parts got. */
export function statusesOf(
  night: ReadNight,
  parts: readonly Part[] = PARTS,
): readonly (readonly [Part, PartState['status'] | undefined])[] {
  return parts.map((part) => [part, night.parts.get(part)?.status])
}

function saidBy(state: PartState | undefined, facts: readonly Fact[], due: readonly Fact[]): readonly Fact[] {
  if (state?.status === 'complete') return due
  if (state?.status !== 'partial') return []
  const unknown = new Set(facts.filter(({ settings }) => settings === null).map(({ arn }) => arn))
  return due.map((fact) => (unknown.has(fact.arn) ? { ...fact, settings: null, activity: null, tags: null } : fact))
}
