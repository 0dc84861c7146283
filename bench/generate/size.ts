/** How large a generated account is, and how much of it moves from one night to the next. */
export interface AccountSize {
  readonly name: string
  readonly users: number
  readonly groups: number
  readonly roles: number
  /** One under each of the first roles. */
  readonly instanceProfiles: number
  readonly customerPolicies: number
  readonly awsPolicies: number
  readonly versionsPerPolicy: number
  readonly inlinePerRole: number
  /** Users that have an inline policy. */
  readonly inlineUsers: number
  /** Groups that have an inline policy. */
  readonly inlineGroups: number
  /** One entity in so many changes each night. */
  readonly changeEvery: number
  /** Whether half of the roles are used from one night to the next. */
  readonly rolesAreUsed: boolean
}

/** An account as many companies have one. */
export const TYPICAL: AccountSize = {
  name: 'typical',
  users: 200,
  groups: 30,
  roles: 800,
  instanceProfiles: 150,
  customerPolicies: 400,
  awsPolicies: 40,
  versionsPerPolicy: 3,
  inlinePerRole: 1,
  inlineUsers: 40,
  inlineGroups: 10,
  changeEvery: 100,
  rolesAreUsed: true,
}

/** An account at its quotas, with 30,178 documents. {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html} */
export const FULL: AccountSize = {
  name: 'full',
  users: 5000,
  groups: 300,
  roles: 5000,
  instanceProfiles: 5000,
  customerPolicies: 4000,
  awsPolicies: 178,
  versionsPerPolicy: 3,
  inlinePerRole: 2,
  inlineUsers: 2700,
  inlineGroups: 300,
  changeEvery: 100,
  rolesAreUsed: false,
}

/** How many documents an account of this size has. */
export function documentCount(size: AccountSize): number {
  const versions = size.customerPolicies * size.versionsPerPolicy + size.awsPolicies
  return size.roles * (1 + size.inlinePerRole) + versions + size.inlineUsers + size.inlineGroups
}
