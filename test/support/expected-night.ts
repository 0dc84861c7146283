import type { Fact } from '../../src/model/fact.ts'
import { type Part, PARTS } from '../../src/model/part.ts'
import { byArn } from '../../src/model/compare.ts'
import { comparable } from '../store/comparable.ts'
import { askEndpoint } from './ask-endpoint.ts'
import { ordered, type Told } from './expected-fact.ts'
import { FACTS } from './expected-facts.ts'
import { without } from './iam-endpoint/without.ts'
import { authorizationDetails, type IamEndpoint, type LiveAccount } from './iam-endpoint/index.ts'

/** What a whole night of an account must hold; written from the account alone, as the check of everything between. */
export interface ExpectedNight {
  readonly lists: unknown
  readonly profiles: readonly string[]
  /** Those of the profiles that hold a role, which the authorization details tell of. */
  readonly profilesOfRoles: readonly string[]
  readonly facts: ReadonlyMap<Part, readonly Fact[]>
}

/** The night of a deep collection with every part. */
export async function expectedNight(endpoint: IamEndpoint): Promise<ExpectedNight> {
  return expectedOf(endpoint.account, {
    caller: endpoint.caller,
    summary: await askEndpoint(endpoint, 'GetAccountSummary'),
    report: await askEndpoint(endpoint, 'GetCredentialReport'),
  })
}

/** The same of an account as it once was, given what the endpoint said of it then. */
export function expectedOf(account: LiveAccount, told: Told): ExpectedNight {
  const facts = PARTS.map((part): [Part, readonly Fact[]] => {
    const given = (FACTS[part]?.(account, told) ?? []).map((fact) => ({ ...NOTHING, ...fact, part }))
    return [part, given.toSorted(byArn)]
  })
  return {
    lists: comparable(authorizationDetails(withAllPolicies(account))),
    profiles: ordered(account.instanceProfiles.map(({ Arn }) => Arn)),
    profilesOfRoles: ordered(
      account.instanceProfiles.filter(({ RoleName }) => RoleName !== null).map(({ Arn }) => Arn),
    ),
    facts: new Map(facts.filter(([, list]) => list.length > 0)),
  }
}

const NOTHING = { activity: null, tags: null }

/** Policies that only bound and were left out are fetched. */
function withAllPolicies(account: LiveAccount): LiveAccount {
  const policies = account.policies.map((policy) => without(policy, 'leftOut'))
  return { ...account, policies }
}
