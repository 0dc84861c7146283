/** How the field sorts techniques; the words are pathfinding.cloud's. {@link https://pathfinding.cloud} */
export type Category = 'self-escalation' | 'principal-access' | 'new-passrole' | 'existing-passrole'

/**
 * One way to gain another's permissions, as data: what it takes, whom it acts on, who one is afterwards. The engine does
 * the rest, so that adding a technique is adding one of these, and the two accounts of its test.
 */
export interface Technique {
  /** Its name here; numbers of public lists are in `references`. */
  readonly name: string
  /** What somebody does, in a line: `Pass a role to a new Lambda function and run it`. */
  readonly title: string
  readonly category: Category
  /** Ids in public lists, such as `lambda-001`. */
  readonly references: readonly string[]
  /** Who can do it; left out, users and roles of the account. */
  readonly actor?: 'user' | 'role' | Outsider
  /** Any of these is enough; of each, every step is needed. */
  readonly ways: readonly (readonly Step[])[]
  readonly target: Target
  /** What stands between the actor and the target, and is tried one by one; left out, nothing does. */
  readonly by?: Means
  /** Who one is afterwards: the target as it is, with every permission that its boundary and Denies leave, or changed by the means. */
  readonly becomes: 'target' | 'target-with-everything' | 'target-changed'
  /** What has to stand there and IAM data cannot show, in words: `a running instance without an instance profile`. */
  readonly precondition?: string
  /** Left out of paths unless they are asked for: it needs or gives less than the target's permissions. */
  readonly isLateral?: true
  /** Why it works: one or two sentences. */
  readonly why: string
  /** How to close it: one or two sentences. */
  readonly close: string
}

/** Somebody beyond the account, whom a trust policy lets in. */
export type Outsider = 'outside-account' | 'anyone' | 'saml-provider' | 'oidc-provider' | 'service'

/** One action that has to be allowed. */
export interface Step {
  /** As AWS spells it. */
  readonly action: string
  /**
   * What it is asked of: the target; what the technique goes by (a group, a policy); or anything that the action takes,
   * which whoever asks may choose.
   */
  readonly on: 'target' | 'means' | 'anything'
  /** Types of resources, as ARNs name them, on one each of which it has to be allowed, `|` between two of which either will do; left out, on one of any type. */
  readonly ofEach?: readonly string[]
  /** Of what the request brings along: the service that a role is passed to, a policy that allows everything. */
  readonly brings?: 'service' | 'every-permission'
  /** It makes a user or role without a boundary, or writes the policies of one that an earlier step made. */
  readonly isOfNew?: true
  /** The one service that the role is passed to by this way, where others of the technique pass it to another. */
  readonly service?: string
  /** It is asked once the trust policy of the target names the actor, by an earlier step. */
  readonly isTrusted?: true
}

/** Whom a technique acts on. */
export type Target =
  | { readonly is: 'itself' }
  /** Another user. */
  | { readonly is: 'user' }
  /** Another role, service-linked ones apart. */
  | { readonly is: 'role' }
  /** A role that the technique may make of its own, so that one of itself will do: itself or another role. */
  | { readonly is: 'role-or-itself' }
  /** A role that trusts one of these services; for EC2, one that an instance profile holds unless it says otherwise. */
  | { readonly is: 'passed-role'; readonly services: readonly string[]; readonly isInProfile: boolean }
  /** A role that is passed, and whose trust policy the actor writes first. */
  | { readonly is: 'any-passed-role'; readonly services: readonly string[] }
  /** Whatever role stands behind a resource that exists: IAM data cannot say which. It trusts one of these services. */
  | { readonly is: 'role-in-use'; readonly services: readonly string[] }
  /** Roles of IAM Identity Center, in whichever account: only its management or delegated account may. */
  | { readonly is: 'permission-set' }

/** What a technique goes by, of its target. */
export type Means =
  /** A group that it is in. */
  | 'own-group'
  /** A group that it is not in. */
  | 'other-group'
  /** A customer-managed policy in force for it, with room for another version. */
  | 'customer-policy'
  /** The same where all five versions are taken. */
  | 'full-customer-policy'
  /** A version, not the default one, of a customer-managed policy in force for it. */
  | 'other-version'
  /** Its permissions boundary. */
  | 'boundary'
  /** Its permissions boundary where that is a customer-managed policy with room for another version. */
  | 'customer-boundary'
  /** A managed policy attached to itself that denies something. */
  | 'attached-deny'
  /** An inline policy of its own that denies something. */
  | 'inline-deny'
  /** A managed policy attached to a group it is in that denies something. */
  | 'group-attached-deny'
  /** An inline policy of a group it is in that denies something. */
  | 'group-inline-deny'
  /** A group it is in, one of whose policies denies something. */
  | 'group-with-deny'
  /** A user or a role that it makes, and is from then on as well. */
  | 'new-user'
  | 'new-role'
  /** A group that a user whom it makes is added to. */
  | 'group-of-new-user'

/** Keeps the types of techniques while they are written down. */
export function defineTechniques(techniques: readonly Technique[]): readonly Technique[] {
  return techniques
}
