import { describe, expect, test } from 'vitest'

import { buildGraph } from '../../src/graph/build.ts'
import { RolecallError } from '../../src/model/error.ts'
import { defineQuery } from '../../src/queries/query.ts'
import { runQuery } from '../../src/queries/run.ts'
import { bakery } from '../support/account-builder.ts'

const roles = defineQuery({
  name: 'roles',
  title: 'Roles',
  kind: 'inventory',
  severity: 'info',
  needs: ['roles', 'users'],
  params: { at: { type: 'integer', default: 7, min: 0, max: 9, describe: 'a number' } },
  columns: ['roleArn', 'at'],
  remediation: null,
  references: [],
  *run({ account, graph, params, unknown }) {
    for (const { arn } of account.roles()) {
      unknown('roles', 'of no known kind', arn)
      unknown('roles', 'of no known kind', arn)
      graph()
      yield { values: { roleArn: arn, at: params.at }, evidence: [{ kind: 'absent', of: arn, what: 'crust' }] }
    }
  },
})
const oven = 'arn:aws:iam::123456789012:role/oven'
const mill = 'arn:aws:iam::123456789012:role/mill'
const account = bakery().role('oven').role('mill')

describe('runQuery', () => {
  test('gives rows by column, evidence last', () => {
    const { columns, rows } = runQuery(roles, account.build())
    expect(columns).toEqual(['roleArn', 'at', 'evidence'])
    expect([...rows].map((row) => [...row])).toEqual(
      [mill, oven].map((arn) => [
        ['roleArn', arn],
        ['at', 7],
        ['evidence', [{ kind: 'absent', of: arn, what: 'crust' }]],
      ]),
    )
  })

  test('takes parameters over their defaults', () => {
    const [row] = runQuery(roles, account.build(), { params: { at: 3 } }).rows
    expect(row?.get('at')).toBe(3)
  })

  test('asks for rows one by one, as often as they are read', () => {
    let asked = 0
    const lazy = {
      ...roles,
      *run() {
        for (;;) yield { values: { roleArn: `${(asked += 1)}`, at: 0 }, evidence: [] }
      },
    }
    const { rows } = runQuery(lazy, account.build())
    expect(asked).toBe(1)
    for (const row of rows) if (row.get('roleArn') === '3') break
    expect(asked).toBe(3)
    const answer = runQuery(roles, account.build())
    expect([...answer.rows]).toEqual([...answer.rows])
  })

  test('says what is wrong with a parameter before any row is read', () => {
    const picky = defineQuery({
      ...roles,
      run() {
        throw new RolecallError('USAGE', 'no such oven')
      },
    })
    expect(() => runQuery(picky, account.build())).toThrow('no such oven')
  })

  test('gathers what is left open, sorted and each once', () => {
    const answer = runQuery(roles, account.parts({ users: { status: 'denied', detail: 'AccessDenied' } }).build())
    const users = { part: 'users', reason: 'denied: AccessDenied', subjects: 'all' }
    expect(answer.unknown()).toContainEqual(users)
    expect([...answer.rows]).toHaveLength(2)
    expect(answer.unknown()).toEqual([{ part: 'roles', reason: 'of no known kind', subjects: [mill, oven] }, users])
  })

  test('leaves nobody open for a part that another stands in for', () => {
    const query = { ...roles, substitutes: ['users'] } as const
    const answer = runQuery(query, account.parts({ users: 'denied' }).build())
    expect([...answer.rows]).toHaveLength(2)
    expect(answer.unknown()).toEqual([{ part: 'roles', reason: 'of no known kind', subjects: [mill, oven] }])
  })

  test('says why a part is partial', () => {
    const reasons = [{ status: 'partial', detail: 'one user failed' } as const, 'partial' as const].map(
      (users) => runQuery(roles, bakery().parts({ users }).build()).unknown()[0]?.reason,
    )
    expect(reasons).toEqual(['partial: one user failed', 'partial: some of it could not be read'])
  })

  test('builds the graph once, and not at all where it is given', () => {
    const view = account.build()
    let built = 0
    const graph = buildGraph(view)
    const counting = () => ((built += 1), graph)
    expect([...runQuery(roles, view, { graph: counting }).rows]).toHaveLength(2)
    expect(built).toBe(2)
    const seen = new Set<unknown>()
    const looking = defineQuery({
      ...roles,
      run({ graph: get }) {
        seen.add(get()).add(get())
        return []
      },
    })
    expect([...runQuery(looking, view).rows]).toEqual([])
    expect(seen.size).toBe(1)
  })

  test('refuses a night without any part that it needs, and says what to collect', () => {
    const night = account.parts({ roles: 'failed', users: { status: 'denied', detail: 'AccessDenied' } }).build()
    const error = thrown(() => runQuery(roles, night))
    expect(error).toBeInstanceOf(RolecallError)
    expect(error).toMatchObject({
      code: 'UNANSWERABLE',
      message: 'query roles: this night lacks what it needs: roles (failed), users (denied: AccessDenied)',
      hint: 'Collect roles, users, or ask a night that has one of them.',
    })
  })
})

function thrown(act: () => unknown): unknown {
  try {
    return act()
  } catch (error) {
    return error
  }
}
