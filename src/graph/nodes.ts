import { nameInArn, pathInArn } from '../model/arn.ts'
import type { Entity, EntityKind, InlinePolicy } from '../model/entity.ts'
import type { SnapshotInfo } from '../model/snapshot.ts'
import type { NodeKind } from './graph.ts'
import { arnKey } from './node-keys.ts'
import type { SketchNode } from './sketch.ts'

/** The account whose night it is. */
export function homeNode({ account, partition, alias }: SnapshotInfo): SketchNode {
  return {
    key: `account:${account}`,
    attributes: {
      kind: 'account',
      arn: accountArn(partition, account),
      id: account,
      name: alias ?? account,
      path: null,
      tags: null,
      present: true,
    },
  }
}

/** An account's root, by which IAM names the account as a whole. */
export function accountArn(partition: string, account: string): string {
  return `arn:${partition}:iam::${account}:root`
}

/** What the night holds; groups have no tags to know. */
export function entityNode(key: string, entity: Entity): SketchNode {
  const { kind, arn, name, path } = entity
  const tags = entity.kind === 'group' ? null : entity.tags
  return { key, attributes: { kind, arn, id: entity.id === '' ? null : entity.id, name, path, tags, present: true } }
}

/** A policy embedded in a holder; absent where the night does not hold its document. */
export function inlinePolicyNode(holderKey: string, { name, document }: InlinePolicy): SketchNode {
  return {
    key: `inline-policy:${holderKey}#${name}`,
    attributes: {
      kind: 'inline-policy',
      arn: null,
      id: null,
      name,
      path: null,
      tags: null,
      present: document !== null,
    },
  }
}

/** What the night refers to by ARN and does not hold. */
export function absentEntity(kind: EntityKind, arn: string): SketchNode {
  const attributes = { kind, arn, id: null, name: nameInArn(arn), path: pathInArn(arn), tags: null, present: false }
  return { key: arnKey(kind, arn), attributes }
}

/** A group that only a membership names, so that its path and ARN are unknown. */
export function absentGroup(name: string): SketchNode {
  return referredNode('group', `group:${name.toLowerCase()}`, { name })
}

/** Someone or something that the night only speaks of. */
export function referredNode(
  kind: NodeKind,
  key: string,
  { arn = null, id = null, name }: { readonly arn?: string | null; readonly id?: string | null; readonly name: string },
): SketchNode {
  return { key, attributes: { kind, arn, id, name, path: null, tags: null, present: false } }
}
