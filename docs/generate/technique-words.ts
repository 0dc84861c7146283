import type { Credential } from '../../src/escalation/credentials.ts'
import type { Category, Means, Step, Target, Technique } from '../../src/escalation/technique.ts'
import { code } from './page.ts'

/** Who can do it. */
export function actorWords(actor: Technique['actor']): string {
  switch (actor) {
    case undefined:
      return 'a user or role of the account'
    case 'user':
      return 'a user of the account'
    case 'role':
      return 'a role of the account'
    case 'outside-account':
      return 'another account, or somebody who lives there, whom the trust policy names'
    case 'anyone':
      return 'anyone, where the trust policy names `*`'
    case 'saml-provider':
      return 'whoever a SAML provider vouches for'
    case 'oidc-provider':
      return 'whoever an OpenID Connect provider vouches for'
    case 'service':
      return 'an AWS service that the trust policy names'
    default:
      return actor satisfies never
  }
}

/** Whose permissions are gained. */
export function targetWords(target: Target): string {
  switch (target.is) {
    case 'itself':
      return 'whoever does it'
    case 'user':
      return 'another user'
    case 'role':
      return 'another role; never a service-linked one'
    case 'role-or-itself':
      return 'a role, which may be the one that does it'
    case 'passed-role':
      return `a role that trusts ${services(target.services)}${target.isInProfile ? ', and is in an instance profile' : ''}`
    case 'any-passed-role':
      return `a role that comes to trust ${services(target.services)} only by this`
    case 'role-in-use':
      return `whichever role that trusts ${services(target.services)} stands behind what is there already; IAM data cannot say which`
    case 'permission-set':
      return 'the roles of IAM Identity Center, in whichever account a permission set is assigned'
    default:
      return target satisfies never
  }
}

/** What stands between the two. */
export const MEANS_WORDS: Readonly<Record<Means, string>> = {
  'own-group': 'a group that the target is in',
  'other-group': 'a group that the target is not in',
  'customer-policy': 'a customer-managed policy in force for the target, with room for another version',
  'full-customer-policy': 'a customer-managed policy in force for the target, all five of whose versions are taken',
  'other-version': 'a version, not the default one, of a customer-managed policy in force for the target',
  boundary: 'the permissions boundary of the target',
  'customer-boundary':
    'the permissions boundary of the target, a customer-managed policy with room for another version',
  'attached-deny': 'a managed policy attached to the target that denies something',
  'inline-deny': 'an inline policy of the target that denies something',
  'group-attached-deny': 'a managed policy that denies something, attached to a group that the target is in',
  'group-inline-deny': 'an inline policy that denies something, of a group that the target is in',
  'group-with-deny': 'a group that the target is in, one of whose policies denies something',
  'new-user': 'a user that is made for it',
  'new-role': 'a role that is made for it',
  'group-of-new-user': 'a group, for a user that is made for it',
}

/** What whoever does it has afterwards. */
export const BECOMES_WORDS: Readonly<Record<Technique['becomes'], string>> = {
  target: 'the permissions of the target',
  'target-with-everything': 'every permission that boundary and Denies of the target leave',
  'target-changed': 'the permissions of the target as it is after the change',
}

/** What the night may have to know of a user's credentials. */
export const CREDENTIAL_WORDS: Readonly<Record<Credential, string>> = {
  'key-to-spare': 'it has fewer than two access keys',
  'two-keys': 'it has two access keys',
  'no-password': 'it has no console password',
  password: 'it has a console password',
}

/** What a step's action is asked of. */
export const ON_WORDS: Readonly<Record<Step['on'], string>> = {
  target: 'the target',
  means: 'what it goes by',
  anything: 'any resource',
}

/** What a step's request brings along; nothing where there is nothing to say. */
export function bringsWords({ action, brings, isTrusted, isOfNew }: Step): string {
  if (isTrusted === true) return 'once the trust policy names who does it'
  if (isOfNew === true && brings === undefined)
    return action.startsWith('iam:Create') ? 'without a boundary' : 'of whom was made'
  switch (brings) {
    case undefined:
      return ''
    case 'service':
      return 'for the service (`iam:PassedToService`)'
    case 'every-permission':
      return 'with a policy that allows everything'
    default:
      return brings satisfies never
  }
}

/** The headings of the list; the words are pathfinding.cloud's. */
export const CATEGORY_WORDS: Readonly<Record<Category, string>> = {
  'self-escalation': 'Self-escalation: one’s own permissions grow',
  'principal-access': 'Principal access: somebody else is become',
  'new-passrole': 'New pass-role: a role is passed to something new',
  'existing-passrole': 'Existing pass-role: something that has a role is used',
}

function services(names: readonly string[]): string {
  const last = names.at(-1)
  if (last === undefined) return 'a service'
  return names.length === 1
    ? code(last)
    : `${names
        .slice(0, -1)
        .map((name) => code(name))
        .join(', ')} or ${code(last)}`
}
