import type { HeldPolicies } from '../../../access/held-policies.ts'
import { principalFacts } from '../../../access/principal-facts.ts'
import type { Caller } from '../../../policy/caller.ts'
import type { ConditionTest } from '../../../policy/document/policy.ts'
import { remembered } from '../../../util/remembered.ts'
import { rememberedWeakly } from '../../../util/remembered-weakly.ts'
import { NOBODYS_ACCOUNT, type Persona } from './persona.ts'

/** Whoever a statement names, with whatever a request of theirs may bring. */
export function anyOf(caller: Caller, held: HeldPolicies): Persona {
  return personasOf(held)(caller)
}

const personasOf = rememberedWeakly((held: HeldPolicies) => rememberedWeakly((caller: Caller) => persona(caller, held)))

/**
 * Somebody of an account of their own, in which they call users, roles and tags as they like; they are in no
 * organisation, on no network and in on no secret that a policy names. A policy is open to everyone if it is to both of
 * them, wherever they sit.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html}
 */
export function strangers(held: HeldPolicies): readonly Persona[] {
  return ['9.9.9.9', '203.0.113.9'].map((address) => ({
    ...persona(STRANGER, held, { 'aws:sourceip': address, ...NO_SERVICE }),
    limits: [
      arnLike('aws:principalarn', [`arn:*:iam::${NOBODYS_ACCOUNT}:*`]),
      like('aws:userid', ['AIDASOMEBODYELSE', 'AROASOMEBODYELSE:*']),
    ],
    chooses: (key) => CHOSEN.has(key) || key.startsWith('aws:principaltag/') || key.startsWith('aws:requesttag/'),
  }))
}

const STRANGER: Caller = { kind: 'account', name: NOBODYS_ACCOUNT, account: NOBODYS_ACCOUNT }

/** What callers of an account of their own can bring as they like. */
const CHOSEN: ReadonlySet<string> = new Set([
  'aws:currenttime',
  'aws:epochtime',
  'aws:multifactorauthage',
  'aws:multifactorauthpresent',
  'aws:principaltype',
  'aws:referer',
  'aws:requestedregion',
  'aws:securetransport',
  'aws:sourceidentity',
  'aws:tagkeys',
  'aws:tokenissuetime',
  'aws:useragent',
  'aws:username',
  'sts:durationseconds',
  'sts:rolesessionname',
  'sts:sourceidentity',
  'sts:transitivetagkeys',
])

/** Anybody of any account but one, who is whatever a policy wants. */
export const somebodyElsewhere = remembered((account: string): Persona => {
  return {
    caller: STRANGER,
    knows: () => undefined,
    limits: [
      { ...like('aws:principalaccount', [account]), operator: 'StringNotEquals' },
      { ...arnLike('aws:principalarn', [`arn:*:*::${account}:*`]), operator: 'ArnNotLike' },
    ],
    chooses: () => true,
  }
})

/** A user or role of an account, of whom no policy knows name, id or tags. */
export function anyoneOf(account: string, held: HeldPolicies): Persona {
  return somebodiesOf(held)(account)
}

const somebodiesOf = rememberedWeakly((held: HeldPolicies) =>
  remembered((account: string) => somebodyOf(account, held)),
)

function somebodyOf(account: string, held: HeldPolicies): Persona {
  const caller: Caller = { kind: 'account', name: account, account }
  const names = ['user', 'role'].map((type) => `arn:*:iam::${account}:${type}/somebody-else`)
  return {
    ...persona(caller, held, NO_SERVICE),
    limits: [arnLike('aws:principalarn', names)],
    chooses: (key) => key !== 'aws:userid' && key !== 'aws:username' && !key.startsWith('aws:principaltag/'),
  }
}

/**
 * Whoever a statement names, signed in without MFA, with no external id that a policy names, and in no organisation
 * that it names.
 */
export function thirdParty(caller: Caller, held: HeldPolicies): Persona {
  return {
    ...persona(caller, held, NO_SERVICE),
    limits: NO_MFA,
    chooses: (key) => key !== 'sts:externalid' && key !== 'aws:principalorgid' && key !== 'aws:principalorgpaths',
  }
}

