import { textsOf } from './text.ts'

/** Whoever makes a request. */
export type ReferenceCaller =
  | { readonly kind: 'user'; readonly arn: string; readonly account: string }
  | { readonly kind: 'role'; readonly arn: string; readonly account: string; readonly session: string | null }
  | { readonly kind: 'service'; readonly name: string }
  | { readonly kind: 'federated'; readonly provider: string }

/** The account of a user or role; null for what is in none. */
export function accountOf(caller: ReferenceCaller): string | null {
  return caller.kind === 'user' || caller.kind === 'role' ? caller.account : null
}

/**
 * How a statement names a caller, from the closest: itself or its session, its role, its account, everyone; `no` where it
 * does not, `unclear` where the documentation leaves it open.
 */
export type Naming = 'itself' | 'role' | 'account' | 'everyone' | 'no' | 'unclear'

/** {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html} */
export function namingOf(element: unknown, caller: ReferenceCaller): Naming {
  const namings = new Set(textsByType(element).map(([type, text]) => namingBy(type, text, caller)))
  return CLOSEST.find((naming) => namings.has(naming)) ?? 'no'
}

/**
 * Everyone but the named. A user or role is left out where its account is named too; where its account is named, and
 * others of it, it is not; what else may stand there, the page warns, may have one effect or the other.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html}
 */
export function namingOfOthers(element: unknown, caller: ReferenceCaller): Naming {
  const texts = textsByType(element)
  const namings = new Set(texts.map(([type, text]) => namingBy(type, text, caller)))
  const account = accountOf(caller)
  if (namings.has('everyone')) return 'no'
  if (account === null) return namings.has('itself') ? 'no' : namings.has('unclear') ? 'unclear' : 'everyone'
  if (namings.size === 1 && namings.has('no')) return 'everyone'
  const isNamed = namings.has(caller.kind === 'user' ? 'itself' : 'role')
  if (namings.has('account') && isNamed) return 'no'
  const hasOthers = texts.some(([, text]) => text.includes(`::${account}:`) && !text.endsWith(':root'))
  const isOnlyAccount =
    namings.has('account') && [...namings].every((naming) => naming === 'account' || naming === 'no')
  return isOnlyAccount && hasOthers ? 'everyone' : 'unclear'
}

const CLOSEST: readonly Naming[] = ['itself', 'role', 'account', 'everyone', 'unclear']

function textsByType(element: unknown): readonly (readonly [string, string])[] {
  const types: readonly (readonly [string, unknown])[] =
    typeof element === 'object' && element !== null && !Array.isArray(element)
      ? Object.entries(element)
      : [['AWS', element]]
  return types.flatMap(([type, value]) => (textsOf(value) ?? ['']).map((text) => [type, text] as const))
}

function namingBy(type: string, text: string, caller: ReferenceCaller): Naming {
  switch (type) {
    case 'Service':
      return caller.kind === 'service' && caller.name === text ? 'itself' : 'no'
    case 'Federated':
      return caller.kind === 'federated' && caller.provider === text ? 'itself' : 'no'
    case 'AWS':
      return namingByAws(text, caller)
    default:
      return 'unclear'
  }
}

function namingByAws(text: string, caller: ReferenceCaller): Naming {
  if (text === '*') return 'everyone'
  if (caller.kind !== 'user' && caller.kind !== 'role') return 'no'
  const account = /^(?:arn:[^:]+:iam::)?(\d{12})(?::root)?$/.exec(text)?.[1]
  if (account !== undefined) return account === caller.account ? 'account' : 'no'
  if (!text.startsWith('arn:')) return /^A(?:IDA|ROA)[A-Z\d]{12,}$/.test(text) ? 'no' : 'unclear'
  if (text === caller.arn) return caller.kind === 'user' ? 'itself' : 'role'
  return caller.kind === 'role' && text === caller.session ? 'itself' : 'no'
}
