import { describe, expect, test } from 'vitest'

import { outsider } from '../../src/access/asker.ts'
import { openAccess } from '../../src/access/open-access.ts'
import { NOTHING_GIVEN } from '../../src/policy/condition/given.ts'
import { findModel } from '../../src/policy/condition/satisfiable.ts'
import { readPolicyJson } from '../../src/policy/document/read-policy.ts'
import { all, type Formula } from '../../src/policy/formula.ts'
import { startBudget } from '../../src/policy/limits.ts'
import { bakery } from '../support/account-builder.ts'
import { actionTable } from '../support/action-table.ts'
import { sharedJson } from '../support/shared-data.ts'

/** Calls of Prowler's functions, and what they return. */
interface Call {
  readonly test: string
  readonly fn: string
  readonly args: readonly unknown[]
  readonly expected: unknown
}

interface Published {
  readonly files: Readonly<
    Record<
      string,
      readonly { readonly test: string; readonly checks: readonly (Partial<Call> & { readonly expr?: string })[] }[]
    >
  >
}

const published = sharedJson('expectations', 'prowler-cloud__prowler__iam-test-expectations.json') as Published | null
const checks = Object.values(published?.files ?? {}).flatMap((tests) =>
  tests.flatMap((one) => one.checks.map((check) => ({ ...check, test: one.test }))),
)

/** What is not run here, and why. */
const LEFT_OUT: readonly (readonly [what: RegExp, why: string])[] = [
  [
    /^check_admin_access|^check_full_service_access|^policy_allows_marketplace/,
    'asked of the queries, beside their tests',
  ],
  [
    /privilege_escalation|pattern|in result|^search$|status$/,
    'sentences and statuses of checks: of escalation, or asked of the queries',
  ],
  [
    /^get_effective_actions$|^_get_patterns/,
    'works on statements without Resource, which IAM refuses, or on no policy',
  ],
  [/^is_condition_block_restrictive_organization$/, 'asks whether a list of organisations holds a `*`'],
  [
    /^has_public_principal|^has_restrictive_source_arn|^is_allowed|^org_name|^has_codebuild/,
    'its arguments were not published',
  ],
]

const RUN = new Set([
  'is_condition_block_restrictive',
  'is_condition_restricting_from_private_ip',
  'is_condition_restricting_to_trusted_ips',
  'is_policy_public',
])

test(`Prowler: ${published === null ? 'its tests are not here' : 'all are run below, beside the queries, or left out for a reason'}`, () => {
  console.log(
    `Prowler: ${checks.filter(({ fn = '' }) => RUN.has(fn)).length} of ${checks.length} assertions are run here`,
  )
  const names = checks.map(({ fn, expr }) => fn ?? expr ?? '')
  expect(names.filter((name) => !RUN.has(name) && !LEFT_OUT.some(([what]) => what.test(name)))).toEqual([])
})

/** Where we say otherwise, by the name of the test. */
const OTHERWISE: Readonly<Record<string, string>> = {
  test_condition_parser_string_equals_aws_CalledViaFirst_str: 'the name of a service tells no account',
  test_condition_parser_string_equals_aws_CalledViaLast_str: 'the name of a service tells no account',
  test_condition_parser_string_equals_kms_ViaService_str: 'the name of a service tells no account',
  test_condition_parser_string_like_kms_ViaService_str: 'the name of a service tells no account',
  test_condition_parser_string_equals_vpc: 'the id of a VPC tells no account, without asking that account',
  test_condition_parser_string_equals_vpc_list: 'the id of a VPC tells no account, without asking that account',
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress
  test_is_condition_restricting_from_private_ip_from_invalid_ip: 'what is no address is in no range: nobody is let in',
  test_is_condition_restricting_to_trusted_ips_wildcard: 'what is no address is in no range: nobody is let in',
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
  test_is_policy_public_with_secure_conditions_and_allowed_conditions_nested_dict:
    'a value that is an object is undecidable',
  test_is_policy_public_with_secure_conditions_and_allowed_conditions_nested_dict_key:
    'a value that is an object is undecidable',
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
  test_is_policy_public_cross_cross_service_confused_deputy:
    'a service is not the public; the query on confused deputies asks that',
  test_is_policy_public_with_trusted_ips: 'an address is not an account: whoever calls from there is let in',
  test_is_policy_public_kms_via_service_without_account_restriction: 'the service may call for any account',
}

