import type { DefaultVersion } from '../model/account.ts'
import { defaultVersionOf } from '../model/default-version.ts'
import type { History } from './history.ts'
import { readManagedPolicies } from './read-entities.ts'
import type { Selection } from './state-rows.ts'

/** The default versions of the managed policies selected, by ARN; the few that do not name theirs are read whole. */
export function readDefaultVersions(db: History, selection: Selection): ReadonlyMap<string, DefaultVersion> {
  const { sql, bound } = selection
  const rows = db
    .prepare<[Record<string, number>], readonly [arn: string, version: string, document: string | null]>(
      `SELECT e.arn, t.default_version,
         (SELECT lower(hex(d.sha256)) FROM policy_version v JOIN document d ON d.document_id = v.document
          WHERE v.state_id = n.state AND v.version = t.default_version)
       FROM (${sql}) n JOIN managed_policy_state t ON t.state_id = n.state JOIN entity e ON e.entity_id = n.entity
       WHERE t.default_version IS NOT NULL`,
    )
    .raw()
    .all({ ...bound })
  const unnamed = 'SELECT state_id FROM managed_policy_state WHERE default_version IS NULL'
  const others = readManagedPolicies(db, { ...selection, sql: `${sql} AND state IN (${unnamed})` })
  return new Map([
    ...rows.map(([arn, version, document]) => [arn, { version, document }] as const),
    ...others.map((policy) => [policy.arn, defaultVersionOf(policy)] as const),
  ])
}
