import { expect } from 'vitest'

import type { Fact } from '../../src/model/fact.ts'
import { LISTS } from '../../src/model/authorization-details.ts'
import { AUTHORIZATION_PARTS, type Part, PARTS, type PartState } from '../../src/model/part.ts'
import { listOf } from '../../src/util/list.ts'
import { memberOf } from '../../src/util/members.ts'
import { comparable } from '../store/comparable.ts'
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

/**
 * Checks a night of an account that moved while it was read: everything in it was so at some moment, and what was there
 * all the time is in it.
 *
 * @param versions what the account said at first and after each change
 * @param moved parts that are not looked at
 */
export function expectPossible(night: ReadNight, versions: readonly ExpectedNight[], moved: readonly Part[]): void {
  expect(statusesOf(night, AUTHORIZATION_PARTS)).toEqual(AUTHORIZATION_PARTS.map((part) => [part, 'complete']))
  for (const list of LISTS) {
    const once = versions.map(({ lists }) => itemsOf(lists, list))
    expectBetween(list, itemsOf(night.lists, list), once)
  }
  const hasAllProfiles = night.parts.get('instance-profiles')?.status === 'complete'
  const profiles = hasAllProfiles ? versions[0]?.profiles : versions[0]?.profilesOfRoles
  expect(night.profiles).toEqual(profiles)
  for (const part of PARTS.filter((part) => !moved.includes(part))) {
    const facts = night.facts.get(part) ?? []
    const unknown = new Set(facts.filter(({ settings }) => settings === null).map(({ arn }) => arn))
    const status = night.parts.get(part)?.status
    if (status !== 'complete' && status !== 'partial') expect([part, facts]).toEqual([part, []])
    else expect([part, unknown.size > 0]).toEqual([part, status === 'partial'])
    if (status !== 'complete' && status !== 'partial') continue
    const isThere = ({ kind, arn }: Fact) =>
      !unknown.has(arn) && (kind !== 'instance-profile' || night.profiles.includes(arn))
    const once = versions.map(({ facts }) => (facts.get(part) ?? []).filter(isThere))
    expectBetween(part, facts.filter(isThere), once)
  }
}

function expectBetween(what: string, found: readonly unknown[], once: readonly (readonly unknown[])[]): void {
  const ever = new Set(once.flat().map((item) => JSON.stringify(comparable(item))))
  const invented = found.filter((item) => !ever.has(JSON.stringify(comparable(item))))
  expect([what, invented]).toEqual([what, []])
  const arns = found.map(arnOf)
  expect([what, arns.length]).toEqual([what, new Set(arns).size])
  const [first = [], ...later] = once.map((items) => items.map(arnOf))
  const always = first.filter((arn) => later.every((arns) => arns.includes(arn)))
  expect([what, always.filter((arn) => !arns.includes(arn))]).toEqual([what, []])
}

function arnOf(item: unknown): unknown {
  return memberOf(item, 'arn') ?? memberOf(item, 'Arn')
}

function itemsOf(lists: unknown, list: string): readonly unknown[] {
  return listOf(memberOf(lists, list))
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
