import { parseRoleSession } from '../model/arn.ts'
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
  /** A session of the caller's is named. */
  readonly session: Formula
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
export function matchCaller(principals: PrincipalSet, caller: Caller): CallerMatch {
  const { named, except } = principals
  const itself = any(named.map((principal) => namesItself(principal, caller)))
  const session = any(named.map((principal) => namesSession(principal, caller)))
  const account = named.some(({ kind, name }) => kind === 'account' && name === caller.account)
  const everyone = named.some(({ kind }) => kind === 'public')
  const odd = any(
    named.map(({ kind, text }) => (kind === 'unknown' ? unknown(`nobody knows whom ${text} names`) : NEVER)),
  )
  if (!except)
    return {
      named: any([itself, odd]),
      session,
      account: account ? ALWAYS : NEVER,
      everyone: everyone ? ALWAYS : NEVER,
    }
  const everyoneElse = not(leftOut(principals, caller, any([itself, odd]), session, account))
  return { named: NEVER, session: NEVER, account: NEVER, everyone: everyoneElse }
}

/** Whether any of a statement's names is the caller's. */
export function callerFormula(principals: PrincipalSet, caller: Caller): Formula {
  const { named, session, account, everyone } = matchCaller(principals, caller)
  return any([named, session, account, everyone])
}

/**
 * Who is left out by NotPrincipal: a user or role that is named together with its account. By its own name alone it may be
 * or not, AWS warns; by its account's name alone it is where nobody else of that account is singled out, or not; where
 * somebody is, it is not.
 */
function leftOut(
  { named }: PrincipalSet,
  caller: Caller,
  itself: Formula,
  session: Formula,
  account: boolean,
): Formula {
  if (named.some(({ kind }) => kind === 'public')) return ALWAYS
  if (caller.kind !== 'user' && caller.kind !== 'role' && caller.kind !== 'account') return itself
  const byName = any([itself, all([session, unknown(`NotPrincipal names a session and not ${caller.name}`)])])
  if (!account) return all([byName, unknown(`NotPrincipal names ${caller.name} and not its account`)])
  const others = named.some(({ kind, account }) => kind === 'principal' && account === caller.account)
  return others ? byName : any([byName, unknown(`NotPrincipal names the account of ${caller.name} alone`)])
}

/** Who is meant by a name that stands for one; null for everyone, for nobody, and for what no policy of ours can be asked about. */
export function callerNamed({ kind, name, account }: StatementPrincipal): Caller | null {
  switch (kind) {
    case 'account':
    case 'service':
    case 'federated':
      return { kind, name, account }
    case 'principal':
      return { kind: /:user\//.test(name) ? 'user' : 'role', name, account }
    case 'public':
    case 'deleted':
    case 'canonical-user':
    case 'unknown':
      return null
    default:
      return kind satisfies never
  }
}

function namesItself({ kind, name }: StatementPrincipal, caller: Caller): Formula {
  switch (kind) {
    case 'principal':
      return name === caller.name ? ALWAYS : NEVER
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
function namesSession({ kind, name, account }: StatementPrincipal, caller: Caller): Formula {
  if (kind !== 'principal' || caller.kind !== 'role' || account !== caller.account) return NEVER
  const session = parseRoleSession(name)
  if (session === null || !caller.name.endsWith(`/${session.roleName}`)) return NEVER
  const values = [`*:${session.name.replaceAll(/[*?$]/g, (character) => `\${${character}}`)}`]
  return { is: 'test', test: { operator: 'StringLike', quantifier: null, ifExists: false, key: 'aws:userid', values } }
}

function unknown(why: string): Formula {
  return { is: 'unknown', why }
}
