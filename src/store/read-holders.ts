import type { HeldBySome, HeldInAll } from '../model/account.ts'
import type { PolicyDocument } from '../model/document.ts'
import type { History } from './history.ts'
import type { Selection } from './state-rows.ts'

/** Reads documents that a piece of SQL gives the ids of. */
export type ReadDocuments = (ids: string, bound: Bound) => readonly PolicyDocument[]

/** What stands for the names in a piece of SQL. */
export type Bound = Readonly<Record<string, number | string>>

/** What the entities selected have among them, without reading them one by one. */
export function readHeld(db: History, { sql, bound }: Selection, readDocuments: ReadDocuments): HeldInAll {
  const states = `SELECT state FROM (${sql})`
  const texts = (column: string, table: string): readonly string[] =>
    db
      .prepare<[Selection['bound']], string>(`SELECT DISTINCT ${column} FROM ${table} WHERE state_id IN (${states})`)
      .pluck()
      .all(bound)
  return {
    documents: readDocuments(`SELECT document FROM inline_policy WHERE state_id IN (${states})`, bound),
    policies: texts('policy_arn', 'policy_attachment'),
    groups: texts('group_name', 'group_membership'),
  }
}

/** The entities among those selected that have one of these, that have a policy without its document, or say less than all. */
export function findHolders(db: History, { sql, bound }: Selection, held: HeldBySome): readonly number[] {
  const given = (name: keyof HeldBySome): string => `SELECT value FROM json_each(@${name})`
  return db
    .prepare<[Record<string, number | string>], number>(
      `SELECT n.entity FROM (${sql}) n JOIN state s ON s.state_id = n.state
       WHERE s.residue IS NOT NULL
         OR n.state IN (SELECT state_id FROM inline_policy WHERE document IS NULL OR document IN
              (SELECT document_id FROM document WHERE sha256 IN (SELECT unhex(value) FROM json_each(@documents))))
         OR n.state IN (SELECT state_id FROM policy_attachment WHERE policy_arn IN (${given('policies')}))
         OR n.state IN (SELECT state_id FROM group_membership WHERE group_name IN (${given('groups')}))`,
    )
    .pluck()
    .all({
      ...bound,
      documents: JSON.stringify(held.documents),
      policies: JSON.stringify(held.policies),
      groups: JSON.stringify(held.groups),
    })
}
