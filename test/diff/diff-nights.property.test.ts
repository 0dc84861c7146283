import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Change, ChangeVerb, Effect } from '../../src/diff/change.ts'
import { diffNights } from '../../src/diff/diff-nights.ts'
import type { DiffInput, Pair } from '../../src/diff/input.ts'
import { byCodeUnit } from '../../src/model/compare.ts'
import type { Entity } from '../../src/model/entity.ts'
import type { Fact } from '../../src/model/fact.ts'
import {
  certificate,
  device,
  everything,
  fact,
  group,
  HOME,
  inputOf,
  OPEN,
  type PlainNight,
  policy,
  profile,
  provider,
  READ,
  READ_AGAIN,
  role,
  TRUST,
  user,
  WRITE,
} from './nights.ts'
import { LINKED } from './test-diff.ts'

const name = fc.constantFrom('ada', 'bob', 'eve')
const id = fc.constantFrom('', 'ID1', 'ID2', 'ID3', 'ID4')
const some = <T>(of: fc.Arbitrary<T>, maxLength = 3): fc.Arbitrary<T[]> => fc.array(of, { maxLength })
const maybe = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(of, { freq: 5 })
const document = maybe(fc.constantFrom(READ, READ_AGAIN, WRITE, 'not json', 'raw {"a":1,"a":2}'))
const text = fc.constantFrom('x', 'y')
const tags = maybe(some(fc.record({ key: fc.constantFrom('Owner', 'owner', 'team', '__proto__'), value: text })))
const inlineList = some(fc.record({ name: fc.constantFrom('Read', 'read', 'write'), document }))
const policyArn = fc.constantFrom('arn:aws:iam::aws:policy/S3', 'arn:aws:iam::123456789012:policy/bake')
const attached = maybe(some(policyArn.map((arn) => ({ arn, name: '' }))))
const boundary = maybe(policyArn.map((arn) => ({ arn, type: null })))
const createdAt = maybe(fc.constantFrom('2020-01-01T00:00:00Z', '2021-01-01T00:00:00Z'))
const residue = fc.constantFrom(
  {},
  { residue: { set: { Extra: 1 } } },
  { residue: { set: { Extra: [1, 2], Tags: 1 } } },
  { residue: { absent: ['Tags'] } },
  { residue: { set: { Tags: [{ Key: 'team', Value: 'x' }] } } },
  { residue: { set: { Tags: [{ Key: 'team' }, { Key: 'team', Value: 'y' }], AttachedManagedPolicies: [] } } },
)
const counter = maybe(fc.nat(2))
const lastUsed = maybe(fc.record({ at: maybe(fc.constant('2026-11-01T00:00:00Z')), region: maybe(text) }))

const users = distinct(
  fc.tuple(
    name,
    residue,
    fc.record({
      id,
      createdAt,
      groups: maybe(some(fc.constantFrom('ada', 'ADA', 'bob', 'eve'))),
      attached,
      inline: inlineList,
      boundary,
      tags,
    }),
  ),
  ([at, more, rest]) => user(at, { ...rest, ...more }),
)
const groups = distinct(
  fc.tuple(name, fc.record({ id, createdAt, attached, inline: maybe(inlineList) })),
  ([at, rest]) => group(at, rest),
)
const roles = distinct(
  fc.tuple(
    name,
    residue,
    fc.record({
      id,
      trust: maybe(fc.constantFrom(TRUST, OPEN)),
      attached,
      inline: maybe(inlineList),
      boundary,
      tags,
      lastUsed,
    }),
  ),
  ([at, more, rest]) => role(at, { ...rest, ...more }),
)
const profiles = distinct(fc.tuple(name, some(name, 2), fc.record({ id, tags })), ([at, held, rest]) =>
  profile(at, held, rest),
)
const policies = distinct(
  fc.tuple(
    name,
    fc.array(fc.constantFrom(READ, READ_AGAIN, WRITE), { minLength: 1, maxLength: 3 }),
    fc.record({
      id,
      owner: fc.constantFrom('aws' as const, 'customer' as const),
      attachmentCount: counter,
      boundaryUsageCount: counter,
      description: maybe(text),
      tags,
    }),
    fc.constantFrom({}, { versions: null }, { defaultVersion: null }, { defaultVersion: 'v1' }),
  ),
  ([at, documents, rest, more]) => policy(at, documents, { ...rest, ...more }),
)
const userArn = name.map((at) => user(at).arn)
const credential = fc.record({ AccessKeyId: fc.constantFrom('AKIA1', 'AKIA2'), Status: text })
const owner = fc.oneof(
  fc.tuple(name, id).map(([at, unique]) => user(at, { id: unique })),
  fc.tuple(name, id).map(([at, unique]) => group(at, { id: unique })),
  fc.tuple(name, id, fc.constantFrom('/', LINKED)).map(([at, unique, path]) => role(at, { id: unique, path })),
  fc.constant(HOME),
  name.map((at) => provider(at)),
  name.map((at) => device(`${HOME.arn.replace(':root', ':mfa/')}${at}`)),
  name.map((at) => device(at)),
  fc.tuple(name, id).map(([at, unique]) => certificate(at, unique)),
)
const members = fc.record(
  {
    AccessKeys: some(credential),
    Users: some(userArn),
    UserArn: userArn,
    PasswordPolicy: maybe(fc.record({ HardExpiry: maybe(fc.boolean()), MinimumPasswordLength: fc.nat(2) })),
    CreateDate: maybe(text),
    SAMLProviderUUID: maybe(text),
    AccountAliases: some(text),
    ['__proto__']: text,
  },
  { requiredKeys: [] },
)
const factPart = fc.constantFrom('group-members', 'virtual-mfa', 'mfa-devices', 'saml')
const facts = fc.uniqueArray(
  fc
    .tuple(factPart, owner, maybe(members), maybe(members), tags)
    .map(([part, of, settings, activity, labels]) => fact(part, of, settings, { activity, tags: labels })),
  { maxLength: 8, selector: ({ part, kind, arn, id: unique }) => `${part} ${kind} ${arn} ${unique}` },
)
const status = fc.constantFrom('complete' as const, 'complete' as const, 'partial' as const, 'denied' as const)
const parts = fc.record(
  {
    users: status,
    groups: status,
    roles: status,
    'aws-policies': status,
    'customer-policies': status,
    'instance-profiles': status,
    'group-members': status,
    'virtual-mfa': status,
    'mfa-devices': status,
    saml: status,
  },
  { requiredKeys: [] },
)
const night: fc.Arbitrary<PlainNight> = fc.record({ users, groups, roles, profiles, policies, facts, parts })

