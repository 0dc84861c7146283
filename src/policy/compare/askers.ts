import { byCodeUnit } from '../../model/compare.ts'
import { nameInArn, parseArn } from '../../model/arn.ts'
import type { Caller } from '../caller.ts'
import { type Given, NOTHING_GIVEN } from '../condition/given.ts'
import type { ConditionTest, Policy, PolicyStatement } from '../document/policy.ts'
import type { StatementPrincipal } from '../principals.ts'

/** Somebody who asks, standing for all whom two documents treat alike, and what his requests are known to bring. */
export interface Asker {
  /** Null where neither document names anybody. */
  readonly caller: Caller | null
  readonly given: Given
}

/**
 * Everyone whom two documents can tell apart: whoever is named, somebody else of each account, somebody of another
 * account, and another service, provider and canonical user.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html}
 */
export function askers(older: Policy, newer: Policy): readonly Asker[] {
  const statements = [...older.statements, ...newer.statements]
  const sets = statements.flatMap(({ principals }) => principals ?? [])
  if (sets.length === 0) return [{ caller: null, given: NOTHING_GIVEN }]
  const named = [...new Map(sets.flatMap(({ named }) => named.map((one) => [`${one.kind} ${one.name}`, one]))).values()]
  const tests = statements.flatMap(({ conditions }) => conditions)
  const accounts = accountsOf(named, tests)
  const namesIn = new Map<string | null, string[]>()
  for (const { kind, name, account } of named) {
    if (kind === 'principal') namesIn.set(account, [...(namesIn.get(account) ?? []), name])
  }
  const kinds = sets.some(({ except }) => except) ? (['account', 'role'] as const) : (['account'] as const)
  const all: readonly Asker[] = [
    ...named.flatMap((one) => itself(one, accounts)),
    ...accounts.flatMap((account) => kinds.map((kind) => somebodyOf(account, kind, namesIn.get(account) ?? []))),
    ...kinds.flatMap((kind) => somebodyElse(kind, accounts)),
    ...serviceItself('any.amazonaws.com', accounts),
    ...OTHERS.map((caller) => ({ caller, given: NOTHING_GIVEN })),
  ].filter(({ caller }) => caller === null || !isWithoutCredentials(caller) || !statements.every(isOfAssuming))
  const text = JSON.stringify(statements).toLowerCase()
  return [ABOUT_CALLER, NAME_OF_USER].some((key) => text.includes(key))
    ? all
    : all.map(({ caller }) => ({ caller, given: NOTHING_GIVEN }))
}

/** What the keys that tell who asks begin with; where none is read, nothing need be known of them. */
const ABOUT_CALLER = 'aws:principal'
const NAME_OF_USER = 'aws:username'

const OTHERS: readonly Caller[] = [
  { kind: 'federated', name: 'any.example.com', account: null },
  { kind: 'canonical-user', name: '0'.repeat(64), account: null },
]

/** Whoever is vouched for has no AWS credentials to ask with, nor is a canonical user known outside of S3. */
function isWithoutCredentials({ kind }: Caller): boolean {
  return kind === 'federated' || kind === 'canonical-user'
}

/**
 * Whether a statement is of the one action alone that lets AWS credentials assume a role.
 * {@link https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html}
 */
function isOfAssuming({ actions }: PolicyStatement): boolean {
  return !actions.except && actions.patterns.every((pattern) => pattern === 'sts:assumerole')
}

function itself({ kind, name, account }: StatementPrincipal, accounts: readonly string[]): readonly Asker[] {
  switch (kind) {
    case 'principal':
      return [principalItself(name, account)]
    case 'service':
      return serviceItself(name, accounts)
    case 'federated':
    case 'canonical-user':
    case 'deleted':
      // Of a provider's account, whoever comes through it is not a principal.
      return [{ caller: { kind, name, account: null }, given: NOTHING_GIVEN }]
    case 'public':
    case 'account':
    case 'unknown':
      return []
    default:
      return kind satisfies never
  }
}

/**
 * A service that asks for itself is of no account and no organisation. AWS does not say outright that its requests never
 * bring such keys, so that a difference that needs one is one still, but comes last; nor are they those of an account
 * that somebody names, or of a user or role.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalisawsservice}
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#principaltable}
 */
function serviceItself(name: string, accounts: readonly string[]): readonly Asker[] {
  const caller: Caller = { kind: 'service', name, account: null }
  const assumptions = [...noneOf(accounts), test('StringNotEqualsIgnoreCase', 'aws:principaltype', OF_PRINCIPALS)]
  return [
    { caller, given: { ...NOTHING_GIVEN, missing: OF_ACCOUNTS } },
    { caller, given: { ...NOTHING_GIVEN, missing: NAMELESS, assumptions } },
  ]
}

