import { describe, expect, test } from 'vitest'

import type { Access } from '../../src/access/access.ts'
import { outsider } from '../../src/access/asker.ts'
import { openAccess } from '../../src/access/open-access.ts'
import type { AccountView } from '../../src/model/account.ts'
import { byCodeUnit } from '../../src/model/compare.ts'
import type { Invariant } from '../../src/model/invariant.ts'
import { runQuery } from '../../src/queries/run.ts'
import { invariantQuery } from '../../src/queries/shared/invariants/invariant-query.ts'
import type { ContextValue } from '../../src/policy/request.ts'
import { readPolicyJson } from '../../src/policy/document/read-policy.ts'
import { bakery } from '../support/account-builder.ts'
import { actionTable } from '../support/action-table.ts'
import { sharedJson } from '../support/shared-data.ts'

interface Named {
  readonly name: string
  readonly document: object
}

interface Published {
  readonly principals: readonly { readonly arn: string; readonly policies: readonly Named[] }[]
  readonly resource_policies: readonly Named[]
}

const HOME = '111122223333'
const published = sharedJson('expectations', 'UTKARSH698__iamprover__account.json') as Published | null
const scp = sharedJson('expectations', 'UTKARSH698__iamprover__scp.json')

test(`iamprover: ${published === null ? 'its account is not here' : 'its four invariants are asked below'}`, () => {
  console.log(`iamprover: ${published?.principals.length ?? 0} principals read`)
  expect(published === null).toBe(scp === null)
})

/** Its four invariants, as promises. */
const PROMISES: readonly Partial<Invariant>[] = [
  {
    id: 'prod-data-read-restricted',
    actions: ['s3:GetObject'],
    resources: ['arn:aws:s3:::prod-data/*'],
    unless: [`arn:aws:iam::${HOME}:role/data-team`],
  },
  { id: 'audit-logs-untouchable', actions: ['s3:*'], resources: ['arn:aws:s3:::audit-logs/*'] },
  {
    id: 'no-iam-mutation-without-mfa',
    actions: ['iam:Create*', 'iam:Put*', 'iam:Attach*', 'iam:Update*'],
    where: new Map([['aws:multifactorauthpresent', 'false']]),
  },
  {
    id: 'prod-data-never-public',
    actions: ['s3:*'],
    resources: ['arn:aws:s3:::prod-data/*'],
    unless: [`arn:aws:iam::${HOME}:*`],
    beyond: true,
  },
]

describe.skipIf(published === null).each([
  ['without SCPs', false, [['role/ci-runner'], [], [], []]],
  ['with its SCP', true, [[], [], [], []]],
] as const)('as promises, %s', (_what, isBound, broken) => {
  test.each(PROMISES.map((promise, index) => [promise.id, promise, broken[index] ?? []] as const))(
    '%s',
    (_id, promise, by) => {
      if (published === null) throw new RangeError('its account is not here')
      const account = accountOf(published)
      const answer = runQuery(invariantQuery({ ...PROMISE, ...promise }), account, {
        actions: () => actionTable,
        access: () => accessOf(published, isBound),
      })
      expect([...answer.rows].map((row) => nameOf(row.get('principalArn')))).toEqual(by)
      expect(answer.unknown()).toEqual([])
    },
  )
})

const PROMISE: Invariant = {
  id: 'promise',
  description: 'a promise',
  severity: 'high',
  actions: [],
  resources: ['*'],
  unless: [],
  where: new Map(),
  routes: false,
  beyond: false,
}

function nameOf(arn: unknown): unknown {
  return typeof arn === 'string' ? arn.split(':').at(-1) : arn
}

/** The same, as questions: who can, though nobody but these should. */
describe.skipIf(published === null).each([
  ['without SCPs', false],
  ['with its SCP', true],
])('%s', (_what, isBound) => {
  const access = published === null ? null : accessOf(published, isBound)

  test('prod-data-read-restricted: only role/data-team reads prod-data', () => {
    const readers = whoCan(access, ['s3:GetObject'], 'arn:aws:s3:::prod-data/*')
    // Upstream: violated by role/ci-runner, and proven with the SCP, which denies it to everyone.
    expect(readers).toEqual(isBound ? [] : ['role/ci-runner', 'role/data-team'])
  })

  test('audit-logs-untouchable: nobody does anything with audit-logs', () => {
    expect(whoCan(access, namesOf('s3:*'), 'arn:aws:s3:::audit-logs/*')).toEqual([])
  })

  test('no-iam-mutation-without-mfa', () => {
    const actions = ['iam:Create*', 'iam:Put*', 'iam:Attach*', 'iam:Update*'].flatMap(namesOf)
    const withoutMfa = new Map([['aws:multifactorauthpresent', 'false']])
    expect(whoCan(access, actions, null, withoutMfa)).toEqual([])
    // Which is no accident of the question: with MFA, and from the right place, somebody can.
    const withMfa = new Map([
      ['aws:multifactorauthpresent', 'true'],
      ['aws:sourceip', '203.0.113.1'],
    ])
    expect(whoCan(access, actions, null, withMfa)).toEqual(['role/ops-admin'])
  })

  test('prod-data-never-public: nobody beyond the account reaches prod-data', () => {
    const caller = outsider('arn:aws:iam::444455556666:user/stranger')
    if (access === null || caller === null) throw new RangeError('nobody to ask about')
    const verdicts = namesOf('s3:*').map((action) => {
      const question = { action, resource: 'arn:aws:s3:::prod-data/*', resourceAccount: HOME }
      return access.can({ caller, principal: null }, question).decision
    })
    expect(new Set(verdicts)).toEqual(new Set(['denied']))
  })
})

function accountOf({ principals }: Published): AccountView {
  let account = bakery().account(HOME)
  for (const { arn, policies } of principals) {
    const [kind, name = ''] = arn.slice(arn.lastIndexOf(':') + 1).split('/')
    const inline = Object.fromEntries(policies.map((policy) => [policy.name, policy.document]))
    account = kind === 'user' ? account.user(name, { inline }) : account.role(name, { inline })
  }
  return account.build()
}

function accessOf(given: Published, isBound: boolean): Access {
  return openAccess({
    account: accountOf(given),
    actions: () => actionTable,
    scps: isBound ? [[readPolicyJson(scp)]] : [],
    resourcePolicies: given.resource_policies.map(({ document }) => readPolicyJson(document)),
  })
}

function namesOf(pattern: string): readonly string[] {
  return actionTable.expand(pattern).map(({ name }) => name)
}

/** Everyone who can do one of the actions, for certain or under conditions. */
function whoCan(
  access: Access | null,
  actions: readonly string[],
  resource: string | null,
  context: ReadonlyMap<string, ContextValue> = new Map(),
): readonly string[] {
  const found = actions.flatMap((action) => [...(access?.whoCan({ action, resource, context }) ?? [])])
  return [...new Set(found.map(({ principal }) => `${principal.kind}/${principal.name}`))].toSorted(byCodeUnit)
}
