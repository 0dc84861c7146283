import { parseArn } from '../model/arn.ts'
import type { PrincipalSet } from './document/policy.ts'
import { all, ALWAYS, any, type Formula, NEVER, not } from './formula.ts'
import type { StatementPrincipal } from './principals.ts'

/** Who makes a request, as the principals of statements name them. */
export interface Caller {
  /** `account` is somebody of an account whom nobody names; `deleted` a principal that IAM shows by its unique id. */
  readonly kind: 'user' | 'role' | 'account' | 'service' | 'federated' | 'canonical-user' | 'deleted'
  /** The ARN of a user or role; the account's id; the name of a service, a provider, a canonical user; the unique id. */
  readonly name: string
  /** Null for what lives in no account. */
  readonly account: string | null
}

/** By which name a statement lets a caller in, and under which circumstances: sessions of a role can be told apart. */
export interface CallerMatch {
  /** The caller itself is named. */
  readonly named: Formula
  /** Its account is, which leaves it to the account's own policies. */
  readonly account: Formula
  /** Everyone is. */
  readonly everyone: Formula
}

/**
 * How a statement's Principal or NotPrincipal names a caller; where it cannot be said, the circumstances are unknown.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html}
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html}
 */
export function matchCaller({ named, except }: PrincipalSet, caller: Caller): CallerMatch {
  const itself = any(named.map((principal) => namesItself(principal, caller)))
  const account = named.some(({ kind, name }) => kind === 'account' && name === caller.account)
  const everyone = named.some(({ kind }) => kind === 'public')
  const odd = any(named.map(({ kind, text }) => (kind === 'unknown' ? unknown(`nobody knows whom ${text} names`) : NEVER)))
  if (!except) return { named: any([itself, odd]), account: account ? ALWAYS : NEVER, everyone: everyone ? ALWAYS : NEVER }
  return { named: NEVER, account: NEVER, everyone: not(leftOut(caller, any([itself, odd]), account, everyone)) }
}

/** Whether any of a statement's names is the caller's. */
export function callerFormula(principals: PrincipalSet, caller: Caller): Formula {
  const { named, account, everyone } = matchCaller(principals, caller)
  return any([named, account, everyone])
}

/** Who is left out by NotPrincipal: a user or role by its own name and that of its account together; by one alone, AWS warns, it may be or not. */
function leftOut(caller: Caller, itself: Formula, account: boolean, everyone: boolean): Formula {
  if (everyone) return ALWAYS
  if (caller.kind !== 'user' && caller.kind !== 'role') return any([itself, account ? ALWAYS : NEVER])
  if (account) return ALWAYS
  return itself.is === 'never' ? NEVER : all([itself, unknown(`NotPrincipal names ${caller.name} and not its account`)])
}

function namesItself({ kind, name, account }: StatementPrincipal, caller: Caller): Formula {
  switch (kind) {
    case 'principal':
      if (name === caller.name) return ALWAYS
      return caller.kind === 'role' && account === caller.account ? namesSession(name, caller.name) : NEVER
    case 'deleted':
    case 'service':
    case 'federated':
    case 'canonical-user':
      return kind === caller.kind && name === caller.name ? ALWAYS : NEVER
    case 'public':
    case 'account':
    case 'unknown':
      return NEVER
    default:
      return kind satisfies never
  }
}

/**
 * A session is told by the name that its user gave it, which `aws:userid` shows behind the role's id.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#principaltable}
 */
function namesSession(principal: string, role: string): Formula {
  const session = /^assumed-role\/([^/]+)\/(.+)$/s.exec(parseArn(principal)?.resource ?? '')
  const [, roleName, sessionName = ''] = session ?? []
  if (session === null || !role.endsWith(`/${roleName}`)) return NEVER
  const values = [`*:${sessionName.replaceAll(/[*?$]/g, (character) => `\${${character}}`)}`]
  return { is: 'test', test: { operator: 'StringLike', quantifier: null, ifExists: false, key: 'aws:userid', values } }
}

function unknown(why: string): Formula {
  return { is: 'unknown', why }
}
