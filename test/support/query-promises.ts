import { describe, expect, test } from 'vitest'

import type { AccountView } from '../../src/model/account.ts'
import { type Part, PARTS, type PartStatus } from '../../src/model/part.ts'
import type { Cell, Row } from '../../src/model/rows.ts'
import { subjectsOf } from '../../src/audit/subject.ts'
import type { Query } from '../../src/queries/query.ts'
import { groupBy } from '../../src/util/group-by.ts'
import { bakery, type Bakery } from './account-builder.ts'
import { askQuery, type Given } from './ask-query.ts'
import { compareCells } from './compare-cells.ts'
import { hostileBakery } from './hostile-bakery.ts'

/** Tests what every query keeps to, over the accounts of its own table and over some that no table has. */
export function testPromises(
  query: Query,
  cases: Readonly<Record<string, readonly [Bakery, unknown, Given?]>>,
  asked: (account: AccountView) => Given | null = () => ({}),
): void {
  const read = states(query.needs, 'complete')
  const others: [name: string, account: Bakery][] = [
    ['an empty account', bakery().parts(read)],
    ['hostile names', hostileBakery().parts(read)],
    ['hostile names, and every part read', hostileBakery().parts(states(PARTS, 'complete'))],
  ]
  const accounts: [name: string, account: Bakery, params: Given][] = [
    ...Object.entries(cases).map(([name, [account, , params = {}]]): [string, Bakery, Given] => [
      name,
      account,
      params,
    ]),
    ...others.flatMap(([name, account]): [string, Bakery, Given][] => {
      const params = asked(account.build())
      return params === null ? [] : [[name, account, params]]
    }),
  ]
  const paramsFor = (account: Bakery): Given => asked(account.build()) ?? {}

  describe(`${query.name} keeps its promises`, () => {
    test.each(accounts)('with %s', (_, account, params) => {
      const { rows, unknown } = askQuery(query, account, params)
      for (const row of rows) {
        expect([...row.keys()]).toEqual([...query.columns, 'evidence'])
        if (query.kind === 'finding') expect(row.get('evidence')).not.toEqual([])
      }
      const shown = rows.map((row) => cells(query, row))
      expect(shown).toEqual(shown.toSorted(compareCells))
      expect(askQuery(query, account, params)).toEqual({ rows, unknown })
      if (query.kind === 'finding') expect(alike(query, rows)).toEqual([])
    })

    test('it refuses a night that lacks all it needs', () => {
      const none = bakery().parts(states(PARTS, 'skipped'))
      expect(() => askQuery(query, none)).toThrow(/this night lacks what it needs/)
    })
    test('a night whose every part was read leaves none open', () => {
      const nobody = asked(bakery().build()) === null
      const fresh = bakery().serviceLinkedRole('support.amazonaws.com')
      const whole = withAccountFacts(nobody ? fresh.role('oven') : fresh).parts(states(PARTS, 'complete'))
      expect(askQuery(query, whole, paramsFor(whole)).unknown).toEqual([])
    })
    test('it names each part that a night lacks', () => {
      const alone = query.needs.filter((part) => query.substitutes?.includes(part) !== true)
      for (const part of query.needs.length > 1 ? alone : []) {
        const account = hostileBakery().parts({ ...read, [part]: 'failed' })
        const { unknown } = askQuery(query, account, paramsFor(account))
        expect(unknown).toContainEqual({ part, reason: 'failed', subjects: 'all' })
      }
    })
  })
}

/** What parts that were read always say of the account itself. */
function withAccountFacts(account: Bakery): Bakery {
  const summary = {
    AccountAccessKeysPresent: 0,
    AccountMFAEnabled: 1,
    AccountPasswordPresent: 1,
    AccountSigningCertificatesPresent: 0,
  }
  return account
    .fact('account-summary', 'root', { settings: summary, activity: {} })
    .fact('credential-report', 'root', { settings: { mfa_active: 'true' }, activity: {} })
    .fact('password-policy', 'root', { settings: { PasswordPolicy: { MinimumPasswordLength: 32 } } })
    .fact('organization', 'root', { settings: { NotApplicable: 'OrganizationNotFound' } })
}

function states(parts: readonly Part[], status: PartStatus): { readonly [P in Part]?: PartStatus } {
  return Object.fromEntries(parts.map((part) => [part, status]))
}

/**
 * Rows that are one finding on purpose, by what they differ in: whom one boundary fails to limit, what one policy covers,
 * ways to one end or by one policy.
 */
const GATHERED: Readonly<Record<string, readonly string[]>> = {
  'boundary-ineffective': ['principalArn'],
  'boundary-removable': ['action'],
  'policy-superfluous': ['policyArn', 'policyName'],
  'privesc-paths': ['technique'],
  'privesc-policy': ['technique'],
}

/**
 * Rows that would be taken for one finding, though they differ in more than the statement that they are about: each with
 * what was to tell it apart.
 */
function alike(query: Query, rows: readonly Row[]): readonly string[] {
  const told = (row: Row): string => {
    const { arn, id } = subjectsOf(query, 'account')(row)
    return JSON.stringify([arn, id, ...(query.identity ?? []).map((name) => row.get(name) ?? null)])
  }
  const by = ['statement', 'path', ...(GATHERED[query.name] ?? [])]
  return [...groupBy(rows, told)].flatMap(([identity, group]) => {
    const places = new Set(group.map((row) => JSON.stringify(by.map((name) => row.get(name) ?? null))))
    return places.size === group.length ? [] : [identity]
  })
}

function cells(query: Query, row: Row): readonly Cell[] {
  return query.columns.map((column) => row.get(column) ?? null)
}
