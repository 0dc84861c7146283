import type { NormalisedEntity } from '../model/capture.ts'
import type { DocumentText } from '../model/document.ts'
import type { Entity } from '../model/entity.ts'
import type { FactState } from '../model/fact.ts'
import { sha256 } from '../util/hash.ts'
import type { History } from './history.ts'
import { residueText, settingsText, stateContent } from './state-content.ts'

/** Writes states, each content once, and gives back their ids. */
export function stateWriter(db: History): (normalised: NormalisedEntity) => number {
  const find = db.prepare<[Buffer], number>('SELECT state_id FROM state WHERE sha256 = ?').pluck()
  const insert = db.prepare(
    'INSERT INTO state (kind, sha256, residue) VALUES (?, ?, ?) ON CONFLICT (sha256) DO NOTHING',
  )
  const document = documentWriter(db)
  const scalars = scalarWriter(db)
  const fact = factWriter(db)
  const children = childWriter(db)
  return ({ entity, documents }) => {
    const hash = sha256(stateContent(entity))
    const { changes, lastInsertRowid } = insert.run(
      entity.kind,
      hash,
      'residue' in entity ? residueText(entity.residue) : null,
    )
    if (changes === 0) return find.get(hash) ?? 0
    const state = Number(lastInsertRowid)
    if (entity.kind === 'fact') {
      fact(state, entity)
      return state
    }
    const ids = new Map(documents.map((text) => [text.ref, document(text)]))
    const idOf = (ref: string | null) => (ref === null ? null : (ids.get(ref) ?? null))
    scalars(state, entity, idOf)
    children(state, entity, idOf)
    return state
  }
}

function factWriter(db: History): (state: number, fact: FactState) => void {
  const insert = db.prepare('INSERT INTO fact_state VALUES (?, ?, ?, ?)')
  const tag = db.prepare('INSERT INTO tag VALUES (?, ?, ?) ON CONFLICT DO NOTHING')
  return (state, { name, settings, tags }) => {
    insert.run(state, name, settingsText(settings), Number(tags !== null))
    for (const { key, value } of tags ?? []) tag.run(state, key, value)
  }
}

type DocumentIds = (ref: string | null) => number | null

function documentWriter(db: History): (text: DocumentText) => number {
  const insert = db.prepare(
    'INSERT INTO document (sha256, body, raw, parsed) VALUES (?, ?, ?, ?) ON CONFLICT (sha256) DO NOTHING',
  )
  const find = db.prepare<[Buffer], number>('SELECT document_id FROM document WHERE sha256 = ?').pluck()
  const written = new Map<string, number>()
  return (text) => {
    const known = written.get(text.ref)
    if (known !== undefined) return known
    const hash = Buffer.from(text.ref, 'hex')
    const { changes, lastInsertRowid } = insert.run(hash, text.body, text.raw, text.parsed ? 1 : 0)
    const id = changes === 1 ? Number(lastInsertRowid) : (find.get(hash) ?? 0)
    written.set(text.ref, id)
    return id
  }
}

function scalarWriter(db: History): (state: number, entity: Entity, idOf: DocumentIds) => void {
  const user = db.prepare('INSERT INTO user_state VALUES (?, ?, ?, ?, ?, ?)')
  const group = db.prepare('INSERT INTO group_state VALUES (?, ?, ?, ?)')
  const role = db.prepare('INSERT INTO role_state VALUES (?, ?, ?, ?, ?, ?, ?)')
  const profile = db.prepare('INSERT INTO instance_profile_state VALUES (?, ?, ?, ?)')
  const policy = db.prepare('INSERT INTO managed_policy_state VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)')
  return (state, entity, idOf) => {
    const { name, path, createdAt } = entity
    const common = [state, name, path, milliseconds(createdAt)]
    switch (entity.kind) {
      case 'user':
        user.run(...common, entity.boundary?.arn ?? null, entity.boundary?.type ?? null)
        return
      case 'group':
        group.run(...common)
        return
      case 'role':
        role.run(...common, entity.boundary?.arn ?? null, entity.boundary?.type ?? null, idOf(entity.trust))
        return
      case 'instance-profile':
        profile.run(...common)
        return
      case 'managed-policy':
        policy.run(
          ...common,
          entity.owner,
          milliseconds(entity.updatedAt),
          entity.defaultVersion,
          entity.isAttachable === null ? null : Number(entity.isAttachable),
          entity.description,
        )
        return
      default:
        entity satisfies never
    }
  }
}

function childWriter(db: History): (state: number, entity: Entity, idOf: DocumentIds) => void {
  const tag = db.prepare('INSERT INTO tag VALUES (?, ?, ?)')
  const attachment = db.prepare('INSERT INTO policy_attachment VALUES (?, ?, ?)')
  const inline = db.prepare('INSERT INTO inline_policy VALUES (?, ?, ?)')
  const membership = db.prepare('INSERT INTO group_membership VALUES (?, ?)')
  const profileRole = db.prepare('INSERT INTO instance_profile_role VALUES (?, ?, ?, ?, ?)')
  const version = db.prepare('INSERT INTO policy_version VALUES (?, ?, ?, ?, ?, ?)')
  return (state, entity, idOf) => {
    if ('attached' in entity) for (const policy of entity.attached ?? []) attachment.run(state, policy.arn, policy.name)
    if ('inline' in entity)
      for (const policy of entity.inline ?? []) inline.run(state, policy.name, idOf(policy.document))
    if ('tags' in entity) for (const { key, value } of entity.tags ?? []) tag.run(state, key, value)
    if (entity.kind === 'user') for (const name of entity.groups ?? []) membership.run(state, name)
    if (entity.kind === 'instance-profile') {
      for (const role of entity.roles)
        profileRole.run(state, role.arn, Number(role.listed), Number(role.nested), residueText(role.residue))
    }
    if (entity.kind === 'managed-policy') {
      for (const given of entity.versions ?? []) {
        version.run(
          state,
          given.version,
          Number(given.isDefault),
          milliseconds(given.createdAt),
          idOf(given.document),
          residueText(given.residue),
        )
      }
    }
  }
}

function milliseconds(iso: string | null): number | null {
  return iso === null ? null : Date.parse(iso)
}