/** A night has an ARN and unique id once. */
function distinct<T, E extends Entity>(of: fc.Arbitrary<T>, build: (from: T) => E): fc.Arbitrary<E[]> {
  return fc.uniqueArray(of.map(build), { maxLength: 4, selector: (entity) => `${entity.arn} ${entity.id}` })
}

const MIRRORED: Readonly<Record<ChangeVerb, ChangeVerb>> = {
  added: 'removed',
  removed: 'added',
  modified: 'modified',
  recreated: 'recreated',
  renamed: 'renamed',
}

const TURNED: Readonly<Record<Effect, Effect>> = {
  broader: 'narrower',
  narrower: 'broader',
  equal: 'equal',
  different: 'different',
  undecided: 'undecided',
}

/** A change as the nights turned round would tell it; keys in lower case, since the later night's spelling is shown. */
function turned(change: Change): object {
  const effect = change.effect && TURNED[change.effect]
  return { ...told(change), change: MIRRORED[change.change], before: change.after, after: change.before, effect }
}

function told({ class: of, kind, change, facet, key, before, after, effect }: Change): object {
  return { of, kind, change, facet, key: key?.toLowerCase() ?? null, before, after, effect }
}

function sorted(changes: readonly unknown[]): readonly string[] {
  return changes.map((change) => JSON.stringify(change)).sort(byCodeUnit)
}

function eachPair(
  input: DiffInput,
  edit: <E extends Entity | Fact>(pairs: readonly Pair<E>[]) => readonly Pair<E>[],
): DiffInput {
  return {
    ...input,
    users: edit(input.users),
    groups: edit(input.groups),
    roles: edit(input.roles),
    instanceProfiles: edit(input.instanceProfiles),
    managedPolicies: edit(input.managedPolicies),
    facts: edit(input.facts),
  }
}

const WHOLE = { include: { activity: true }, all: true }
const RUNS = { numRuns: 200 }

describe('a diff, whatever the nights', () => {
  test('of a night with itself is empty', () => {
    fc.assert(
      fc.property(night, (same) => {
        const { changes, incomparable } = everything(same, same)
        expect(changes).toEqual([])
        const partial = Object.entries(same.parts ?? {}).filter(([, status]) => status === 'partial')
        expect(sorted(incomparable.map(({ part }) => part))).toEqual(sorted(partial.map(([part]) => part)))
      }),
      RUNS,
    )
  })

  test('turns round when the nights are turned round', () => {
    fc.assert(
      fc.property(night, night, (before, after) => {
        const [there, back] = [everything(before, after), everything(after, before)]
        expect(sorted(back.changes.map(told))).toEqual(sorted(there.changes.map(turned)))
        expect(back.incomparable.map(({ part }) => part)).toEqual(there.incomparable.map(({ part }) => part))
      }),
      RUNS,
    )
  })

  test('does not depend on the order in which entities come, nor on unchanged ones, nor on who joined them', () => {
    fc.assert(
      fc.property(night, night, (before, after) => {
        const input = inputOf(before, after)
        const whole = diffNights(input, WHOLE)
        const unchanged = <E extends Entity | Fact>({ before: old, after: now }: Pair<E>): boolean =>
          JSON.stringify(old) === JSON.stringify(now)
        expect(
          diffNights(
            eachPair(input, (pairs) => pairs.toReversed()),
            WHOLE,
          ),
        ).toEqual(whole)
        expect(
          diffNights(
            eachPair(input, (pairs) => pairs.filter((pair) => !unchanged(pair))),
            WHOLE,
          ),
        ).toEqual(whole)
      }),
      RUNS,
    )
  })

  test('shows without options what is neither activity nor without effect, and counts what it shows', () => {
    fc.assert(
      fc.property(night, night, (before, after) => {
        const input = inputOf(before, after)
        const diff = diffNights(input)
        const whole = diffNights(input, WHOLE)
        expect(diff.changes).toEqual(
          whole.changes.filter(({ class: of, effect }) => of !== 'activity' && effect !== 'equal'),
        )
        const counted = Object.values(diff.summary).flatMap((verbs) => Object.values(verbs))
        expect(counted.reduce((sum, count) => sum + count, 0)).toBe(diff.changes.length)
      }),
      RUNS,
    )
  })
})
