import type { AccountView } from '../../src/model/account.ts'
import type { Part, PartState, PartStatus } from '../../src/model/part.ts'
import type { GroupFacts, PolicyFacts, ProfileFacts, RoleFacts, SaidFacts, UserFacts } from './account-facts.ts'
import { bake } from './bake.ts'
import { trusting } from './documents.ts'

/** An account in the making. Every call gives a new one, so that cases can share a beginning. */
export interface Bakery {
  readonly recipe: Recipe
  user(name: string, facts?: UserFacts): Bakery
  group(name: string, facts?: GroupFacts): Bakery
  role(name: string, facts?: RoleFacts): Bakery
  instanceProfile(name: string, facts?: ProfileFacts): Bakery
  policy(name: string, facts?: PolicyFacts): Bakery
  awsPolicy(name: string, facts?: PolicyFacts): Bakery
  serviceLinkedRole(service: string, facts?: RoleFacts): Bakery
  ssoRole(permissionSet: string, facts?: RoleFacts): Bakery
  /** An identity provider, by what follows `oidc-provider/` or `saml-provider/` in its ARN. */
  provider(part: 'oidc' | 'saml', name: string): Bakery
  /** What a part beyond the authorization details says of something, by the tail of its ARN (`role/oven`, `root`) or a whole one. */
  fact(part: Part, of: string, said?: SaidFacts): Bakery
  /** How far parts got; those not named keep their default: the five of authorization details complete, the rest skipped. */
  parts(states: PartsInit): Bakery
  takenAt(time: string): Bakery
  account(id: string): Bakery
  /** The night before this one; none unless it is said. */
  after(before: Bakery): Bakery
  build(): AccountView
}

export type PartsInit = { readonly [P in Part]?: PartStatus | Omit<PartState, 'count'> }

/** What was ordered so far, in the order in which it was ordered. */
export interface Recipe {
  readonly account: string
  readonly takenAt: string
  readonly parts: PartsInit
  readonly users: readonly Order<UserFacts>[]
  readonly groups: readonly Order<GroupFacts>[]
  readonly roles: readonly Order<RoleFacts>[]
  readonly profiles: readonly Order<ProfileFacts>[]
  readonly policies: readonly Order<PolicyFacts & { readonly owner: 'customer' | 'aws' }>[]
  readonly providers: readonly Order<{ readonly part: 'oidc' | 'saml' }>[]
  readonly said: readonly Order<SaidFacts & { readonly part: Part }>[]
  readonly before: Bakery | null
}

export interface Order<Facts> {
  readonly name: string
  readonly facts: Facts
}

/** An empty account 123456789012 in the night of 2026-11-21, two o'clock UTC. */
export function bakery(): Bakery {
  return withRecipe({
    account: '123456789012',
    takenAt: '2026-11-21T02:00:00Z',
    parts: {},
    users: [],
    groups: [],
    roles: [],
    profiles: [],
    policies: [],
    providers: [],
    said: [],
    before: null,
  })
}

function withRecipe(recipe: Recipe): Bakery {
  const next = (change: Partial<Recipe>): Bakery => withRecipe({ ...recipe, ...change })
  const role = (name: string, facts: RoleFacts): Bakery => next({ roles: [...recipe.roles, { name, facts }] })
  const policy = (name: string, owner: 'customer' | 'aws', facts: PolicyFacts): Bakery =>
    next({ policies: [...recipe.policies, { name, facts: { ...facts, owner } }] })
  return {
    recipe,
    user: (name, facts = {}) => next({ users: [...recipe.users, { name, facts }] }),
    group: (name, facts = {}) => next({ groups: [...recipe.groups, { name, facts }] }),
    role: (name, facts = {}) => role(name, facts),
    instanceProfile: (name, facts = {}) => next({ profiles: [...recipe.profiles, { name, facts }] }),
    policy: (name, facts = {}) => policy(name, 'customer', facts),
    awsPolicy: (name, facts = {}) => policy(name, 'aws', facts),
    serviceLinkedRole: (service, facts = {}) =>
      role(serviceLinkedName(service), { path: `/aws-service-role/${service}/`, trust: service, ...facts }),
    ssoRole: (permissionSet, facts = {}) =>
      role(`AWSReservedSSO_${permissionSet}_0123456789abcdef`, {
        path: '/aws-reserved/sso.amazonaws.com/',
        trust: ssoTrust(recipe.account),
        ...facts,
      }),
    provider: (part, name) => next({ providers: [...recipe.providers, { name, facts: { part } }] }),
    fact: (part, of, said = {}) => next({ said: [...recipe.said, { name: of, facts: { ...said, part } }] }),
    parts: (states) => next({ parts: { ...recipe.parts, ...states } }),
    takenAt: (takenAt) => next({ takenAt }),
    account: (account) => next({ account }),
    after: (before) => next({ before }),
    build: () => bake(recipe),
  }
}

function serviceLinkedName(service: string): string {
  const name = service.replace(/\.amazonaws\.com.*$/, '')
  return `AWSServiceRoleFor${name.slice(0, 1).toUpperCase()}${name.slice(1)}`
}

function ssoTrust(account: string): object {
  return trusting(
    { Federated: `arn:aws:iam::${account}:saml-provider/AWSSSO_0123456789abcdef_DO_NOT_DELETE` },
    {
      Action: ['sts:AssumeRoleWithSAML', 'sts:TagSession'],
      Condition: { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } },
    },
  )
}