/** A user, named or of an account that is, signed in without MFA, and with no external id that a policy names. */
export function userWithoutMfa(caller: Caller, held: HeldPolicies): Persona {
  return {
    ...persona(caller, held, { 'aws:principaltype': 'User', ...NO_SERVICE }),
    limits: [...NO_MFA, arnLike('aws:principalarn', [`arn:*:iam::${caller.account}:user/*`])],
    chooses: (key) => key !== 'sts:externalid',
  }
}

/** A user of any account but one, signed in without MFA, who is whatever else a policy wants. */
export function userElsewhereWithoutMfa(account: string): Persona {
  const elsewhere = somebodyElsewhere(account)
  const brings = new Map<string, string | null>(Object.entries({ 'aws:principaltype': 'User', ...NO_SERVICE }))
  return {
    ...elsewhere,
    knows: (key) => brings.get(key),
    limits: [...elsewhere.limits, ...NO_MFA, arnLike('aws:principalarn', ['arn:*:iam::*:user/*'])],
    chooses: (key) => key !== 'sts:externalid',
  }
}

/**
 * A service that acts for somebody of whom the trust policy knows neither account, nor organisation, nor resource.
 *
 * @param named accounts that it knows: the names of their resources have no such number
 */
export function deputy(caller: Caller, held: HeldPolicies, named: readonly string[]): Persona {
  const inArn = named.map((account) => `*${account}*`)
  return {
    ...persona(caller, held),
    limits: [
      { ...arnLike('aws:sourcearn', [`arn:*:*:*:${NOBODYS_ACCOUNT}:*`]), ifExists: true },
      ...(inArn.length === 0 ? [] : [{ ...like('aws:sourcearn', inArn), operator: 'StringNotLike', ifExists: true }]),
    ],
    chooses: (key) => !key.startsWith('aws:source') && key !== 'sts:externalid',
  }
}

/** What a token of an OIDC provider says. */
export interface TokenClaims {
  /** Its URL without scheme, in lower case, with which the condition keys of its claims begin. */
  readonly issuer: string
  /** Texts, with wildcards, one of which the subject is like. */
  readonly subjects: readonly string[]
  /** The claims that whoever asks for the token can choose; the others are such as no policy names. */
  readonly chosen: ReadonlySet<string>
}

/** Somebody with a token of an OIDC provider. */
export function tokenHolder(caller: Caller, held: HeldPolicies, { issuer, subjects, chosen }: TokenClaims): Persona {
  const prefix = `${issuer}:`
  return {
    ...persona(caller, held, { 'aws:federatedprovider': caller.name, ...NO_SERVICE, 'aws:multifactorauthage': null }),
    limits: [like(`${prefix}sub`, subjects), ...NO_MFA],
    chooses: (key) => !key.startsWith(prefix) || chosen.has(key.slice(prefix.length)),
  }
}

/** Keys that AWS services alone bring. */
const NO_SERVICE = {
  'aws:principalservicename': null,
  'aws:principalservicenameslist': null,
  'aws:sourceaccount': null,
  'aws:sourcearn': null,
  'aws:sourceorgid': null,
  'aws:sourceorgpaths': null,
  'aws:viaawsservice': 'false',
} as const

/**
 * Long-term keys bring neither key, temporary credentials without MFA bring `false`.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-multifactorauthpresent}
 */
const NO_MFA: readonly ConditionTest[] = [
  { operator: 'Bool', quantifier: null, ifExists: true, key: 'aws:multifactorauthpresent', values: ['false'] },
  { operator: 'Null', quantifier: null, ifExists: false, key: 'aws:multifactorauthage', values: ['true'] },
]

function like(key: string, values: readonly string[]): ConditionTest {
  return { operator: 'StringLike', quantifier: null, ifExists: false, key, values }
}

/** Part by part, so that a `*` does not reach beyond its own. */
function arnLike(key: string, values: readonly string[]): ConditionTest {
  return { ...like(key, values), operator: 'ArnLike' }
}

function persona(caller: Caller, held: HeldPolicies, brings: Readonly<Record<string, string | null>> = {}): Persona {
  const facts = principalFacts({ caller, principal: null }, held)
  const own = new Map<string, string | null>(Object.entries(brings))
  return { caller, knows: (key) => (own.has(key) ? own.get(key) : facts(key)), limits: [], chooses: () => true }
}
