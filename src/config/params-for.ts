import type { Config } from './config.ts'

/** As much of a query as tells which parameters it takes. */
interface Parameterised {
  readonly name: string
  readonly params: Readonly<Record<string, { readonly type: string }>>
}

/**
 * What a configuration says of a query's parameters, as a user would type it. What `params` says of this query goes before
 * what the other members say of many.
 *
 * @returns texts of the form `key=value`, for `parseParams`; a parameter that the query lacks is among them where `params` names it
 */
export function paramsFor(query: Parameterised, config: Config): readonly string[] {
  const own = config.params.get(query.name) ?? new Map<string, string>()
  const general = generalParams(query, config).filter(([name]) => !own.has(name) && Object.hasOwn(query.params, name))
  return [...general, ...own].map(([name, value]) => `${name}=${value}`)
}

type Given = readonly [name: string, value: string]

/** What the members beside `params` say. */
function generalParams({ name, params }: Parameterised, config: Config): readonly Given[] {
  const accounts = config.knownAccounts.filter(({ own }) => own === true || !OWN_ONLY.has(name)).map(({ id }) => id)
  const tags = config.requiredTags[TAGGED[name] ?? 'users']
  const boundary = BOUNDED.has(name) ? config.requiredBoundary : null
  const days = config.windows[AGED[name] ?? 'unusedDays']
  return [
    ...(accounts.length > 0 && params['known']?.type === 'list' ? [['known', accounts.join(',')] as const] : []),
    ...(Object.hasOwn(TAGGED, name) && tags.length > 0 ? [['require', tags.join(',')] as const] : []),
    ...(boundary === null
      ? []
      : [['expected', boundary.policies.join(',')] as const, ['under', boundary.under] as const]),
    ...(Object.hasOwn(AGED, name) && days !== undefined ? [['days', String(days)] as const] : []),
  ]
}

/** Queries that would miss something where another's account counted as one's own: it may be trusted to read, and must give an external id. */
const OWN_ONLY: ReadonlySet<string> = new Set([
  'role-trust-cross-account-no-external-id-or-mfa',
  'role-trust-cross-account-write',
])

/** Queries that report what lacks a tag, and whose tags they look at. */
const TAGGED: Readonly<Record<string, keyof Config['requiredTags']>> = {
  'untagged-users': 'users',
  'untagged-roles': 'roles',
  'untagged-policies': 'policies',
  'untagged-instance-profiles': 'instanceProfiles',
  'untagged-providers-certs': 'providers',
}

/** Queries that know what a boundary has to be. */
const BOUNDED: ReadonlySet<string> = new Set(['boundary-missing', 'boundary-wrong'])

/** Queries that count days, and which days these are. */
const AGED: Readonly<Record<string, keyof Config['windows']>> = {
  'principal-stale-bedrock-sagemaker': 'unusedDays',
  'principal-unused-services': 'unusedDays',
  'privileged-role-unused': 'unusedDays',
  'role-unused': 'unusedDays',
  'root-recently-used': 'rootUsedDays',
  'saml-provider-expired': 'expiresWithinDays',
  'server-certificate-expired': 'expiresWithinDays',
  'user-access-key-old': 'keyAgeDays',
  'user-access-key-unused': 'unusedDays',
  'user-console-unused': 'unusedDays',
  'user-password-old': 'passwordAgeDays',
}
