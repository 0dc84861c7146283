import { describe, expect, test } from 'vitest'

import { nightLists } from '../../bench/generate/night.ts'
import { TYPICAL } from '../../bench/generate/size.ts'
import { history, runCli } from './run-cli.ts'

type Detail = Record<string, unknown>
type Lists = Record<string, Detail[]>

const SIZE = {
  ...TYPICAL,
  users: 12,
  groups: 4,
  roles: 24,
  instanceProfiles: 6,
  customerPolicies: 12,
  awsPolicies: 6,
  inlineUsers: 3,
  inlineGroups: 2,
}

/** The generated account, anew each time, so that a case may change it as it likes. */
function generated(): Lists {
  return JSON.parse(
    JSON.stringify(Object.fromEntries([...nightLists(SIZE, { night: 0 })].map(([name, list]) => [name, [...list]]))),
  )
}

/** What is not persisting on a night that differs from the one before by a change, an hour later. */
async function newFindings(change: (lists: Lists) => void): Promise<readonly string[]> {
  const after = generated()
  change(after)
  const db = await history([
    { content: generated(), takenAt: '2026-10-01T02:00:00Z' },
    { content: after, takenAt: '2026-10-01T03:00:00Z' },
  ])
  const { stdout, code } = await runCli(['audit', '--since', 'first', '-f', 'json', '--db', db])
  expect(code).toBe(0)
  const { findings } = JSON.parse(stdout) as {
    readonly findings: readonly {
      readonly query: string
      readonly state: string
      readonly subject: { readonly name: string }
    }[]
  }
  return findings
    .filter(({ state }) => state !== 'persisting')
    .map(({ query, state, subject }) => `${state} ${query} ${subject.name}`)
}

function entity(lists: Lists, list: string, index: number): Detail {
  const found = lists[list]?.[index]
  if (found === undefined) throw new RangeError(`no ${list}[${index}]`)
  return found
}

const EVERYTHING = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }

describe('an audit of night two reports what its changes caused, and nothing else', () => {
  test.each<[string, (lists: Lists) => void, readonly string[]]>([
    ['no change', () => undefined, []],
    [
      'a role loses its tags',
      (lists) => {
        entity(lists, 'RoleDetailList', 3)['Tags'] = []
      },
      ['new untagged-roles media-service-3'],
    ],
    [
      'a user is made an administrator',
      (lists) => {
        entity(lists, 'UserDetailList', 7)['UserPolicyList'] = [{ PolicyName: 'all', PolicyDocument: EVERYTHING }]
      },
      [
        'new policy-inline-admin tickets.7',
        'new admin-sensitive-action-without-mfa tickets.7',
        'new policy-duplicate-document stock-service-0',
        'new user-direct-policies tickets.7',
      ],
    ],
    [
      'a role trusts everyone',
      (lists) => {
        entity(lists, 'RoleDetailList', 5)['AssumeRolePolicyDocument'] = {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' }],
        }
      },
      [
        'new role-trust-any-principal orders-service-5',
        'new role-s3-exfil-unexpected-principal orders-service-5',
        'fixed role-s3-exfil-unexpected-principal orders-service-5',
        'new role-trust-cross-account-write orders-service-5',
      ],
    ],
    [
      'a group loses its last user',
      (lists) => {
        for (const user of lists['UserDetailList'] ?? []) {
          const groups = user['GroupList']
          if (Array.isArray(groups))
            user['GroupList'] = groups.filter((name) => name !== entity(lists, 'GroupDetailList', 1)['GroupName'])
        }
      },
      ['new group-empty ledger-team-1', 'new user-without-group orders.0', 'new user-without-group payroll.2'],
    ],
    [
      'a role is deleted',
      (lists) => {
        lists['RoleDetailList']?.splice(9, 1)
      },
      [
        'fixed role-trust-oidc-without-subject checkout-service-9',
        'fixed role-unused checkout-service-9',
        'fixed inline-policies-role checkout-service-9',
        'fixed policy-infrastructure-modification checkout-service-9',
        'fixed policy-lint checkout-service-9',
      ],
    ],
  ])('%s', async (_, change, expected) => {
    expect(await newFindings(change)).toEqual(expected)
  })
})
