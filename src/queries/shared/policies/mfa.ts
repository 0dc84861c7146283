import { holds } from '../../../policy/condition/holds.ts'
import { allHold, type Truth } from '../../../policy/condition/truth.ts'
import type { ConditionTest, PolicyStatement } from '../../../policy/document/policy.ts'
import type { Context } from '../../../policy/request.ts'

/** Keys that say how somebody signed in. {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-multifactorauthpresent} */
const MFA_KEYS: ReadonlySet<string> = new Set(['aws:multifactorauthpresent', 'aws:multifactorauthage'])

/** Whether a condition asks how somebody signed in. */
export function isMfaTest({ key }: ConditionTest): boolean {
  return MFA_KEYS.has(key)
}

/**
 * How a request may say whether its sender used MFA: just now, long ago, not at all although its credentials are
 * temporary, or not a word, as requests signed with access keys do.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-multifactorauthpresent}
 */
const SIGN_INS = {
  recent: new Map([
    ['aws:multifactorauthpresent', 'true'],
    ['aws:multifactorauthage', '1'],
  ]),
  old: new Map([
    ['aws:multifactorauthpresent', 'true'],
    ['aws:multifactorauthage', '31536000'],
  ]),
  session: new Map([['aws:multifactorauthpresent', 'false']]),
  accessKey: new Map(),
} as const satisfies Readonly<Record<string, Context>>

export type SignIn = keyof typeof SIGN_INS

/** Whether what a statement asks of a sign-in holds of one; always, where it asks nothing. */
export function asksOf({ conditions }: PolicyStatement, signIn: SignIn): Truth {
  return allHold(conditions.filter(isMfaTest).map((test) => holds(test, SIGN_INS[signIn])))
}

/** Sign-ins without MFA that an Allow lets through although it asks for MFA; none where it asks for something else. */
export function letThrough(allow: PolicyStatement): readonly SignIn[] {
  if (!allow.conditions.some(isMfaTest) || asksOf(allow, 'recent') !== true) return []
  return WITHOUT.filter((signIn) => asksOf(allow, signIn) === true)
}

/** Whether a Deny is meant to hold unless somebody signed in with MFA, or did so of late. */
export function wantsMfa(deny: PolicyStatement): boolean {
  if (!deny.conditions.some(isMfaTest) || asksOf(deny, 'recent') !== false) return false
  return [...WITHOUT, 'old' as const].some((signIn) => asksOf(deny, signIn) === true)
}

/** Sign-ins without MFA that such a Deny does not reach. */
export function missed(deny: PolicyStatement): readonly SignIn[] {
  return WITHOUT.filter((signIn) => asksOf(deny, signIn) === false)
}

/** Whether it cannot be said what a statement asks of a sign-in. */
export function isUndecidedOfMfa(statement: PolicyStatement): boolean {
  return statement.conditions.some(isMfaTest) && ALL.some((signIn) => asksOf(statement, signIn) === 'undecided')
}

const WITHOUT = ['accessKey', 'session'] as const
const ALL = ['recent', 'old', ...WITHOUT] as const
