import type { SubjectKind } from '../model/fact.ts'
import { AUTHORIZATION_PARTS, type Part, PARTS } from '../model/part.ts'
import type { History } from './history.ts'

/** How much a night holds. Entities are counted by distinct ARN. */
export interface Counts {
  readonly users: number
  readonly groups: number
  readonly roles: number
  readonly instanceProfiles: number
  readonly managedPolicies: number
  readonly policyVersions: number
  readonly inlinePolicies: number
  readonly policyAttachments: number
  readonly groupMemberships: number
  readonly tags: number
  readonly providers: number
  readonly mfaDevices: number
  readonly serverCertificates: number
  readonly accessKeys: number
}

/** Counts a night that is recorded; entities whose content is unknown are left out. */
export function countNight(db: History, snapshotId: number): Counts {
  const entities = new Map(
    db
      .prepare<[number], [SubjectKind, number]>(
        `SELECT e.kind, count(DISTINCT e.arn) FROM ${PRESENT} JOIN entity e ON e.entity_id = p.entity WHERE s.snapshot_id = ? AND p.state <> 0 AND ${inParts(LISTING)} GROUP BY e.kind`,
      )
      .raw()
      .all(snapshotId),
  )
  const children = (table: string, parts: readonly Part[] = ENTITIES) =>
    db
      .prepare<[number], number>(
        `SELECT count(*) FROM ${PRESENT} JOIN ${table} c ON c.state_id = p.state WHERE s.snapshot_id = ? AND ${inParts(parts)}`,
      )
      .pluck()
      .get(snapshotId) ?? 0
  return {
    users: entities.get('user') ?? 0,
    groups: entities.get('group') ?? 0,
    roles: entities.get('role') ?? 0,
    instanceProfiles: entities.get('instance-profile') ?? 0,
    managedPolicies: entities.get('managed-policy') ?? 0,
    policyVersions: children('policy_version'),
    inlinePolicies: children('inline_policy'),
    policyAttachments: children('policy_attachment'),
    groupMemberships: children('group_membership'),
    tags: children('tag', PARTS),
    providers: entities.get('provider') ?? 0,
    mfaDevices: entities.get('mfa-device') ?? 0,
    serverCertificates: entities.get('server-certificate') ?? 0,
    accessKeys: accessKeys(db, snapshotId),
  }
}

function accessKeys(db: History, snapshotId: number): number {
  return (
    db
      .prepare<[number], number | null>(
        `SELECT sum(json_array_length(f.settings, '$.AccessKeys')) FROM ${PRESENT} JOIN fact_state f ON f.state_id = p.state
         WHERE s.snapshot_id = ? AND ${inParts(['access-keys'])}`,
      )
      .pluck()
      .get(snapshotId) ?? 0
  )
}

/** The parts that give entities whole. */
const ENTITIES: readonly Part[] = [...AUTHORIZATION_PARTS, 'instance-profiles']

/** The parts that say which entities there are; what others say of them is no entity more. */
const LISTING: readonly Part[] = [...ENTITIES, 'virtual-mfa', 'saml', 'oidc', 'server-certificates', 'mfa-devices']

function inParts(parts: readonly Part[]): string {
  return `sp.part IN (SELECT part_key FROM part WHERE name IN (${parts.map((part) => `'${part}'`).join(', ')}))`
}

/** The view all_known without what a count does not need. */
const PRESENT = `snapshot s
  JOIN snapshot_part sp ON sp.account = s.account AND sp.taken_at = s.taken_at AND sp.status IN ('complete', 'partial')
  JOIN presence p ON p.account = s.account AND p.part = sp.part AND p.until_at > s.taken_at AND p.first_at <= s.taken_at`
