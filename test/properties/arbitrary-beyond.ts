import fc from 'fast-check'

import type { Part, PartStatus } from '../../src/model/part.ts'
import { listOf } from '../../src/util/list.ts'
import { arnOf, type Members, profile, role } from '../collector/account.ts'
import { type Beyond, type FactDraft, withBeyond } from '../store/fact-night.ts'
import { arbitraryAccount } from './arbitrary-account.ts'

const READ: readonly PartStatus[] = ['complete', 'complete', 'partial']
const UNREAD: readonly PartStatus[] = ['denied', 'skipped', 'failed']

/**
 * A small account with parts beyond the lists: facts with tags and use, some of them unknown, profiles that come and go
 * from under their roles, and parts that were denied on some nights. Now and then the lists alone.
 */
export const arbitraryNight: fc.Arbitrary<Members> = fc.oneof(
  { weight: 1, arbitrary: arbitraryAccount },
  {
    weight: 3,
    arbitrary: fc.tuple(arbitraryAccount, arbitraryBeyond()).map(([lists, beyond]) => together(lists, beyond)),
  },
)

interface GivenPart {
  readonly status: PartStatus
  readonly facts: readonly FactDraft[]
}

function arbitraryBeyond(): fc.Arbitrary<Beyond> {
  const users = ['ada', 'bob'].map((name) => ({ kind: 'user', arn: arnOf('user', name), id: `AIDA${name}` }) as const)
  const providers = ['x', 'y'].map(
    (name) => ({ kind: 'provider', arn: `arn:aws:iam::111122223333:saml-provider/${name}` }) as const,
  )
  const fence = [{ kind: 'managed-policy', arn: arnOf('policy', 'Fence'), id: 'ANPAX' }] as const
  const settings = fc.constantFrom<Members>({}, { a: 1 }, { a: 1, Description: 'x' }, { ['__proto__']: null })
  const activity = fc.constantFrom<Members | null>(null, { At: '2026-10-01' }, { At: '2026-10-02' })
  const tags = fc.subarray([
    { key: 'a', value: '1' },
    { key: '__proto__', value: '' },
  ])
  return fc
    .record({
      'user-settings': part(users, fc.record({ settings, activity })),
      saml: part(providers, fc.record({ settings, tags })),
      'policy-tags': part(fence, fc.record({ settings, tags })),
      profiles: fc.subarray(['p-oven', 'q-mill', 'r']),
      profilesRead: fc.boolean(),
    })
    .map(({ profiles, profilesRead, ...parts }) => {
      const given = Object.entries(parts)
      return {
        facts: Object.fromEntries(
          given.flatMap(([name, { status, facts }]) => (READ.includes(status) ? [[name, facts]] : [])),
        ),
        states: Object.fromEntries(given.map(([name, { status }]) => [name, { status, detail: null }])),
        ...(profilesRead
          ? { profiles: profiles.map((name) => profile(name, name === 'r' ? [role('ghost')] : [])) }
          : {}),
      }
    })
}

function part(subjects: readonly FactDraft[], said: fc.Arbitrary<Partial<FactDraft>>): fc.Arbitrary<GivenPart> {
  const facts = fc.tuple(
    ...subjects.map((subject) =>
      fc.oneof(
        { weight: 1, arbitrary: fc.constant([]) },
        { weight: 1, arbitrary: fc.constant([subject]) },
        { weight: 3, arbitrary: said.map((more) => [{ ...subject, ...more }]) },
      ),
    ),
  )
  return fc.record({ status: fc.constantFrom(...READ, ...UNREAD), facts: facts.map((each) => each.flat()) })
}

/** A profile that a role lists is not told twice. */
function together(lists: Members, { profiles, ...beyond }: Beyond): Members {
  const listed = new Set(
    listOf(lists['RoleDetailList']).flatMap((each) =>
      listOf((each as Members)['InstanceProfileList']).map((one) => (one as Members)['Arn']),
    ),
  )
  const left = profiles?.filter((each) => !listed.has(each['Arn']))
  return withBeyond(lists, { ...beyond, ...(left === undefined ? {} : { profiles: left }) })
}

/** Names of the parts that such a night may have beside the lists. */
export const BEYOND_PARTS: readonly Part[] = ['user-settings', 'saml', 'policy-tags']
