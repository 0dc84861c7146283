import type { Role } from '../model/entity.ts'
import type { PolicyStatement } from '../policy/document/policy.ts'
import type { HeldPolicies } from './held-policies.ts'

/** What temporary credentials without MFA say of it. */
export const SESSION_WITHOUT_MFA: ReadonlyMap<string, string | null> = new Map([
  ['aws:multifactorauthpresent', 'false'],
  ['aws:multifactorauthage', null],
])

/** What a service, or somebody who comes with the word of an identity provider, says of it: nothing. */
export const REQUEST_WITHOUT_MFA = [
  ['aws:multifactorauthpresent', null],
  ['aws:multifactorauthage', null],
] as const

/**
 * Whether nobody can assume a role who may have signed in to AWS with MFA. A service has none, and of MFA at an identity
 * provider AWS knows nothing.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html}
 */
export function comesWithoutMfa({ trust }: Role, held: HeldPolicies): boolean {
  if (trust === null) return false
  const policy = held.read(trust)
  return policy.undecidable === null && !policy.statements.some(letsPeopleIn)
}

function letsPeopleIn({ effect, principals }: PolicyStatement): boolean {
  if (effect === 'Deny') return false
  return principals === null || principals.except || principals.named.some(({ kind }) => !WITHOUT_MFA.has(kind))
}

const WITHOUT_MFA: ReadonlySet<string> = new Set(['deleted', 'federated', 'service'])
