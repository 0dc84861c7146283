import { byCodeUnit, byKeys } from '../model/compare.ts'
import type { Entity, Residue } from '../model/entity.ts'
import type { FactState, Members } from '../model/fact.ts'

/**
 * What a state's identity is computed from: everything an entity says, apart from which one it is and what moves by itself.
 * Lists are sorted, documents stand by their refs, so that neither page order nor the spelling of a document shows.
 */
export function stateContent(entity: Entity | FactState): string {
  if (entity.kind === 'fact')
    return JSON.stringify(['fact', entity.part, entity.name, settingsText(entity.settings), tags(entity)])
  const common = [entity.kind, entity.name, entity.path, entity.createdAt, residueText(entity.residue)]
  switch (entity.kind) {
    case 'user':
      return JSON.stringify([
        ...common,
        entity.boundary,
        attached(entity),
        inline(entity),
        tags(entity),
        entity.groups?.toSorted(byCodeUnit) ?? null,
      ])
    case 'group':
      return JSON.stringify([...common, attached(entity), inline(entity)])
    case 'role':
      return JSON.stringify([...common, entity.boundary, attached(entity), inline(entity), tags(entity), entity.trust])
    case 'instance-profile':
      return JSON.stringify([
        ...common,
        entity.roles
          .map((role) => [role.arn, String(role.listed), String(role.nested), residueText(role.residue)])
          .toSorted((a, b) => byCodeUnit(a[0] ?? '', b[0] ?? '')),
      ])
    case 'managed-policy':
      return JSON.stringify([
        ...common,
        entity.owner,
        entity.updatedAt,
        entity.defaultVersion,
        entity.isAttachable,
        entity.description,
        entity.versions
          ?.map(
            (version) =>
              [
                version.version,
                version.isDefault,
                version.createdAt,
                version.document,
                residueText(version.residue),
              ] as const,
          )
          .toSorted((a, b) => byCodeUnit(a[0], b[0])) ?? null,
      ])
    default:
      return entity satisfies never
  }
}

/** A residue as the store keeps it: JSON with its members in order, or null where there is none. */
export function residueText(residue: Residue | undefined): string | null {
  if (residue === undefined) return null
  const set = Object.fromEntries(Object.entries(residue.set ?? {}).toSorted(([a], [b]) => byCodeUnit(a, b)))
  return JSON.stringify({ ...(residue.set ? { set } : {}), ...(residue.absent ? { absent: residue.absent } : {}) })
}

/** Settings as the store keeps them: JSON with the members of every object in order, so that no wording of it shows. */
export function settingsText(settings: Members): string {
  return JSON.stringify(settings, (_, value: unknown) => inOrder(value))
}

function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => byCodeUnit(a, b)))
}

function attached(entity: Extract<Entity, { attached: unknown }>): unknown {
  return entity.attached?.toSorted(byKeys((policy) => policy.arn)).map((policy) => [policy.arn, policy.name]) ?? null
}

function inline(entity: Extract<Entity, { inline: unknown }>): unknown {
  return (
    entity.inline?.toSorted(byKeys((policy) => policy.name)).map((policy) => [policy.name, policy.document]) ?? null
  )
}

function tags(entity: Extract<Entity, { kind: 'user' | 'role' }> | FactState): unknown {
  return entity.tags?.toSorted(byKeys((tag) => tag.key)).map((tag) => [tag.key, tag.value]) ?? null
}
