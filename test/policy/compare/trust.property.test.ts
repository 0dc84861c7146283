import fc from 'fast-check'
import { expect, test } from 'vitest'
import { comparePolicies } from '../../../src/policy/compare/compare-policies.ts'
import type { Comparison, EditEffect } from '../../../src/policy/compare/comparison.ts'
import { readPolicyJson } from '../../../src/policy/document/read-policy.ts'
import type { ContextValue } from '../../../src/policy/request.ts'
import { actionTable } from '../../support/action-table.ts'
import type { ReferenceCaller } from '../../support/reference/principal.ts'
import type { ReferenceRequest } from '../../support/reference/statement.ts'
import { referenceDocument } from '../../support/reference-evaluator.ts'

const ACCOUNTS = ['111122223333', '444455556666', '123456789012'] as const
const [ONE, OTHER] = ACCOUNTS
const PROVIDER = `arn:aws:iam::${ONE}:saml-provider/okta`

const principal = fc.oneof(
  fc
    .uniqueArray(
      fc.constantFrom(
        '*',
        ONE,
        OTHER,
        `arn:aws:iam::${ONE}:root`,
        `arn:aws:iam::${ONE}:role/a`,
        `arn:aws:iam::${ONE}:role/b`,
        `arn:aws:iam::${ONE}:user/u`,
        `arn:aws:sts::${ONE}:assumed-role/a/s`,
        `arn:aws:iam::${OTHER}:role/a`,
        'AROAEXAMPLEGONE12345',
      ),
      { minLength: 1, maxLength: 3 },
    )
    .map((names): unknown => ({ AWS: names })),
  fc.constantFrom<unknown>(
    '*',
    { Service: 'ec2.amazonaws.com' },
    { Service: ['ec2.amazonaws.com', 'lambda.amazonaws.com'] },
    { Federated: PROVIDER },
    { AWS: [ONE], Service: 'ec2.amazonaws.com' },
  ),
)

const condition = fc.constantFrom<object>(
  { StringEquals: { 'aws:PrincipalAccount': ONE } },
  { StringNotEquals: { 'aws:PrincipalAccount': ONE } },
  { StringEquals: { 'aws:PrincipalAccount': ACCOUNTS[2] } },
  { ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${ONE}:role/*` } },
  { ArnNotEquals: { 'aws:PrincipalArn': `arn:aws:iam::${ONE}:role/a` } },
  { StringLike: { 'aws:PrincipalArn': '*role/a' } },
  { StringLike: { 'aws:userid': '*:s' } },
  { StringEquals: { 'sts:ExternalId': 'x' } },
)

const statement: fc.Arbitrary<object> = fc
  .record({
    effect: fc.constantFrom('Allow', 'Allow', 'Deny'),
    element: fc.constantFrom('Principal', 'Principal', 'Principal', 'NotPrincipal'),
    principal,
    action: fc.constantFrom('sts:AssumeRole', 'sts:*', 'sts:AssumeRoleWithSAML'),
    condition: fc.option(condition, { nil: undefined }),
  })
  .map(({ effect, element, principal, action, condition }) => ({
    Effect: effect,
    [element]: principal,
    Action: action,
    ...(condition && { Condition: condition }),
  }))

const pair = fc
  .tuple(
    fc.array(statement, { maxLength: 2 }),
    fc.array(statement, { maxLength: 1 }),
    fc.array(statement, { maxLength: 2 }),
  )
  .map(([common, older, newer]) =>
    [older, newer].map((own): object => ({ Version: '2012-10-17', Statement: [...common, ...own] })),
  )

/** Requests of roles and users that documents name and others, in two sessions; of services and of a provider. */
const REQUESTS: readonly ReferenceRequest[] = [
  ...ACCOUNTS.flatMap((account) => [
    ...['a', 'b', 'any'].flatMap((name) =>
      ['s', 't'].flatMap((session) => {
        const arn = `arn:aws:iam::${account}:role/${name}`
        const shown = `arn:aws:sts::${account}:assumed-role/${name}/${session}`
        return asked({ kind: 'role', arn, account, session: shown }, [
          ...keys(arn, account),
          ['aws:userid', `AROAX:${session}`],
        ])
      }),
    ),
    ...['u', 'any'].flatMap((name) => {
      const arn = `arn:aws:iam::${account}:user/${name}`
      return asked({ kind: 'user', arn, account }, [...keys(arn, account), ['aws:userid', 'AIDAX']])
    }),
  ]),
  ...['ec2', 'lambda'].flatMap((name) => asked({ kind: 'service', name: `${name}.amazonaws.com` }, [])),
  ...asked({ kind: 'federated', provider: PROVIDER }, []),
]

type Keys = readonly (readonly [string, ContextValue])[]

function keys(arn: string, account: string): Keys {
  return [
    ['aws:principalarn', arn],
    ['aws:principalaccount', account],
  ]
}

function asked(caller: ReferenceCaller, known: Keys): readonly ReferenceRequest[] {
  return ['sts:AssumeRole', 'sts:AssumeRoleWithSAML', 'sts:TagSession'].flatMap((action) =>
    [known, [...known, ['sts:externalid', 'x'] as const]].map((context) => ({
      action,
      resource: `arn:aws:iam::${ONE}:role/x`,
      context: new Map(context),
      caller,
    })),
  )
}

const RUNS = { numRuns: 80 }
const RANK = { deny: 0, none: 1, allow: 2 } as const
const TURNED: Readonly<Record<EditEffect, EditEffect>> = {
  equal: 'equal',
  broader: 'narrower',
  narrower: 'broader',
  different: 'different',
  undecided: 'undecided',
}

function compared([older, newer]: readonly unknown[], account: string | null): Comparison {
  return comparePolicies(readPolicyJson(older), readPolicyJson(newer), actionTable, { account })
}

test('trust: a difference that brute force over callers finds is told, or nothing is; and turned round', () => {
  fc.assert(
    fc.property(pair, fc.constantFrom(null, ONE), (documents, account) => {
      const { effect } = compared(documents, account)
      for (const request of REQUESTS) {
        const [old, now] = documents.map((document) => referenceDocument(document, request))
        if (old === undefined || now === undefined || old === 'undecided' || now === 'undecided' || old === now)
          continue
        const way = RANK[old] < RANK[now] ? 'broader' : 'narrower'
        expect([way, 'different', 'undecided']).toContain(effect)
      }
      expect(compared(documents.toReversed(), account).effect).toBe(TURNED[effect])
    }),
    RUNS,
  )
})
