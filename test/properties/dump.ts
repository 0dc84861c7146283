import { byCodeUnit } from '../../src/model/compare.ts'
import type { History } from '../../src/store/index.ts'

const STATE = '(SELECT hex(sha256) FROM state s WHERE s.state_id = t.state_id)'
const DOCUMENT = (column: string) => `(SELECT hex(sha256) FROM document d WHERE d.document_id = t.${column})`
const ENTITY = `(SELECT a.account_id || ' ' || e.kind || ' ' || e.arn || ' ' || e.unique_id FROM entity e JOIN account a ON a.account_key = e.account WHERE e.entity_id = t.entity)`
const PART = '(SELECT name FROM part p WHERE p.part_key = t.part)'
const ACCOUNT = '(SELECT account_id FROM account a WHERE a.account_key = t.account)'

/** What each table says, without the numbers that depend on the order of recording. The cache of fingerprints says nothing. */
const TABLES: Readonly<Record<string, string>> = {
  account: 'account_id, partition',
  snapshot: `${ACCOUNT}, taken_at, label, alias, source, level, sdk_version, date_form, counts, (SELECT warnings FROM warning_list w WHERE w.warning_list_id = t.warning_list), residue, input_hash`,
  warning_list: 'hex(sha256), warnings',
  snapshot_part: `${ACCOUNT}, ${PART}, taken_at, status, count, detail, started_at, ended_at, as_of`,
  document: 'hex(sha256), body, raw, parsed',
  entity: '(SELECT account_id FROM account a WHERE a.account_key = t.account), kind, arn, unique_id',
  state: 'hex(sha256), kind, residue',
  user_state: `${STATE}, name, path, created_at, boundary_arn, boundary_type`,
  group_state: `${STATE}, name, path, created_at`,
  role_state: `${STATE}, name, path, created_at, boundary_arn, boundary_type, ${DOCUMENT('trust_document')}`,
  instance_profile_state: `${STATE}, name, path, created_at`,
  managed_policy_state: `${STATE}, name, path, created_at, owner, updated_at, default_version, is_attachable, description`,
  fact_state: `${STATE}, name, settings, tagged`,
  tag: `${STATE}, key, value`,
  policy_attachment: `${STATE}, policy_arn, policy_name`,
  inline_policy: `${STATE}, name, ${DOCUMENT('document')}`,
  group_membership: `${STATE}, group_name`,
  instance_profile_role: `${STATE}, role_arn, listed, nested, residue`,
  policy_version: `${STATE}, version, is_default, created_at, ${DOCUMENT('document')}, residue`,
  presence: `${ACCOUNT}, ${PART}, ${ENTITY}, first_at, until_at, (SELECT hex(sha256) FROM state s WHERE s.state_id = t.state)`,
  usage: `${ACCOUNT}, ${PART}, ${ENTITY}, first_at, until_at, last_used_at, last_used_region, attachment_count, boundary_usage_count, residue`,
}

/** Tables that hold no content of their own. */
export const NOT_DUMPED: readonly string[] = ['attempt', 'fingerprint', 'part']

/** The whole history by natural keys, in order: equal for equal histories, however they came about. */
export function dump(db: History): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    Object.entries(TABLES).map(([table, columns]) => {
      const rows = db.prepare<[], unknown[]>(`SELECT ${columns} FROM ${table} t`).raw().all()
      return [table, rows.map((row) => JSON.stringify(row)).toSorted(byCodeUnit)]
    }),
  )
}

/** The tables that a dump shows. */
export const DUMPED: readonly string[] = Object.keys(TABLES)
