import fc from 'fast-check'
import { expect, test } from 'vitest'

import { openAccess } from '../../src/access/open-access.ts'
import { loadActionTable } from '../../src/app/action-table.ts'
import { cutPaths } from '../../src/escalation/cut.ts'
import { openEscalation } from '../../src/escalation/open-escalation.ts'
import { type Path, shortestPath } from '../../src/escalation/path.ts'
import { pathRow } from '../../src/escalation/path-rows.ts'
import { stepQuestion } from '../../src/escalation/step-question.ts'
import { TECHNIQUES } from '../../src/escalation/techniques/index.ts'
import { type Bakery, bakery } from '../support/account-builder.ts'
import { escalating } from '../support/escalating.ts'

const HOME = '123456789012'
const arn = (tail: string): string => `arn:aws:iam::${HOME}:${tail}`
const NAMES = ['user/ada', 'user/bo', 'role/mill', 'role/oven', 'role/chief'] as const
const ACTIONS = [
  'sts:AssumeRole',
  'iam:PutUserPolicy',
  'iam:AttachRolePolicy',
  'iam:PutRolePolicy',
  'iam:CreateAccessKey',
  'iam:UpdateAssumeRolePolicy',
  'iam:AddUserToGroup',
  'iam:CreatePolicyVersion',
  'iam:DeleteUserPermissionsBoundary',
  'iam:PassRole',
  'lambda:*',
  's3:GetObject',
] as const

/** A small account as lists that can be put in another order. */
interface Plan {
  readonly statements: Readonly<Record<string, readonly object[]>>
  readonly trusts: readonly string[]
  readonly inGroup: boolean
  readonly isFenced: boolean
}

const arbitraryStatement = fc
  .record({
    actions: fc.uniqueArray(fc.constantFrom(...ACTIONS), { minLength: 1, maxLength: 3 }),
    resource: fc.constantFrom(
      '*',
      arn('user/*'),
      arn('role/*'),
      arn('user/ada'),
      arn('role/oven'),
      arn('group/chiefs'),
    ),
    isDeny: fc.nat(9).map((n) => n === 0),
    isConditional: fc.nat(5).map((n) => n === 0),
  })
  .map(({ actions, resource, isDeny, isConditional }) => ({
    Effect: isDeny ? 'Deny' : 'Allow',
    Action: actions,
    Resource: resource,
    ...(isConditional && { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }),
  }))

const TRUSTED = [arn('root'), arn('user/ada'), arn('user/bo'), arn('role/mill'), 'lambda.amazonaws.com'] as const

const arbitraryPlan: fc.Arbitrary<Plan> = fc.record({
  statements: fc.record(
    Object.fromEntries(NAMES.slice(0, 4).map((name) => [name, fc.array(arbitraryStatement, { maxLength: 2 })])),
  ),
  trusts: fc.array(fc.constantFrom(...TRUSTED), { minLength: 3, maxLength: 3 }),
  inGroup: fc.boolean(),
  isFenced: fc.nat(4).map((n) => n === 0),
})

const document = (...statements: readonly object[]): object => ({ Version: '2012-10-17', Statement: statements })
const EVERYTHING = { Effect: 'Allow', Action: '*', Resource: '*' }

