import type { HeldPolicies } from '../../access/held-policies.ts'
import type { Role } from '../../model/entity.ts'
import { type Trusted, trustedBy } from '../../queries/shared/trust/trusted.ts'
import { trouble } from '../unread-of.ts'
import { sorted, UNKNOWN } from './words.ts'

/** Whom a role's trust policy lets in, conditions aside. */
export function trustText({ trust }: Role, held: HeldPolicies): string {
  if (trust === null) return UNKNOWN
  const policy = held.read(trust)
  const named = policy.statements
    .filter(({ effect }) => effect === 'Allow')
    .flatMap((statement) => trustedBy(statement).map(said))
  return sorted([...new Set([...named, ...(trouble(policy).length > 0 ? [UNKNOWN] : [])])])
}

function said({ kind, name }: Trusted): string {
  switch (kind) {
    case 'account':
      return `account ${name}`
    case 'everyone-but':
      return `everyone but ${name}`
    case 'public':
      return 'everyone'
    default:
      return name
  }
}