const OF_PRINCIPALS = ['Account', 'AssumedRole', 'FederatedUser', 'User']

const OF_ACCOUNTS: ReadonlySet<string> = new Set([
  'aws:principalaccount',
  'aws:principalarn',
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:principaltype',
  'aws:username',
])

/**
 * A user brings their name, a role's sessions none. Of a session, the role's path is not told, and so not its ARN.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalarn}
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#principaltable}
 */
function principalItself(name: string, account: string | null): Asker {
  const arn = parseArn(name)
  const session = /^assumed-role\/([^/]+)/.exec(arn?.resource ?? '')
  if (arn && session) {
    const role = `arn:${arn.partition}:iam::${arn.account}:role/${session[1]}`
    const { context, ...given } = ofAccount(arn.account, [])
    const known = new Map([...context, ['aws:principaltype', 'AssumedRole'] as const])
    return { caller: { kind: 'role', name: role, account }, given: { ...given, context: known, missing: NAMELESS } }
  }
  const kind = arn?.resource.startsWith('role/') ? 'role' : 'user'
  const isUser = arn?.resource.startsWith('user/') === true
  const context = new Map([
    ['aws:principalarn', name],
    ...(account === null ? [] : [['aws:principalaccount', account] as const]),
    ...(kind === 'role' ? [['aws:principaltype', 'AssumedRole'] as const] : []),
    ...(isUser
      ? ([
          ['aws:principaltype', 'User'],
          [NAME_OF_USER, nameInArn(name)],
        ] as const)
      : []),
  ])
  return { caller: { kind, name, account }, given: { ...NOTHING_GIVEN, context, missing: isUser ? NONE : NAMELESS } }
}

const NONE: ReadonlySet<string> = new Set()
const NAMELESS: ReadonlySet<string> = new Set([NAME_OF_USER])

function somebodyOf(account: string, kind: 'account' | 'role', others: readonly string[]): Asker {
  const name = kind === 'account' ? account : `arn:aws:iam::${account}:role/any-role`
  return { caller: { kind, name, account }, given: ofAccount(account, others) }
}

function ofAccount(account: string, except: readonly string[]): Given {
  const anyOf = test('ArnLike', 'aws:principalarn', [`arn:*:*::${account}:*`])
  const butFor = except.length === 0 ? [] : [test('ArnNotEquals', 'aws:principalarn', except)]
  return { ...NOTHING_GIVEN, context: new Map([['aws:principalaccount', account]]), assumptions: [anyOf, ...butFor] }
}

/** Of an account that nobody names: an example, and for conditions that look at accounts, any. */
function somebodyElse(kind: 'account' | 'role', accounts: readonly string[]): readonly Asker[] {
  const account = unnamed(accounts)
  const example = somebodyOf(account, kind, [])
  return [example, { caller: example.caller, given: { ...NOTHING_GIVEN, assumptions: noneOf(accounts) } }]
}

function noneOf(accounts: readonly string[]): readonly ConditionTest[] {
  if (accounts.length === 0) return []
  const arns = accounts.map((one) => `arn:*:*::${one}:*`)
  return [test('StringNotEquals', 'aws:principalaccount', accounts), test('ArnNotLike', 'aws:principalarn', arns)]
}

function test(operator: string, key: string, values: readonly string[]): ConditionTest {
  return { operator, quantifier: null, ifExists: false, key, values: [...new Set(values)].sort(byCodeUnit) }
}

/** Accounts that principals are of, or that conditions on the caller name. */
function accountsOf(named: readonly StatementPrincipal[], tests: readonly ConditionTest[]): readonly string[] {
  const inTests = tests
    .filter(({ key }) => key.startsWith(ABOUT_CALLER))
    .flatMap(({ values }) => values.flatMap((value) => value.match(/\d{12}/g) ?? []))
  const ofNamed = named.flatMap(({ account }) => (account === null || account === '' ? [] : [account]))
  return [...new Set([...ofNamed, ...inTests])].sort(byCodeUnit)
}

function unnamed(accounts: readonly string[]): string {
  const taken = new Set(accounts)
  const example = EXAMPLES.find((account) => !taken.has(account))
  if (example !== undefined) return example
  let number = 1
  while (taken.has(accountOf(number))) number += 1
  return accountOf(number)
}

function accountOf(number: number): string {
  return String(number).padStart(12, '0')
}

const EXAMPLES = ['123456789012', '111122223333', '444455556666']
