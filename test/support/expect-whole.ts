import { expect } from 'vitest'

import type { Fact } from '../../src/model/fact.ts'
import { LISTS } from '../../src/model/authorization-details.ts'
import { AUTHORIZATION_PARTS, type Part, PARTS, type PartState } from '../../src/model/part.ts'
import { listOf } from '../../src/util/list.ts'
import { memberOf, membersOf } from '../../src/util/members.ts'
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

/** What was listed, and gone when a part asked for it. */
export interface Gone {
  readonly part: string
  readonly arn: string
}

/** What a night's warnings call gone. */
export function goneIn({ snapshot }: ReadNight): readonly Gone[] {
  return snapshot.warnings.flatMap(({ code, message, subject }) => {
    const part = /^it was gone when (\S+) were asked for$/.exec(message)?.[1]
    return code === 'DELETED_DURING_COLLECTION' && part !== undefined ? [{ part, arn: subject ?? '' }] : []
  })
}

/**
 * Checks what a night claims: a complete part says what the account says, a partial one says it or that it does not know
 * it, and any other part says nothing.
 *
 * @param gone what AWS called gone when a part asked for it
 */
export function expectHonest(
  night: ReadNight,
  expected: ExpectedNight,
  moved: readonly Part[] = [],
  gone: readonly Gone[] = [],
): void {
  const unread = expectListed(night)
  expect(night.lists).toEqual({
    ...Object.fromEntries(membersOf(expected.lists)),
    Policies: itemsOf(expected.lists, 'Policies').filter((policy) => !unread.has(arnOf(policy))),
  })
  const hasAllProfiles = night.parts.get('instance-profiles')?.status === 'complete'
  const profiles = hasAllProfiles ? expected.profiles : expected.profilesOfRoles
  expect(night.profiles).toEqual(profiles)
  for (const part of factParts(moved)) {
    const facts = night.facts.get(part) ?? []
    const due = (expected.facts.get(part) ?? []).filter(
      ({ kind, arn }) =>
        (kind !== 'instance-profile' || profiles.includes(arn)) &&
        !unread.has(arn) &&
        !gone.some((entry) => entry.part === part && entry.arn === arn),
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
  const unread = expectListed(night)
  const gone = goneIn(night)
  for (const list of LISTS) {
    const once = versions.map(({ lists }) => itemsOf(lists, list).filter((item) => !unread.has(arnOf(item))))
    expectBetween(list, itemsOf(night.lists, list), once)
  }
  const hasAllProfiles = night.parts.get('instance-profiles')?.status === 'complete'
  const profiles = hasAllProfiles ? versions[0]?.profiles : versions[0]?.profilesOfRoles
  expect(night.profiles).toEqual(profiles)
  for (const part of factParts(moved)) {
    const facts = night.facts.get(part) ?? []
    const state = night.parts.get(part)
    const { status } = state ?? {}
    const unknown = new Set(facts.filter(({ settings }) => settings === null).map(({ arn }) => arn))
    const untagged = untaggedOf(state, facts)
    if (status !== 'complete' && status !== 'partial') {
      expect([part, facts]).toEqual([part, []])
      continue
    }
    const isWanting = unknown.size > 0 || untagged.size > 0 || state?.detail?.endsWith('not read') === true
    expect([part, isWanting]).toEqual([part, status === 'partial'])
    const isGone = (arn: string) => gone.some((entry) => entry.part === part && entry.arn === arn)
    const isThere = ({ kind, arn }: Fact) =>
      !unknown.has(arn) &&
      !untagged.has(arn) &&
      !unread.has(arn) &&
      !isGone(arn) &&
      (kind !== 'instance-profile' || night.profiles.includes(arn))
    const once = versions.map(({ facts }) => (facts.get(part) ?? []).filter(isThere))
    expectBetween(part, facts.filter(isThere), once)
  }
}

/** Checks that the lists are complete, but for policies that they left out and AWS would not give. @returns the ARNs of those */
function expectListed(night: ReadNight): ReadonlySet<unknown> {
  const unread = night.snapshot.warnings.filter(
    ({ code, message }) => code === 'NOT_READ' && message.startsWith('customer-policies:'),
  )
  const partial = unread.length > 0 ? 'customer-policies' : null
  expect(statusesOf(night, AUTHORIZATION_PARTS)).toEqual(
    AUTHORIZATION_PARTS.map((part) => [part, part === partial ? 'partial' : 'complete']),
  )
  return new Set(unread.map(({ subject }) => subject))
}

/** The parts of which facts tell, but for some. */
function factParts(moved: readonly Part[]): readonly Part[] {
  const lists: readonly Part[] = AUTHORIZATION_PARTS
  return PARTS.filter((part) => !moved.includes(part) && !lists.includes(part))
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
  const untagged = untaggedOf(state, facts)
  return due.map((fact) => {
    if (unknown.has(fact.arn)) return { ...fact, settings: null, activity: null, tags: null }
    return untagged.has(fact.arn) ? { ...fact, tags: null } : fact
  })
}

/** Whose facts stand without tags, where the part says that tags are what it lacks. */
function untaggedOf(state: PartState | undefined, facts: readonly Fact[]): ReadonlySet<string> {
  if (state?.status !== 'partial' || state.detail?.includes('Tags: ') !== true) return new Set()
  return new Set(facts.filter(({ settings, tags }) => settings !== null && tags === null).map(({ arn }) => arn))
}
