import fc from 'fast-check'
import { expect, test } from 'vitest'

import { type Asker, askerOf, outsider } from '../../src/access/asker.ts'
import type { Verdict } from '../../src/access/decision.ts'
import { openAccess } from '../../src/access/open-access.ts'
import type { AccountView } from '../../src/model/account.ts'
import { bakery } from '../support/account-builder.ts'
import { actionTable } from '../support/action-table.ts'
import { type ReferenceCase, referenceDecision } from '../support/reference-evaluator.ts'
import type { PolicyJson } from './arbitrary-policy.ts'
import { scalarOrList } from './arbitrary-word.ts'
import { trustPolicy } from './trust-policies.ts'

const HOME = '123456789012'
const OVEN = `arn:aws:iam::${HOME}:role/oven`
const MILL = `arn:aws:iam::${HOME}:role/mill`
const ADA = `arn:aws:iam::${HOME}:user/ada`
const condition = fc.constantFrom(
  undefined,
  { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
  { ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${HOME}:role/*` } },
)

const grants: fc.Arbitrary<PolicyJson> = documentOf(
  fc.record({
    Effect: fc.constantFrom('Allow', 'Allow', 'Deny'),
    Action: scalarOrList(fc.constantFrom('sts:AssumeRole', '*', 's3:*')),
    Resource: scalarOrList(fc.constantFrom('*', OVEN, MILL)),
    Condition: condition,
  }),
)

interface Parts {
  readonly who?: readonly [string, unknown]
  readonly Condition: object | undefined
}

function documentOf<T extends Parts>(statement: fc.Arbitrary<T>): fc.Arbitrary<PolicyJson> {
  return fc.array(statement, { maxLength: 2 }).map((statements) => ({
    Version: '2012-10-17',
    Statement: statements.map(({ who, Condition, ...rest }) => ({
      ...rest,
      ...(who === undefined ? {} : { [who[0]]: who[1] }),
      ...(Condition === undefined ? {} : { Condition }),
    })),
  }))
}

interface Given {
  readonly trust: PolicyJson
  readonly own: PolicyJson
  readonly boundary: PolicyJson | null
}

type Caller = 'ada' | 'mill' | 'oven' | 'ec2'

const context = fc
  .record({
    'sts:externalid': fc.constantFrom(undefined, 'x'),
    'aws:multifactorauthpresent': fc.constantFrom(undefined, 'true', 'false'),
    'aws:userid': fc.constantFrom('AROAAAAAAAAAAAAAAAA1:night', 'AROAAAAAAAAAAAAAAAA1:day'),
  })
  .map(
    (values) =>
      new Map(Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]))),
  )

function decided(given: Given, caller: Caller, known: ReadonlyMap<string, string>): Verdict {
  const own = { inline: { own: given.own }, ...(given.boundary === null ? {} : { boundary: 'Fence' }) }
  const account = bakery()
    .policy('Fence', { document: given.boundary ?? {} })
    .user('ada', own)
    .role('mill', own)
    .role('oven', { ...own, trust: given.trust })
    .build()
  const access = openAccess({ account, actions: () => actionTable })
  const question = { action: 'sts:AssumeRole', resource: OVEN, context: known, contextIsComplete: true }
  return access.can(asker(account, caller), question).decision
}

function asker(account: AccountView, name: Caller): Asker {
  const principal = [...account.users(), ...account.roles()].find((one) => one.name === name)
  if (principal !== undefined) return askerOf(principal)
  const caller = outsider(`${name}.amazonaws.com`)
  if (caller === null) throw new RangeError(name)
  return { caller, principal: null }
}

function expected(given: Given, name: Caller, known: ReadonlyMap<string, string>): Verdict {
  const session = known.get('aws:userid')?.split(':')[1] ?? ''
  const caller: ReferenceCase['caller'] =
    name === 'ada'
      ? { kind: 'user', arn: ADA, account: HOME }
      : name === 'ec2'
        ? { kind: 'service', name: 'ec2.amazonaws.com' }
        : {
            kind: 'role',
            arn: `arn:aws:iam::${HOME}:role/${name}`,
            account: HOME,
            session: `arn:aws:sts::${HOME}:assumed-role/${name}/${session}`,
          }
  const arn =
    name === 'ec2' ? [] : [['aws:principalarn', name === 'ada' ? ADA : `arn:aws:iam::${HOME}:role/${name}`] as const]
  const decision = referenceDecision({
    caller,
    action: 'sts:AssumeRole',
    resource: OVEN,
    resourceAccount: HOME,
    context: new Map([...known, ...arn]),
    identity: name === 'ec2' ? [] : [given.own],
    ...(given.boundary === null || name === 'ec2' ? {} : { boundary: given.boundary }),
    resourcePolicy: given.trust,
  })
  return decision === 'undecided' ? 'unknown' : decision
}

test('who can assume a role is decided as the reference decides it', () => {
  const given = fc.record({ trust: trustPolicy, own: grants, boundary: fc.option(grants) })
  fc.assert(
    fc.property(given, fc.constantFrom<Caller>('ada', 'mill', 'oven', 'ec2'), context, (given, caller, known) => {
      expect(decided(given, caller, known)).toBe(expected(given, caller, known))
    }),
    { numRuns: 200 },
  )
})
