import type { AccountView } from '../model/account.ts'
import type { DocumentRef, DocumentText, PolicyDocument } from '../model/document.ts'
import type { Entity, EntityKind } from '../model/entity.ts'
import { RolecallError } from '../model/error.ts'
import type { Fact, Members } from '../model/fact.ts'
import { isKnown, type Part } from '../model/part.ts'
import { nearest } from '../util/nearest.ts'
import { remembered } from '../util/remembered.ts'
import { rememberedWeakly } from '../util/remembered-weakly.ts'

/** An account while changes are made to it. Every change gives a new one; the night stays as it is. */
export interface Draft {
  readonly night: AccountView
  readonly entities: readonly Entity[]
  /** Documents that the night does not hold. */
  readonly documents: ReadonlyMap<DocumentRef, PolicyDocument>
  /** What facts say instead of what the night has them say, by part and ARN. */
  readonly settings: ReadonlyMap<string, Members>
}

/** A draft to be changed, and what an error says of the change: where it stands, and its operation. */
export interface Step {
  readonly draft: Draft
  readonly at: string
}

export type OfKind<K extends EntityKind> = Extract<Entity, { readonly kind: K }>

/** A night before any change. */
export function startDraft(night: AccountView): Draft {
  const entities = [
    ...night.users(),
    ...night.groups(),
    ...night.roles(),
    ...night.instanceProfiles(),
    ...night.managedPolicies(),
  ]
  return { night, entities, documents: new Map(), settings: new Map() }
}

/** The entities of a kind. */
export function ofKind<K extends EntityKind>({ entities }: Draft, kind: K): readonly OfKind<K>[] {
  return entities.filter((entity): entity is OfKind<K> => entity.kind === kind)
}

/**
 * The entity that a request names.
 *
 * @throws RolecallError INPUT where there is none, or the night did not read those of its kind
 */
export function entityNamed<K extends EntityKind>(step: Step, kind: K, name: string): OfKind<K> {
  refuseUnread(step, kind)
  const entities = ofKind(step.draft, kind)
  const [found, ...others] = entities.filter((entity) => entity.name === name)
  if (found !== undefined && others.length === 0) return found
  if (others.length > 0) throw refusal(step, `one ${kind} ${name}`, `${others.length + 1} of that name`)
  const near = nearest(name, [...new Set(entities.map((entity) => entity.name))])
  throw refusal(
    step,
    `${kind} ${JSON.stringify(name)}`,
    'none of that name (NoSuchEntity)',
    near.length > 0 ? `Did you mean ${near.join(', ')}?` : isUnseen(step, kind) ? UNSEEN : undefined,
  )
}

/** Authorization details show an instance profile through the role in it. */
function isUnseen({ draft }: Step, kind: EntityKind): boolean {
  return kind === 'instance-profile' && !isKnown(draft.night.parts.get('instance-profiles'))
}

const UNSEEN = 'This night does not show instance profiles without a role. Plan to create it first.'

/** @throws RolecallError INPUT where the night did not read the entities of a kind, so that nothing can be said of one */
export function refuseUnread(step: Step, kind: EntityKind): void {
  const { parts } = step.draft.night
  if (PARTS_OF[kind].some((part) => isKnown(parts.get(part)))) return
  throw refusal(step, `a night with ${PARTS_OF[kind].join(' or ')}`, 'one in which they were not read')
}

const PARTS_OF: Readonly<Record<EntityKind, readonly Part[]>> = {
  user: ['users'],
  group: ['groups'],
  role: ['roles'],
  'instance-profile': ['roles', 'instance-profiles'],
  'managed-policy': ['customer-policies', 'aws-policies'],
}

/** Why a change cannot be made: what it takes, and what there is. */
export function refusal({ at }: Pick<Step, 'at'>, expected: string, found: string, hint?: string): RolecallError {
  return new RolecallError('INPUT', `${at}: expected ${expected}, found ${found}`, hint === undefined ? {} : { hint })
}

/** Puts entities in the place of what they were, or beside the others where they are new. */
export function put(draft: Draft, ...changed: readonly Entity[]): Draft {
  const waiting = new Map(changed.map((entity) => [keyOf(entity), entity]))
  const kept = draft.entities.map((entity) => {
    const now = waiting.get(keyOf(entity))
    waiting.delete(keyOf(entity))
    return now ?? entity
  })
  return { ...draft, entities: [...kept, ...waiting.values()] }
}

/** Takes an entity out. */
export function without(draft: Draft, gone: Entity): Draft {
  return { ...draft, entities: draft.entities.filter((entity) => entity !== gone) }
}

/** Makes a document one that the draft can show. */
export function withDocument(draft: Draft, text: DocumentText): Draft {
  const json: unknown = JSON.parse(text.body)
  return { ...draft, documents: new Map([...draft.documents, [text.ref, { ...text, json }]]) }
}

/** What a part says of something; null where it does not. */
export function settingsIn(draft: Draft, part: Part, arn: string): Members | null {
  const changed = draft.settings.get(`${part} ${arn}`)
  if (changed !== undefined || !isKnown(draft.night.parts.get(part))) return changed ?? null
  return factsByArn(draft.night)(part).get(arn)?.settings ?? null
}

/** Has a part say something else. */
export function withSettings(draft: Draft, part: Part, arn: string, settings: Members): Draft {
  return { ...draft, settings: new Map([...draft.settings, [`${part} ${arn}`, settings]]) }
}

const factsByArn = rememberedWeakly((night: AccountView) =>
  remembered((part: Part): ReadonlyMap<string, Fact> => new Map(night.facts(part).map((fact) => [fact.arn, fact]))),
)

/** What tells two entities apart, and what is said of them. */
export function keyOf({ kind, arn, id }: Pick<Entity | Fact, 'kind' | 'arn' | 'id'>): string {
  return JSON.stringify([kind, arn, id])
}
