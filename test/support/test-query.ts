import { describe, expect, test } from 'vitest'

import type { AccountView } from '../../src/model/account.ts'
import type { Row } from '../../src/model/rows.ts'
import type { Query } from '../../src/queries/query.ts'
import type { Unknown } from '../../src/queries/unknown.ts'
import type { Bakery } from './account-builder.ts'
import { askQuery, type Given } from './ask-query.ts'
import { testPromises } from './query-promises.ts'

/** A row by some or all of its columns; an ARN may be given by its tail, such as `role/oven`. */
type Expected = Readonly<Record<string, unknown>>
/** Cases by name, each with what it expects, and parameters where it gives any. */
type Cases<Expectation> = Readonly<Record<string, readonly [account: Bakery, expected: Expectation, params?: Given]>>

export interface QueryTable {
  /** Accounts with the rows they give, in order: the tail of the subject's ARN (`role/oven`), or some of the columns. */
  readonly reports?: Cases<readonly (string | Expected)[]>
  /** Accounts that give no row, and leave nothing open beyond parts that were not read. */
  readonly silent?: Readonly<Record<string, Bakery | readonly [account: Bakery, params?: Given]>>
  /** Accounts with what the answer leaves open, whatever its rows; subjects may be tails of ARNs. */
  readonly unknown?: Cases<readonly Unknown[]>
  /** Accounts with their rows, every column of them. */
  readonly rows?: Cases<readonly Expected[]>
  /** Parameters that the account cannot answer to, with what the error says. */
  readonly refuses?: Cases<RegExp>
  /** For a query that must be told whom to look at: parameters for an account of no table; null where it has nobody. */
  readonly asked?: (account: AccountView) => Given | null
}

/** Tests a query over a table of accounts, and that it keeps what every query promises. */
export function testQuery(query: Query, table: QueryTable): void {
  section(`${query.name} reports`, table.reports, (account, expected, params) => {
    const { rows } = askQuery(query, account, params)
    expect(rows.map((row, index) => shorten(row, expected[index]))).toEqual(expected)
  })
  section(`${query.name} gives whole rows for`, table.rows, (account, expected, params) => {
    const { rows } = askQuery(query, account, params)
    expect(rows.map((row, index) => shorten(row, expected[index]))).toEqual(expected)
    for (const row of expected) expect(Object.keys(row)).toEqual(query.columns)
  })
  section(`${query.name} is silent on`, silentCases(table), (account, expected, params) => {
    const { rows, unknown } = askQuery(query, account, params)
    expect(rows.map((row) => Object.fromEntries(row))).toEqual(expected)
    expect(unknown.filter(({ subjects }) => subjects !== 'all')).toEqual([])
  })
  section(`${query.name} leaves open`, table.unknown, (account, expected, params) => {
    const { unknown } = askQuery(query, account, params)
    const shown = unknown.map(({ part, reason, subjects }) => {
      return { part, reason, subjects: subjects === 'all' ? subjects : subjects.map(tail) }
    })
    expect(shown).toEqual(expected)
  })
  section(`${query.name} refuses`, table.refuses, (account, message, params) => {
    expect(() => askQuery(query, account, params)).toThrow(message)
  })
  testPromises(query, { ...table.reports, ...table.rows, ...table.unknown, ...silentCases(table) }, table.asked)
}

function section<Expectation>(
  title: string,
  cases: Cases<Expectation> = {},
  check: (account: Bakery, expected: Expectation, params?: Given) => void,
): void {
  const entries = Object.entries(cases)
  if (entries.length === 0) return
  describe(title, () => {
    for (const [name, [account, expected, params]] of entries) test(name, () => check(account, expected, params))
  })
}

function silentCases({ silent = {} }: QueryTable): Cases<readonly []> {
  return Object.fromEntries(
    Object.entries(silent).map(([name, init]) => {
      const [account, params = {}] = 'recipe' in init ? [init] : init
      return [name, [account, [], params]]
    }),
  )
}

/** A row as its expectation writes it: the tail of its first ARN, or the columns that were expected of it. */
function shorten(row: Row, expected: string | Expected | undefined): unknown {
  if (typeof expected === 'object') {
    return Object.fromEntries(
      Object.entries(expected).map(([column, value]) => {
        const cell = row.get(column)
        return [column, cell !== value && tail(cell) === value ? value : cell]
      }),
    )
  }
  const subject = [...row].find(([column, value]) => column.endsWith('Arn') && typeof value === 'string')
  return tail(subject?.[1])
}

/** What follows the account in an ARN; anything else as it is. */
function tail(value: unknown): unknown {
  return typeof value === 'string' ? value.replace(/^arn:[^:]*:[^:]*:[^:]*:[^:]*:/, '') : value
}
