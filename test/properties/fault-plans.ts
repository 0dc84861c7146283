import fc from 'fast-check'

import type { Part, PartStatus } from '../../src/model/part.ts'
import { bakeryAccount, type Fault, type LiveAccount } from '../support/iam-endpoint/index.ts'
import { livePolicy, liveRole, liveUser } from '../support/iam-endpoint/given-entities.ts'

/** What goes wrong with one collection. */
export interface FaultPlan {
  /** Faults that pass: fewer than ten in a row, whatever call they meet. */
  readonly passing: readonly Fault[]
  /** Changes of the account, each just before a request is answered. */
  readonly moves: readonly { readonly nth: number; readonly move: Move }[]
  readonly denied: readonly (keyof typeof DENIABLE)[]
  /** One call for one entity that is refused; null where none is. */
  readonly refusal: Fault | null
  /** One call for one entity that AWS answers as if it were gone. */
  readonly absence: Fault | null
  /** A list whose markers do not lead to its end, though not so often that there would be no night. */
  readonly broken: Fault | null
  /** From which request on the credentials have run out; null where they last. */
  readonly stop: number | null
}

/** Actions that a plan may deny, each with the parts that then are denied or partial, and never empty. */
export const DENIABLE = {
  GetCallerIdentity: { caller: 'denied' },
  ListInstanceProfiles: { 'instance-profiles': 'denied' },
  ListRoles: { 'role-settings': 'denied' },
  ListUsers: { 'user-settings': 'denied' },
  GetAccountSummary: { 'account-summary': 'denied' },
  GetPolicy: { 'policy-tags': 'denied', 'customer-policies': 'partial' },
  GetPolicyVersion: { 'customer-policies': 'partial' },
  GetInstanceProfile: { 'instance-profile-tags': 'denied' },
  GetCredentialReport: { 'credential-report': 'denied' },
  ListSAMLProviders: { saml: 'denied' },
  ListServerCertificateTags: { 'server-certificates': 'partial' },
  ListAccessKeys: { 'access-keys': 'denied' },
  GetLoginProfile: { 'login-profiles': 'denied' },
  GetGroup: { 'group-members': 'denied' },
} as const satisfies Readonly<Record<string, { readonly [P in Part]?: PartStatus }>>

/** Calls for one entity that a plan may answer as if it were gone, each with the part that asks. */
export const ABSENTABLE = {
  GetRole: 'role-details',
  GetSAMLProvider: 'saml',
  GetOpenIDConnectProvider: 'oidc',
  ListSigningCertificates: 'signing-certificates',
  ListSSHPublicKeys: 'ssh-keys',
} as const satisfies Readonly<Record<string, Part>>

/** A name for each change, so that a failing plan can be read. */
export type Move = keyof typeof MOVES

/** Draws what goes wrong. */
export const arbitraryPlan: fc.Arbitrary<FaultPlan> = fc.record({
  passing: fc.array(
    fc.oneof(
      {
        weight: 5,
        arbitrary: fc.record({
          on: fc.record({ nth: fc.integer({ min: 1, max: 70 }) }),
          do: fc.constantFrom('throttle', 'server-error', 'unavailable', 'html', 'reset', 'close-after-half'),
          times: fc.integer({ min: 1, max: 3 }),
        }) satisfies fc.Arbitrary<Fault>,
      },
      {
        weight: 1,
        arbitrary: fc.record({
          on: fc.record({ nth: fc.integer({ min: 1, max: 70 }) }),
          do: fc.constant('hang'),
        }) satisfies fc.Arbitrary<Fault>,
      },
      {
        weight: 5,
        arbitrary: fc.record({
          on: fc.record({
            action: fc.constantFrom('GetAccountAuthorizationDetails', 'ListRoles', 'ListUsers', 'ListInstanceProfiles'),
          }),
          do: fc.constantFrom('empty-truncated-page', 'stray-marker', 'duplicate-entity'),
          times: fc.integer({ min: 1, max: 5 }),
        }) satisfies fc.Arbitrary<Fault>,
      },
    ),
    { maxLength: 3 },
  ),
  moves: fc.oneof(
    { weight: 2, arbitrary: fc.constant([]) },
    {
      weight: 1,
      arbitrary: fc.array(
        fc.record({
          nth: fc.integer({ min: 1, max: 60 }),
          move: fc.constantFrom('hire', 'tag the roles', 'open a role', 'write a policy', 'drop a policy'),
        }) satisfies fc.Arbitrary<{ nth: number; move: Move }>,
        { minLength: 1, maxLength: 4 },
      ),
    },
  ),
  denied: fc.subarray(Object.keys(DENIABLE) as (keyof typeof DENIABLE)[], { maxLength: 3 }),
  refusal: fc.option(
    fc.record({
      on: fc.record({
        action: fc.constantFrom('GetRole', 'GetOpenIDConnectProvider', 'ListSSHPublicKeys', 'ListSigningCertificates'),
        nth: fc.integer({ min: 1, max: 3 }),
      }),
      do: fc.constant('access-denied'),
    }) satisfies fc.Arbitrary<Fault>,
  ),
  absence: fc.option(
    fc.record({
      on: fc.record({
        action: fc.constantFrom(...(Object.keys(ABSENTABLE) as (keyof typeof ABSENTABLE)[])),
        nth: fc.integer({ min: 1, max: 3 }),
      }),
      do: fc.constant('no-such-entity'),
    }) satisfies fc.Arbitrary<Fault>,
  ),
  broken: fc.option(
    fc.record({
      on: fc.record({
        action: fc.constantFrom('GetAccountAuthorizationDetails', 'ListRoles', 'ListUsers', 'ListAccessKeys'),
      }),
      do: fc.constantFrom('missing-marker', 'repeat-marker'),
      times: fc.integer({ min: 1, max: 2 }),
    }) satisfies fc.Arbitrary<Fault>,
    { freq: 1 },
  ),
  stop: fc.option(fc.integer({ min: 1, max: 110 })),
})

/** The bakery, with people and roles enough for some pages, and policies that the details leave out. */
export function crowdedBakery(): LiveAccount {
  const account = bakeryAccount()
  for (const policy of account.policies)
    if (['Fence', 'RecipeReader'].includes(policy.PolicyName)) policy.leftOut = true
  for (let index = 0; index < 8; index += 1) {
    account.users.push(liveUser(account, { UserName: `helper-${index}` }))
    account.roles.push(liveRole(account, { RoleName: `stall-${index}` }))
  }
  return account
}

/** Changes an account; `number` tells one change from another. */
export function change(account: LiveAccount, move: Move, number: number): void {
  MOVES[move](account, number)
}

/** Policies go from the end of the last list: AWS does not say either what becomes of a marker whose entity is gone. */
const MOVES = {
  hire: (account: LiveAccount, number: number): void => {
    account.users.push(liveUser(account, { UserName: `new-${number}`, Tags: [{ Key: 'New', Value: 'yes' }] }))
  },
  'tag the roles': ({ roles }: LiveAccount, number: number): void => {
    for (const role of roles) role.Tags = [{ Key: 'Season', Value: String(number) }]
  },
  'open a role': (account: LiveAccount, number: number): void => {
    account.roles.push(liveRole(account, { RoleName: `open-${number}`, Description: 'for a day' }))
  },
  'write a policy': (account: LiveAccount, number: number): void => {
    account.policies.push(livePolicy(account, { PolicyName: `draft-${number}` }))
  },
  'drop a policy': (account: LiveAccount): void => {
    if (account.policies.at(-1)?.PolicyName.startsWith('draft-') === true) account.policies.pop()
  },
} as const
