/** The four lists of GetAccountAuthorizationDetails, `Policies` holding two parts. */
export const AUTHORIZATION_PARTS = ['users', 'groups', 'roles', 'customer-policies', 'aws-policies'] as const

/** Every part a night can have, in the order in which it is shown. Each fact belongs to exactly one part. */
export const PARTS = [
  ...AUTHORIZATION_PARTS,
  'role-settings',
  'user-settings',
  'instance-profiles',
  'account-summary',
  'account-alias',
  'caller',
  'policy-tags',
  'instance-profile-tags',
  'credential-report',
  'virtual-mfa',
  'password-policy',
  'saml',
  'oidc',
  'server-certificates',
  'service-credentials',
  'access-keys',
  'mfa-devices',
  'login-profiles',
  'signing-certificates',
  'ssh-keys',
  'role-details',
  'group-members',
  'last-accessed',
  'organization',
] as const

/** How much of an account a collection reads; each level holds the ones before it. */
export const LEVELS = ['core', 'standard', 'deep'] as const

export type Level = (typeof LEVELS)[number]
export type Part = (typeof PARTS)[number]
export type AuthorizationPart = (typeof AUTHORIZATION_PARTS)[number]

/** How far the collection of a part got; only complete and partial ones can be reasoned about. */
export type PartStatus = 'complete' | 'partial' | 'denied' | 'skipped' | 'failed'

/**
 * A part of one night: how far it got, how many entities it gave, and why it is not complete; of a complete one, why it
 * may yet be wanting: a list that came empty although others refer into it was probably filtered.
 */
export interface PartState {
  readonly status: PartStatus
  readonly count: number
  readonly detail: string | null
  /** When its first call began and its last one ended, ISO 8601 UTC; not said of what came from a file. */
  readonly startedAt?: string
  readonly endedAt?: string
  /** The moment that it describes, where that is not the night's: a credential report may be four hours old. */
  readonly asOf?: string
}

/** Whether a string names a part. */
export function isPart(name: string): name is Part {
  return PARTS.some((part) => part === name)
}

/** Whether a part was read well enough to be on the axis of known nights. */
export function isKnown(state: PartState | undefined): boolean {
  return state?.status === 'complete' || state?.status === 'partial'
}

/** Whether a part came as complete, and something else in the night says that it cannot be. */
export function isDoubtful(state: PartState | undefined): boolean {
  return state?.status === 'complete' && state.detail !== null
}
