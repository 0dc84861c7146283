import { byCodeUnit } from '../../model/compare.ts'
import type { Entity, ManagedPolicy } from '../../model/entity.ts'
import type { Cell } from '../../model/rows.ts'
import type { FacetChange } from '../change.ts'
import type { Both } from './facet.ts'
import { plainChange } from './item-change.ts'

/**
 * Facts about an entity that have one value. Name and path are part of the ARN, and so of a rename; a date that a new
 * entity or a new version explains is no change of its own.
 */
export function attributes(both: Both<Entity>): readonly FacetChange[] {
  const now = new Map(attributesOf(both.after, both))
  return attributesOf(both.before, both).flatMap(([key, old]) => {
    const value = now.get(key) ?? null
    return old === null || value === null || old === value
      ? []
      : [plainChange('attribute', 'modified', key, old, value)]
  })
}

type Attribute = readonly [key: string, value: Cell]

function attributesOf(entity: Entity, both: Both<Entity>): readonly Attribute[] {
  const sameArn = both.before.arn === both.after.arn
  return [
    ...(sameArn
      ? ([
          ['name', entity.name],
          ['path', entity.path],
        ] as const)
      : []),
    ...(both.recreated
      ? []
      : ([
          ['id', entity.id === '' ? null : entity.id],
          ['createdAt', entity.createdAt],
        ] as const)),
    ...(entity.kind === 'managed-policy' ? policyAttributes(entity, both) : []),
  ]
}

/** UpdateDate is the day of the latest version. {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_ManagedPolicyDetail.html} */
function policyAttributes(policy: ManagedPolicy, { before, after, recreated }: Both<Entity>): readonly Attribute[] {
  const explained = recreated || versionNames(before) !== versionNames(after)
  return [
    ['description', policy.description],
    ['isAttachable', policy.isAttachable],
    ...(explained ? [] : ([['updatedAt', policy.updatedAt]] as const)),
  ]
}

function versionNames(entity: Entity): string {
  const versions = entity.kind === 'managed-policy' ? (entity.versions ?? []) : []
  return JSON.stringify(versions.map(({ version, isDefault }) => `${version} ${isDefault}`).sort(byCodeUnit))
}
