import type { MultiDirectedGraph } from 'graphology'

import type { EntityKind, Tag } from '../model/entity.ts'

/**
 * What a node is: an entity of the night, an inline policy, something that other parts of the night list, or someone the
 * account's trust policies speak of. A provider that is trusted and not listed is a `federated-provider`.
 */
export type NodeKind =
  | EntityKind
  | 'account'
  | 'inline-policy'
  | 'service'
  | 'federated-provider'
  | 'provider'
  | 'mfa-device'
  | 'external-account'
  | 'external-principal'
  | 'deleted-principal'
  | 'public'

/**
 * A node. Its key is the ARN (`ARN#id` where two entities of the night share one); nodes without an ARN have a key of
 * their kind: `service:ec2.amazonaws.com`, `inline-policy:OWNER-ARN#NAME`, `deleted-principal:AROA…`, `public:*`;
 * accounts have `account:111122223333`, the night's own account too; hardware MFA devices have `mfa-device:SERIAL`. An
 * ARN that is none (doctored files) is preceded by its kind.
 */
export interface NodeAttributes {
  readonly kind: NodeKind
  readonly arn: string | null
  readonly id: string | null
  readonly name: string
  readonly path: string | null
  /** Null where the night does not know them, or the kind has none. */
  readonly tags: readonly Tag[] | null
  /** False where the night only refers to it: a policy whose document, or a principal whose entry, it does not hold. */
  readonly present: boolean
}

/** How two nodes hang together; every edge points from the one that has to the one that is had. */
export type EdgeKind =
  /** user → group */
  | 'member-of'
  /** user, group or role → managed policy */
  | 'attaches'
  /** user, group or role → inline policy */
  | 'embeds'
  /** user or role → managed policy */
  | 'bounded-by'
  /** instance profile → role */
  | 'exposes'
  /** role → whom its trust policy names */
  | 'trusts'
  /** user → MFA device; the root user's hangs on the account */
  | 'has-mfa-device'
  | ComputedKind

/** What policies allow somebody to do with somebody else; drawn only where it was computed, and asked for. */
export type ComputedKind =
  /** user or role → role */
  | 'can-assume'
  /** user or role → role that it may pass to a service */
  | 'can-pass'
  /** user or role → whose policies, groups, trust, boundary or credentials it can change */
  | 'can-write'
  /** principal → whose permissions it can have by a technique of escalation */
  | 'can-become'

/** An edge. Only `trusts` has the six beside its kind: they say which statement speaks, and how. */
export interface EdgeAttributes extends Partial<ComputedAttributes> {
  readonly kind: EdgeKind
  readonly effect: 'Allow' | 'Deny' | null
  /** Whether the statement speaks of assuming the role; one that only lets in session tags does not. */
  readonly assumes: boolean | null
  /** Place of the statement in the trust policy, from 0. */
  readonly statement: number | null
  readonly sid: string | null
  /** Whether the statement has a Condition; an empty one is none. */
  readonly conditional: boolean | null
  /** Whether the statement means all but those it names (NotPrincipal): the edge then goes to the public. */
  readonly negated: boolean | null
}

/** What only computed edges have. */
export interface ComputedAttributes {
  readonly decision: 'allowed' | 'conditional'
  /** The technique's name; null where it takes none. */
  readonly technique: string | null
  /** What has to hold; empty where nothing has to. */
  readonly conditions: readonly string[]
  /** The services that the role may be passed to. */
  readonly services: readonly string[]
  /** The actions that are allowed. */
  readonly actions: readonly string[]
}

/** Which night the graph is of. */
export interface GraphAttributes {
  readonly account: string
  readonly partition: string
  /** ISO 8601 UTC. */
  readonly takenAt: string
}

/** One night's account as graphology holds it: the only graph that queries and exports see. */
export type AccountGraph = MultiDirectedGraph<NodeAttributes, EdgeAttributes, GraphAttributes>

/** Which edges a walk follows, and which way. */
export interface Walk {
  readonly kinds: readonly EdgeKind[]
  readonly direction: 'outbound' | 'inbound'
}
