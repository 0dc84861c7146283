import type { AccountView } from '../model/account.ts'
import type { InstanceProfile, ManagedPolicy, Role, Tag, User } from '../model/entity.ts'
import { matches } from '../policy/pattern/matches.ts'
import { parsePattern } from '../policy/pattern/parse.ts'
import type { Policy } from '../policy/document/policy.ts'
import type { ContextValue } from '../policy/request.ts'
import { once } from '../util/once.ts'
import type { Asker } from './asker.ts'
import type { AccessQuestion } from './decision.ts'
import type { HeldPolicies } from './held-policies.ts'
import { comesWithoutMfa, REQUEST_WITHOUT_MFA, SESSION_WITHOUT_MFA } from './without-mfa.ts'

/** What a night knows of a context key, in lower case: its value, null where it is missing, undefined where it is open. */
export type KnownKey = (key: string) => ContextValue | null | undefined

const PRINCIPAL_TAG = 'aws:principaltag/'

/**
 * What requests of a principal say of it. Tags of a role can be outdone by session tags where its trust policy lets
 * sessions be tagged; then they are open.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principal-properties}
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html}
 */
export function principalFacts(asker: Asker, held: HeldPolicies): KnownKey {
  const { caller, principal } = asker
  const fixed = once(() => new Map<string, string | null>(fixedKeys(asker)))
  const tags = principal === null ? null : tagValues(principal.tags)
  const areTagsKnown = once(
    () => principal?.kind === 'user' || (principal?.kind === 'role' && !isTaggable(principal, held)),
  )
  const isWithoutMfa = once(() => principal?.kind === 'role' && comesWithoutMfa(principal, held))
  return (key) => {
    if (key.startsWith(PRINCIPAL_TAG)) {
      if (caller.kind === 'service') return null
      return tags !== null && areTagsKnown() ? valueOf(key.slice(PRINCIPAL_TAG.length), tags) : undefined
    }
    return SESSION_WITHOUT_MFA.has(key) && isWithoutMfa() ? SESSION_WITHOUT_MFA.get(key) : fixed().get(key)
  }
}

/** {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#principaltable} */
function fixedKeys({ caller, principal, session }: Asker): readonly (readonly [string, string | null])[] {
  const { kind, name, account } = caller
  switch (kind) {
    case 'user':
      return [
        ['aws:principalarn', name],
        ['aws:principalaccount', account],
        ['aws:principaltype', 'User'],
        ['aws:principalisawsservice', 'false'],
        ...(principal === null || principal.id === '' ? [] : ([['aws:userid', principal.id]] as const)),
        ['aws:username', name.slice(name.lastIndexOf('/') + 1)],
        ['aws:principalservicename', null],
        ['aws:federatedprovider', null],
        ['aws:sourceidentity', null],
      ]
    case 'role':
      return [
        ['aws:principalarn', name],
        ['aws:principalaccount', account],
        ['aws:principaltype', 'AssumedRole'],
        ['aws:principalisawsservice', 'false'],
        ...(session === undefined || !principal?.id ? [] : ([['aws:userid', `${principal.id}:${session}`]] as const)),
        ['aws:username', null],
        ['aws:principalservicename', null],
      ]
    case 'account':
      return [
        ['aws:principalaccount', account],
        ['aws:principalisawsservice', 'false'],
        ['aws:principalservicename', null],
      ]
    case 'service':
      return [
        ['aws:principalisawsservice', 'true'],
        ['aws:principalservicename', name],
        ['aws:username', null],
        ...REQUEST_WITHOUT_MFA,
      ]
    case 'federated':
      return [['aws:principalisawsservice', 'false'], ...REQUEST_WITHOUT_MFA]
    case 'canonical-user':
    case 'deleted':
      return [['aws:principalisawsservice', 'false']]
    default:
      return kind satisfies never
  }
}

/** Values by key in lower case; undefined for several keys that differ in letter case alone. */
type TagValues = ReadonlyMap<string, string | undefined>

/**
 * Conditions read keys in any letter case; which of several counts that differ in it alone, nobody can predict.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html}
 */
function tagValues(tags: readonly Tag[] | null): TagValues | null {
  if (tags === null) return null
  const values = new Map<string, string | undefined>()
  for (const { key, value } of tags) {
    const lower = key.toLowerCase()
    values.set(lower, values.has(lower) && values.get(lower) !== value ? undefined : value)
  }
  return values
}

function valueOf(key: string, tags: TagValues): string | null | undefined {
  return tags.has(key) ? tags.get(key) : null
}

/** Whether a session of a role can bring tags of its own: only if its trust policy allows somebody to tag it. */
function isTaggable({ trust }: Role, held: HeldPolicies): boolean {
  if (trust === null) return true
  const policy = held.read(trust)
  return policy.undecidable !== null || policy.statements.some(speaksOfTagging)
}

function speaksOfTagging({ actions, effect }: Policy['statements'][number]): boolean {
  return (
    effect !== 'Deny' && actions.patterns.some((text) => matches(parsePattern(text), TAG_SESSION)) !== actions.except
  )
}

const TAG_SESSION = 'sts:tagsession'

/**
 * What requests to a resource of the night say of it. Whether a role can be passed does not reliably depend on its tags.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-resource-properties}
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html}
 *
 * @param question with its action in lower case
 */
export function resourceFacts(
  resource: string | null,
  { action, resourceAccount }: AccessQuestion,
  account: AccountView,
): KnownKey {
  const owner = /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(resource ?? '')?.[1] ?? resourceAccount
  let tags: TagValues | null | undefined
  let isRead = false
  return (key) => {
    if (key === 'aws:resourceaccount') return owner
    if (key === 'iam:permissionsboundary') return boundaryOf(resource, action, account)
    const tag = /^(?:aws|iam):resourcetag\/(.*)$/s.exec(key)?.[1]
    if (tag === undefined || resource === null || action === 'iam:passrole') return undefined
    if (!isRead) [tags, isRead] = [tagsOf(resource, account), true]
    return tags ? valueOf(tag, tags) : undefined
  }
}

/**
 * The boundary of whom a policy is given to or taken from; whoever sets one, or creates somebody, chooses it.
 * {@link https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html#awsidentityandaccessmanagementiam-policy-keys}
 */
function boundaryOf(resource: string | null, action: string, account: AccountView): string | null | undefined {
  if (resource === null || !/^iam:(?:attach|detach|put|delete)(?:user|role)policy$/.test(action)) return undefined
  const found = listOf(resource, account).find(({ arn }) => arn === resource)
  return found && 'boundary' in found ? (found.boundary?.arn ?? null) : undefined
}

/** Undefined where the night holds no such thing; null where it does not say its tags. */
function tagsOf(arn: string, account: AccountView): TagValues | null | undefined {
  const found = listOf(arn, account).find((entity) => entity.arn === arn)
  return found && tagValues(found.tags)
}

function listOf(arn: string, account: AccountView): readonly (User | Role | ManagedPolicy | InstanceProfile)[] {
  switch (/^arn:[^:]*:iam::[^:]*:([^/]*)\//.exec(arn)?.[1]) {
    case 'user':
      return account.users()
    case 'role':
      return account.roles()
    case 'policy':
      return account.managedPolicies()
    case 'instance-profile':
      return account.instanceProfiles()
    default:
      return []
  }
}
