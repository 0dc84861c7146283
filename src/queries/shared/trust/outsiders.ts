import { byKeys } from '../../../model/compare.ts'
import type { SnapshotInfo } from '../../../model/snapshot.ts'
import type { Statement } from '../../../policy/document/parse.ts'
import { statementPrincipals, type StatementPrincipal } from '../../../policy/principals.ts'
import { organizationsNamed } from './trust-conditions.ts'

/** What somebody beyond the account can be. */
export const OUTSIDER_KINDS = [
  'account',
  'canonical-user',
  'everyone-but',
  'oidc-provider',
  'organization',
  'principal',
  'public',
  'saml-provider',
  'service',
  'unknown',
] as const

type OutsiderKind = (typeof OUTSIDER_KINDS)[number]

/** Somebody beyond the account whom a statement of a trust policy speaks of. */
export interface Outsider {
  readonly kind: OutsiderKind
  readonly name: string
  /** The account where it lives; null for what lives in none. */
  readonly account: string | null
  /** As the document has it. */
  readonly text: string
}

/**
 * Everybody beyond the account whom a statement names, each once, by kind and name. The organisations that its conditions
 * name are among them where it lets in anybody beyond the account at all.
 */
export function outsiders(statement: Statement, { account: own }: SnapshotInfo): readonly Outsider[] {
  const found = new Map<string, Outsider>()
  for (const principal of statementPrincipals(statement)) {
    const kind = kindOf(principal, own)
    if (kind === null) continue
    const { name, account, text } = principal
    const key = `${kind} ${name}`
    if (!found.has(key)) found.set(key, { kind, name, account, text })
  }
  const organizations = found.size === 0 ? [] : organizationsNamed(statement)
  return [
    ...found.values(),
    ...organizations.map((id): Outsider => ({ kind: 'organization', name: id, account: null, text: id })),
  ].toSorted(byKindAndName)
}

const byKindAndName = byKeys<Outsider>(
  ({ kind }) => kind,
  ({ name }) => name,
)

/** Null for the account itself, for who lives in it, and for somebody deleted, who lives nowhere any more. */
function kindOf({ kind, name, account, negated }: StatementPrincipal, own: string): OutsiderKind | null {
  if (negated) return 'everyone-but'
  switch (kind) {
    case 'account':
    case 'principal':
      return account === own ? null : kind
    case 'deleted':
      return null
    case 'federated':
      return name.includes(':saml-provider/') ? 'saml-provider' : 'oidc-provider'
    case 'public':
    case 'service':
    case 'canonical-user':
    case 'unknown':
      return kind
    default:
      return kind satisfies never
  }
}
