import type { AccountView } from '../../../model/account.ts'
import { byArn } from '../../../model/compare.ts'
import type { Fact } from '../../../model/fact.ts'
import type { Part } from '../../../model/part.ts'

/** What can be tagged and stands in no list of the authorization details, with the part that says its tags. */
export const TAGGED_KINDS = {
  'saml-provider': 'saml',
  'oidc-provider': 'oidc',
  'server-certificate': 'server-certificates',
  'mfa-device': 'mfa-devices',
} as const satisfies Readonly<Record<string, Part>>

export type TaggedKind = keyof typeof TAGGED_KINDS

/** Whether a text names a kind. */
export function isTaggedKind(text: string): text is TaggedKind {
  return Object.hasOwn(TAGGED_KINDS, text)
}

/** Something that can be tagged; its tags are null where the night does not say them. */
export interface TaggedFact extends Pick<Fact, 'arn' | 'id' | 'tags'> {
  readonly kind: TaggedKind
  readonly part: Part
}

/**
 * Everything of some kinds that the account can tag, in the order of their ARNs: no hardware MFA device or passkey, which
 * cannot have tags, and no provider of IAM Identity Center, which makes it anew as it likes. Tags of a virtual device that
 * is assigned to no user are asked nowhere.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html}
 */
export function taggedFacts(account: AccountView, kinds: readonly TaggedKind[]): readonly TaggedFact[] {
  return kinds.flatMap((kind) => factsOf(account, kind)).toSorted(byArn)
}

function factsOf(account: AccountView, kind: TaggedKind): readonly TaggedFact[] {
  const part = TAGGED_KINDS[kind]
  const given = account.facts(part)
  const told = new Set(given.map(({ arn }) => arn))
  const listed = kind === 'mfa-device' ? account.facts('virtual-mfa').filter(({ arn }) => !told.has(arn)) : []
  return [...given, ...listed.map((fact) => ({ ...fact, tags: null }))]
    .filter((fact) => isTaggable(fact))
    .map(({ arn, id, tags }) => ({ kind, part, arn, id, tags }))
}

function isTaggable({ kind, arn, name }: Fact): boolean {
  if (kind === 'mfa-device') return /^arn:[^:]*:iam::[^:]*:mfa\//.test(arn)
  return !(arn.includes(':saml-provider/') && /^AWSSSO_.*_DO_NOT_DELETE$/.test(name))
}
