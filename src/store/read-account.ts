import type { AccountView, EntitiesNamed } from '../model/account.ts'
import type { DocumentRef, PolicyDocument } from '../model/document.ts'
import type { EntityKind, ManagedPolicy } from '../model/entity.ts'
import { isPart, type Part, type PartState } from '../model/part.ts'
import { rememberedWeakly } from '../util/remembered-weakly.ts'
import type { History } from './history.ts'
import { withDescriptions, withTags } from './fill-in.ts'
import { readDefaultVersions } from './read-default-versions.ts'
import { readFacts } from './read-facts.ts'
import { readGroups, readInstanceProfiles, readManagedPolicies, readRoles, readUsers } from './read-entities.ts'
import { findHolders, readHeld, type Bound, type ReadDocuments } from './read-holders.ts'
import { RecordedDocument } from './recorded-document.ts'
import { countStates, type Selection } from './state-rows.ts'
import { snapshotById } from './snapshots.ts'

/**
 * Reads one night back; each list when it is first asked for, each document when it is. What the authorization details
 * leave out of an entity, and another part of the night says, is filled in: tags and descriptions of policies, tags of
 * instance profiles.
 */
export function readAccount(db: History, snapshotId: number): AccountView {
  const documents = documentsOf(db)
  const given = { ...readRecorded(db, snapshotId), document: documents.one }
  const named = namedIn(db, snapshotId, documents.some)
  const told = (policies: readonly ManagedPolicy[]): readonly ManagedPolicy[] => {
    const facts = given.facts('policy-tags')
    return withDescriptions(withTags(policies, facts), facts)
  }
  return {
    ...given,
    instanceProfiles: once(() => withTags(given.instanceProfiles(), given.facts('instance-profile-tags'))),
    managedPolicies: once(() => told(given.managedPolicies())),
    named: { ...named, managedPolicies: (arns) => told(named.managedPolicies(arns)) },
  }
}

/** The same with each entity as its own part gave it, nothing filled in: what an export gives back. */
export function readRecorded(db: History, snapshotId: number): AccountView {
  const { counts: _, parts, warnings: __, ...snapshot } = snapshotById(db, snapshotId)
  const select = (...names: Part[]) => selectionOf(db, snapshotId, names)
  return {
    snapshot,
    parts: new Map([...parts].filter((entry): entry is [Part, PartState] => isPart(entry[0]))),
    users: once(() => readUsers(db, select('users'))),
    groups: once(() => readGroups(db, select('groups'))),
    roles: once(() => readRoles(db, select('roles'))),
    instanceProfiles: once(() => readInstanceProfiles(db, select('roles', 'instance-profiles'))),
    managedPolicies: once(() => readManagedPolicies(db, select('customer-policies', 'aws-policies'))),
    facts: perPart((part) => readFacts(db, select(part))),
    document: documentsOf(db).one,
  }
}

/** Reads single entities of a night. */
function namedIn(db: History, snapshotId: number, readDocuments: ReadDocuments): EntitiesNamed {
  const find = db
    .prepare<[number, EntityKind, string], number>(
      `SELECT e.entity_id FROM entity e JOIN snapshot s ON s.account = e.account
       WHERE s.snapshot_id = ? AND e.kind = ? AND e.arn = ?`,
    )
    .pluck()
  const only = (entities: readonly number[], ...names: Part[]): Selection => {
    const { sql, ...rest } = selectionOf(db, snapshotId, names)
    return { ...rest, sql: `${sql} AND entity IN (${entities.join(', ')})` }
  }
  const select = (kind: EntityKind, arns: readonly string[], ...names: Part[]): Selection =>
    only(
      arns.flatMap((arn) => find.all(snapshotId, kind, arn)),
      ...names,
    )
  return {
    users: (arns) => readUsers(db, select('user', arns, 'users')),
    roles: (arns) => readRoles(db, select('role', arns, 'roles')),
    managedPolicies: (arns) =>
      readManagedPolicies(db, select('managed-policy', arns, 'customer-policies', 'aws-policies')),
    defaultVersions: () => readDefaultVersions(db, selectionOf(db, snapshotId, ['customer-policies', 'aws-policies'])),
    documents: (refs) => readDocuments(BY_REF, { refs: JSON.stringify(refs) }),
    held: () => readHeld(db, selectionOf(db, snapshotId, ['users', 'roles']), readDocuments),
    holders: (held) => {
      const entities = findHolders(db, selectionOf(db, snapshotId, ['users', 'roles']), held)
      return [...readUsers(db, only(entities, 'users')), ...readRoles(db, only(entities, 'roles'))]
    },
    principals: () =>
      countStates(db, selectionOf(db, snapshotId, ['users']), 'user_state') +
      countStates(db, selectionOf(db, snapshotId, ['roles']), 'role_state'),
  }
}

