import type { DocumentRef } from '../model/document.ts'
import type { Group, InlinePolicy, Principal, User } from '../model/entity.ts'

/** Somebody without the boundary that limits them. */
export function withoutBoundary(principal: Principal): Principal {
  return { ...principal, boundary: null }
}

/** Somebody from whom a managed policy was detached. */
export function withoutAttached(principal: Principal, policyArn: string): Principal {
  return { ...principal, attached: principal.attached?.filter(({ arn }) => arn !== policyArn) ?? null }
}

/** Somebody one of whose inline policies was deleted. */
export function withoutInline<P extends Principal>(principal: P, name: string): P {
  return { ...principal, inline: principal.inline?.filter((policy) => policy.name !== name) ?? null }
}

/** A user whom somebody makes, and who has nothing yet: no policy, no group, no boundary. */
export function newcomer({ arn, id, name, path, createdAt }: Principal): User {
  return {
    kind: 'user',
    arn,
    id,
    name,
    path,
    createdAt,
    groups: [],
    attached: [],
    inline: [],
    boundary: null,
    tags: [],
  }
}

/** A user who was added to a group. */
export function inGroup(user: User, { name }: Group): User {
  return { ...user, groups: [...(user.groups ?? []), name] }
}

/** A user who was removed from a group. */
export function outOfGroup(user: User, { name }: Group): User {
  return { ...user, groups: user.groups?.filter((other) => other !== name) ?? null }
}

/** A user who has what is left of a group's policies as their own instead: the group itself is left as it is. */
export function withGroupPolicies(user: User, group: Group, isKept: (policy: string) => boolean): User {
  const { attached, inline } = group
  return {
    ...outOfGroup(user, group),
    attached: both(user.attached, attached?.filter(({ arn }) => isKept(arn)) ?? null),
    inline: [...user.inline, ...(inline ?? []).filter(({ name }) => isKept(name))],
  }
}

/** Somebody for whom a document is in force that stands in no policy attached to them. */
export function withDocument(principal: Principal, name: string, document: DocumentRef): Principal {
  const inline: readonly InlinePolicy[] = [...(principal.inline ?? []), { name, document }]
  return { ...principal, inline }
}

function both<T>(some: readonly T[] | null, others: readonly T[] | null): readonly T[] | null {
  return some === null || others === null ? null : [...some, ...others]
}