function accountOf(plan: Plan, isReversed = false): Bakery {
  const inline = (name: string): Record<string, object> =>
    Object.fromEntries((plan.statements[name] ?? []).map((one, index) => [`p${String(index)}`, document(one)]))
  const trust = (index: number): object => {
    const name = plan.trusts[index] ?? 'lambda.amazonaws.com'
    const principal = name.endsWith('.amazonaws.com') ? { Service: name } : { AWS: name }
    return document({ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' })
  }
  const orders: readonly ((account: Bakery) => Bakery)[] = [
    (account) =>
      account.user('ada', {
        inline: inline('user/ada'),
        attached: ['Bread'],
        ...(plan.isFenced && { boundary: 'Fence' }),
      }),
    (account) => account.user('bo', { inline: inline('user/bo'), groups: plan.inGroup ? ['bakers'] : [] }),
    (account) => account.group('bakers', { attached: ['Bread'] }),
    (account) => account.group('chiefs', { inline: { all: document(EVERYTHING) } }),
    (account) => account.role('mill', { inline: inline('role/mill'), trust: trust(0) }),
    (account) => account.role('oven', { inline: inline('role/oven'), trust: trust(1), attached: ['Bread'] }),
    (account) => account.role('chief', { inline: { all: document(EVERYTHING) }, trust: trust(2) }),
    (account) => account.policy('Bread', { document: document({ ...EVERYTHING, Action: 's3:GetObject' }) }),
    (account) => account.policy('Fence', { document: document({ ...EVERYTHING, Action: ['s3:*', 'iam:*'] }) }),
  ]
  return (isReversed ? orders.toReversed() : orders).reduce((account, order) => order(account), bakery())
}

function pathsOf(account: Bakery): {
  readonly paths: readonly Path[]
  readonly escalation: ReturnType<typeof escalating>
} {
  const escalation = escalating(account)
  const paths = escalation.everyone.flatMap((standing) => shortestPath(standing, escalation.toAdmin) ?? [])
  return { paths, escalation }
}

/** Who is, or comes to, an administrator. */
function powerful(account: Bakery): readonly string[] {
  const { everyone, tier } = escalating(account)
  return everyone.filter(({ principal }) => tier(principal) !== 'other').map(({ principal }) => principal.arn)
}

/** The plan with one more statement for one of its people. */
function withStatement(plan: Plan, name: string, statement: object): Plan {
  return { ...plan, statements: { ...plan.statements, [name]: [...(plan.statements[name] ?? []), statement] } }
}

const RUNS = { numRuns: 40 }

test('every hop of every path is allowed by access can, asked of whoever stands there', () => {
  fc.assert(
    fc.property(arbitraryPlan, (plan) => {
      const { paths, escalation } = pathsOf(accountOf(plan))
      const place = { partition: 'aws', account: HOME }
      for (const { hops } of paths) {
        for (const { from, to, way, means, service } of hops) {
          if (from.isGranted) continue
          for (const step of way) {
            if (
              step.isTrusted === true ||
              (step.action === 'sts:AssumeRole' && to?.principal.arn === from.principal.arn)
            )
              continue
            const resource = { target: to?.principal.arn ?? null, means: means?.arn ?? null, anything: null }[step.on]
            const facts = { ...place, service, ...(means?.context && { context: means.context }) }
            const { decision } = escalation.access.can(from.asker, stepQuestion(step, resource, facts))
            expect(['allowed', 'conditional'], `${from.key} ${step.action} ${String(resource)}`).toContain(decision)
          }
        }
      }
    }),
    RUNS,
  )
})

test('a path begins with whose it is, goes on where it came to, and ends at an administrator', () => {
  fc.assert(
    fc.property(arbitraryPlan, (plan) => {
      const { paths, escalation } = pathsOf(accountOf(plan))
      for (const path of paths) {
        expect(path.hops[0]?.from).toBe(path.from)
        for (const [index, { from }] of path.hops.slice(1).entries()) expect(path.hops[index]?.to).toBe(from)
        expect(pathRow(path, escalation).targetTier).toBe('admin')
      }
    }),
    RUNS,
  )
})

test('a Deny gives nobody a path', () => {
  const deny = fc.constantFrom(...ACTIONS).map((action) => ({ Effect: 'Deny', Action: action, Resource: '*' }))
  fc.assert(
    fc.property(arbitraryPlan, fc.constantFrom(...NAMES.slice(0, 4)), deny, (plan, name, statement) => {
      const before = powerful(accountOf(plan))
      for (const who of powerful(accountOf(withStatement(plan, name, statement)))) expect(before).toContain(who)
    }),
    RUNS,
  )
})

test('an Allow of something else takes nobody’s path', () => {
  const allow = { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: '*' }
  fc.assert(
    fc.property(arbitraryPlan, fc.constantFrom(...NAMES.slice(0, 4)), (plan, name) => {
      expect(powerful(accountOf(withStatement(plan, name, allow)))).toEqual(powerful(accountOf(plan)))
    }),
    RUNS,
  )
})

test('the order of lists does not matter', () => {
  const rows = (account: Bakery): readonly unknown[] => {
    const { paths, escalation } = pathsOf(account)
    return paths.map((path) => ({ ...pathRow(path, escalation), principalId: '' }))
  }
  fc.assert(
    fc.property(arbitraryPlan, (plan) => {
      expect(rows(accountOf(plan, true))).toEqual(rows(accountOf(plan)))
    }),
    RUNS,
  )
})

test('without the grants of a cut nobody comes to an administrator but those it names', () => {
  fc.assert(
    fc.property(arbitraryPlan, (plan) => {
      const account = accountOf(plan).build()
      const open = (isLeftOut: Parameters<Parameters<typeof cutPaths>[0]['open']>[0]) =>
        openAccess({ account, actions: loadActionTable, isLeftOut })
      const cut = cutPaths({
        whole: openEscalation({ account, access: open(() => false), techniques: TECHNIQUES }),
        techniques: TECHNIQUES,
        open,
        endOf: ({ end }) => end,
      })
      const key = ({
        policyArn,
        policyName,
        statement,
      }: Pick<(typeof cut.grants)[number]['grant'], 'policyArn' | 'policyName' | 'statement'>): string =>
        `${policyArn} ${policyName ?? ''} ${String(statement)}`
      const taken = new Set(cut.grants.map(({ grant }) => key(grant)))
      const after = openEscalation({ account, techniques: TECHNIQUES, access: open((one) => taken.has(key(one))) })
      const left = after.everyone.filter(({ principal }) => after.tier(principal) === 'reaches-admin')
      expect(left.map(({ principal }) => principal.arn)).toEqual(cut.left)
      expect(cut.left).toEqual([])
    }),
    { numRuns: 15 },
  )
})