const BY_REF = 'SELECT document_id FROM document WHERE sha256 IN (SELECT unhex(value) FROM json_each(@refs))'

/**
 * Reads documents by ref, or many at once, and keeps their texts: the nights of a history have most in common. Each is
 * parsed whenever its content is asked for, and that is not kept: whoever asks makes something smaller of it, and the
 * contents of an account would fill the memory.
 */
const documentsOf = rememberedWeakly((db: History): Documents => {
  type Columns = [body: string, raw: string | null, parsed: number]
  const find = db.prepare<[Buffer], Readonly<Columns>>('SELECT body, raw, parsed FROM document WHERE sha256 = ?').raw()
  const kept = new Map<DocumentRef, PolicyDocument>()
  const keep = (ref: DocumentRef, [body, raw, parsed]: Readonly<Columns>): PolicyDocument => {
    const document = new RecordedDocument(ref, body, raw, parsed === 1)
    kept.set(ref, document)
    return document
  }
  return {
    one: (ref) => {
      const known = kept.get(ref)
      if (known !== undefined) return known
      const row = find.get(Buffer.from(ref, 'hex'))
      if (row === undefined) throw new RangeError(`no document ${ref}`)
      return keep(ref, row)
    },
    some: (ids, bound) => {
      const rows = db
        .prepare<[Bound], readonly [...Columns, ref: DocumentRef]>(
          `SELECT body, raw, parsed, lower(hex(sha256)) FROM document WHERE document_id IN (${ids})`,
        )
        .raw()
        .all(bound)
      return rows.map(([body, raw, parsed, ref]) => kept.get(ref) ?? keep(ref, [body, raw, parsed]))
    },
  }
})

interface Documents {
  readonly one: (ref: DocumentRef) => PolicyDocument
  readonly some: ReadDocuments
}

/** The entities of a night, in the parts named. */
function selectionOf(db: History, snapshotId: number, parts: readonly Part[]): Selection {
  const night = db
    .prepare<[number], { account: number; taken_at: number }>(
      'SELECT account, taken_at FROM snapshot WHERE snapshot_id = ?',
    )
    .get(snapshotId)
  const keys = db
    .prepare<[number], { part_key: number; name: string }>(
      `SELECT p.part_key, p.name FROM snapshot s JOIN snapshot_part sp ON sp.account = s.account AND sp.taken_at = s.taken_at
         AND sp.status IN ('complete', 'partial') JOIN part p ON p.part_key = sp.part WHERE s.snapshot_id = ?`,
    )
    .all(snapshotId)
    .filter((row) => parts.some((part) => part === row.name))
    .map((row) => row.part_key)
  const at = night?.taken_at ?? 0
  const sql = `SELECT entity, part, state FROM presence WHERE account = @account AND part IN (${keys.join(', ')}) AND until_at > @night AND first_at <= @night`
  return { sql, bound: { account: night?.account ?? 0, night: at }, at }
}

function perPart<Value>(read: (part: Part) => Value): (part: Part) => Value {
  const kept = new Map<Part, Value>()
  return (part) => {
    const known = kept.get(part)
    if (known !== undefined) return known
    const value = read(part)
    kept.set(part, value)
    return value
  }
}

function once<Value>(read: () => Value): () => Value {
  let kept: { readonly value: Value } | undefined
  return () => (kept ??= { value: read() }).value
}