describe.skipIf(published === null)('whether a condition', () => {
  const accounts = calls('is_condition_block_restrictive')
  test.each(accounts)('lets in one account alone: $test', ({ test: name, args: [condition, account], expected }) => {
    const isRestrictive = cannotBe(condition, foreign(String(account)))
    expect(isRestrictive).toBe(name in OTHERWISE ? !expected : expected)
  })

  test.each(calls('is_condition_restricting_from_private_ip'))('lets in private addresses alone: $test', (call) => {
    const elsewhere = formulaOf({ NotIpAddress: { 'aws:SourceIp': PRIVATE } })
    expect(cannotBe(call.args[0], elsewhere)).toBe(call.test in OTHERWISE ? !call.expected : call.expected)
  })

  test.each(calls('is_condition_restricting_to_trusted_ips'))('lets in these addresses alone: $test', (call) => {
    const [condition, trusted = []] = call.args
    const elsewhere = Array.isArray(trusted) && trusted.length > 0 ? { NotIpAddress: { 'aws:SourceIp': trusted } } : {}
    expect(cannotBe(condition, formulaOf(elsewhere))).toBe(call.test in OTHERWISE ? !call.expected : call.expected)
  })
})

describe.skipIf(published === null)('whether a policy lets in the public', () => {
  test.each(calls('is_policy_public'))('$test', ({ test: name, args: [document, account], expected }) => {
    expect(letsInStrangers(document, String(account))).toBe(name in OTHERWISE ? !expected : expected)
  })
})

/** Private as Python's ipaddress has it: https://docs.python.org/3/library/ipaddress.html */
const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7', 'fe80::/10', '2001:db8::/32']

function calls(fn: string): readonly Call[] {
  return checks.flatMap(({ args = [], expected, ...check }) =>
    check.fn === fn && !JSON.stringify(args).includes('$expr') ? [{ test: check.test, fn, args, expected }] : [],
  )
}

/** A Condition as a formula; a statement that cannot be read makes it unknown. */
function formulaOf(condition: unknown): Formula {
  const statement = { Effect: 'Allow', Action: '*', Resource: '*', Condition: condition }
  const [read] = readPolicyJson({ Version: '2012-10-17', Statement: statement }).statements
  if (read === undefined || read.undecidable !== null)
    return { is: 'unknown', why: read?.undecidable ?? 'nothing was read' }
  return all(read.conditions.map((test): Formula => ({ is: 'test', test })))
}

/** Whether no request at all meets both. */
function cannotBe(condition: unknown, circumstances: Formula): boolean {
  return findModel(all([formulaOf(condition), circumstances]), NOTHING_GIVEN, startBudget()) === null
}

/** That nothing in a request is of the account: whoever calls, for whatever, on whatever. */
function foreign(account: string): Formula {
  const keys = [
    'aws:SourceAccount',
    'aws:SourceOwner',
    'aws:PrincipalAccount',
    'aws:ResourceAccount',
    's3:ResourceAccount',
    'kms:CallerAccount',
  ]
  const arns = ['aws:SourceArn', 'aws:PrincipalArn']
  return all([
    formulaOf({ StringNotEquals: Object.fromEntries(keys.map((key) => [key, account])) as object }),
    formulaOf({ StringNotLike: Object.fromEntries(arns.map((key) => [key, `arn:*:*:*:${account}:*`])) as object }),
  ])
}

/** Whether a resource of the account lets in a user of another one, so far as its policy goes. */
function letsInStrangers(document: unknown, account: string): boolean {
  const caller = outsider('arn:aws:iam::444455556666:user/stranger')
  if (caller === null) throw new RangeError('nobody to ask about')
  const policy = readPolicyJson(document)
  const access = openAccess({
    account: bakery().account(account).build(),
    actions: () => actionTable,
    resourcePolicies: [policy],
  })
  const actions = policy.statements.flatMap(({ actions }) => actions.patterns.slice(0, 1))
  return actions.some((pattern) => {
    const action = actionTable.expand(pattern === '*' ? 's3:GetObject' : pattern)[0]?.name ?? ''
    // https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-caller-account
    const context = new Map([['kms:calleraccount', '444455556666']])
    const question = { action, resource: null, resourceAccount: account, context }
    return access.can({ caller, principal: null }, question).decision !== 'denied'
  })
}
