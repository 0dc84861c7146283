import { parseArn } from '../../../model/arn.ts'
import { byCodeUnit } from '../../../model/compare.ts'
import type { Caller } from '../../../policy/caller.ts'
import type { PolicyStatement } from '../../../policy/document/policy.ts'
import type { StatementPrincipal } from '../../../policy/principals.ts'

/** What somebody whom a trust policy names can be. */
export type TrustedKind =
  | 'account'
  | 'canonical-user'
  | 'deleted'
  | 'everyone-but'
  | 'oidc-provider'
  | 'principal'
  | 'public'
  | 'saml-provider'
  | 'service'
  | 'unknown'

/** Somebody whom a statement names. */
export interface Trusted {
  readonly kind: TrustedKind
  readonly name: string
  readonly account: string | null
  readonly text: string
}

/** Whom a statement names, each once; NotPrincipal names one: everyone but those. */
export function trustedBy({ principals }: PolicyStatement): readonly Trusted[] {
  if (principals === null) return []
  const { named, except } = principals
  if (except) {
    const names = [...new Set(named.map(({ name }) => name))].sort(byCodeUnit).join(', ')
    return [{ kind: 'everyone-but', name: names, account: null, text: names }]
  }
  const found = new Map<string, Trusted>()
  for (const principal of named) {
    const trusted = { ...principal, kind: kindOf(principal) }
    const key = `${trusted.kind} ${trusted.name}`
    if (!found.has(key)) found.set(key, trusted)
  }
  return [...found.values()]
}

function kindOf({ kind, name }: StatementPrincipal): TrustedKind {
  if (kind !== 'federated') return kind
  return name.includes(':saml-provider/') ? 'saml-provider' : 'oidc-provider'
}

/** A session is somebody by the role that it is one of; its path is not in its ARN, so that it stands without. */
export function callerOf({ kind, name, account }: Trusted): Caller | null {
  switch (kind) {
    case 'account':
    case 'canonical-user':
    case 'deleted':
    case 'service':
      return { kind, name, account }
    case 'oidc-provider':
    case 'saml-provider':
      return { kind: 'federated', name, account }
    case 'principal': {
      const { partition = '', resource = '' } = parseArn(name) ?? {}
      const role = /^assumed-role\/([^/]+)\//.exec(resource)?.[1]
      if (role !== undefined) return { kind: 'role', name: `arn:${partition}:iam::${account}:role/${role}`, account }
      return { kind: resource.startsWith('role/') ? 'role' : 'user', name, account }
    }
    case 'public':
    case 'everyone-but':
    case 'unknown':
      return null
    default:
      return kind satisfies never
  }
}
