import { describe, expect, test } from 'vitest'

import { exportNight } from '../../src/app/export-night.ts'
import type { Capture } from '../../src/model/capture.ts'
import { PARTS } from '../../src/model/part.ts'
import { openForReading, readAccount, recordNight, scopeTo, snapshotById, viewRows } from '../../src/store/index.ts'
import { dump } from '../properties/dump.ts'
import { arnOf, file, user } from '../collector/account.ts'
import { comparable } from './comparable.ts'
import { EVERY_PART, EVERY_PART_LISTS, withBeyond } from './fact-night.ts'
import { captureOf, emptyShelf, nightTime, type Shelf } from './nights.ts'

const night = withBeyond(EVERY_PART_LISTS, EVERY_PART)

/** A night of every part, and what it shows in a view. */
function shelved(
  content: unknown = night,
): Shelf & { readonly id: number; readonly view: (name: string) => readonly unknown[] } {
  const shelf = emptyShelf()
  const id = shelf.add(content).snapshotId
  const view = (name: string) => shelf.db.prepare(`SELECT * FROM all_${name} WHERE snapshot_id = ?`).all(id)
  return { ...shelf, id, view }
}

describe('a night of every part', () => {
  test('comes out as it went in', () => {
    const { db, id, add } = shelved()
    const exported = exportNight(db, id, { allParts: true })
    expect(comparable(exported)).toEqual(comparable(night))
    expect(add(exported)).toEqual({ snapshotId: id, recorded: false })
  })

  test('gives the same views and export when its export is imported elsewhere', () => {
    const first = shelved()
    const exported = exportNight(first.db, first.id, { allParts: true })
    const second = shelved(JSON.parse(JSON.stringify(exported)))
    expect(dump(second.db)).toEqual(dump(first.db))
    expect(JSON.stringify(exportNight(second.db, second.id, { allParts: true }))).toBe(JSON.stringify(exported))
    expect(everyView(second)).toBe(everyView(first))
  })

  test('is the five parts of the lists where nothing more is asked of the export', () => {
    const { db, id } = shelved()
    expect(comparable(exportNight(db, id))).toEqual(comparable(EVERY_PART_LISTS))
  })

  test('says what it is', () => {
    const { db, id } = shelved()
    const { counts, parts, alias, level } = snapshotById(db, id)
    expect({ alias, level }).toEqual({ alias: 'bakery', level: 'deep' })
    expect([...parts.keys()]).toEqual(expect.arrayContaining([...PARTS]))
    expect(parts.get('access-keys')).toEqual({
      status: 'partial',
      count: 2,
      detail: 'x',
      startedAt: '2026-11-01T02:00:01.500Z',
      endedAt: '2026-11-01T02:00:09Z',
    })
    expect(parts.get('credential-report')).toMatchObject({ asOf: '2026-11-01T00:00:00Z' })
    expect(counts).toEqual({
      users: 2,
      groups: 1,
      roles: 1,
      instanceProfiles: 2,
      managedPolicies: 1,
      policyVersions: 1,
      inlinePolicies: 0,
      policyAttachments: 0,
      groupMemberships: 1,
      tags: 5,
      providers: 2,
      mfaDevices: 3,
      serverCertificates: 1,
      accessKeys: 2,
    })
    expect(db.prepare('SELECT sdk_version FROM snapshot').pluck().get()).toBe('3.1000.0')
  })

  test('fills in what the authorization details leave out', () => {
    const { db, id } = shelved()
    const account = readAccount(db, id)
    expect(account.instanceProfiles().map(({ name, tags }) => [name, tags])).toEqual([
      ['oven', null],
      ['spare', [{ key: 'a', value: '1' }]],
    ])
    expect(account.managedPolicies()).toMatchObject([
      { name: 'Fence', description: 'fences', tags: [{ key: 'Team' }, { key: '__proto__' }] },
    ])
  })

  test('reads facts back part by part, an unknown one without settings', () => {
    const { db, id } = shelved()
    const account = readAccount(db, id)
    expect(account.facts('access-keys')).toMatchObject([
      { part: 'access-keys', name: 'ada', settings: { AccessKeys: [{}, {}] }, tags: null },
      { part: 'access-keys', arn: arnOf('user', 'bob'), name: 'bob', settings: null, activity: null, tags: null },
    ])
    expect(account.facts('oidc')).toMatchObject([{ tags: [] }])
    expect(account.facts('users')).toEqual([])
  })
})

describe('the views of facts', () => {
  const ada = arnOf('user', 'ada')
  const bob = arnOf('user', 'bob')
  const october = '2026-10-01T00:00:00Z'
  const expected: Readonly<Record<string, readonly object[]>> = {
    role_settings: [{ role_arn: arnOf('role', 'oven'), description: 'bakes', max_session_duration: 3600 }],
    user_settings: [
      { user_arn: ada, password_last_used_at: october },
      { user_arn: bob, password_last_used_at: null },
    ],
    account_summary: [
      { name: 'AccountMFAEnabled', value: 1 },
      { name: 'UsersQuota', value: 5000 },
      { name: 'Users', value: 2 },
    ],
    account_aliases: [{ alias: 'bakery' }],
    caller: [{ principal_arn: 'arn:aws:sts::111122223333:assumed-role/n/s', principal_id: 'AROAX:s' }],
    password_policy: [
      { is_custom: 1, minimum_password_length: 14, require_symbols: 1, hard_expiry: 0, max_password_age: null },
    ],
    providers: [
      {
        provider_type: 'oidc',
        name: 'ci.example',
        url: 'ci.example',
        created_at: october,
        client_ids: '["sts.amazonaws.com"]',
        thumbprints: '[]',
      },
      { provider_type: 'saml', name: 'corp', url: null, valid_until: '2036-09-30T22:00:00.500Z', client_ids: null },
    ],
    server_certificates: [{ server_certificate_id: 'ASCAX', name: 'web', path: '/', expires_at: october }],
    mfa_devices: [
      { serial_number: 'GAHT12345678', user_arn: bob, is_virtual: 0, enabled_at: october },
      { serial_number: 'arn:aws:iam::111122223333:mfa/ada', user_arn: ada, is_virtual: 1, enabled_at: october },
      { serial_number: 'arn:aws:iam::111122223333:mfa/idle', user_arn: null, is_virtual: 1, enabled_at: null },
    ],
    credentials: [
      {
        user_arn: ada,
        credential_type: 'access-key',
        credential_id: 'AKIA1',
        status: 'Active',
        last_used_at: october,
        last_used_region: 'us-east-1',
        last_used_service: 'iam',
      },
      {
        user_arn: ada,
        credential_type: 'access-key',
        credential_id: 'AKIA2',
        status: 'Inactive',
        last_used_at: null,
        last_used_region: null,
        last_used_service: null,
      },
      { user_arn: ada, credential_type: 'password', credential_id: null, created_at: october, last_used_at: october },
      {
        user_arn: ada,
        credential_type: 'service-specific',
        credential_id: 'ACCAX',
        service: 'codecommit.amazonaws.com',
        expires_at: october,
      },
      { user_arn: bob, credential_type: 'signing-certificate', credential_id: 'CERT1', created_at: october },
      { user_arn: bob, credential_type: 'ssh-key', credential_id: 'APKA1', status: 'Inactive' },
    ],
    credential_report: [
      {
        user_arn: ada,
        password_enabled: 'true',
        password_last_used: 'no_information',
        password_next_rotation: 'N/A',
        access_key_1_last_used_region: 'eu-west-1',
        cert_2_active: 'false',
        access_key_2_active: null,
      },
      {
        user_arn: 'arn:aws:iam::111122223333:root',
        mfa_active: 'true',
        password_enabled: 'not_supported',
        password_last_used: null,
      },
    ],
    role_details: [
      {
        role_arn: arnOf('role', 'oven'),
        source_role_template_arn: 'arn:aws:iam::aws:role-template/x',
        source_role_template_minor_version: 2,
        last_used_at: october,
        last_used_region: 'us-east-1',
      },
    ],
    last_accessed: [
      {
        resource_kind: 'role',
        service_namespace: 's3',
        last_authenticated_at: october,
        last_authenticated_entity_arn: arnOf('role', 'oven'),
        total_authenticated_entities: 1,
      },
      { service_namespace: 'sqs', last_authenticated_at: null, total_authenticated_entities: 0 },
    ],
    organization_features: [{ organization_id: 'o-1', feature: 'RootSessions' }],
    group_members: [
      { group_arn: arnOf('group', 'bakers'), user_arn: ada },
      { group_arn: arnOf('group', 'bakers'), user_arn: bob },
    ],
    unknown_facts: [{ part: 'access-keys', resource_arn: bob, resource_kind: 'user' }],
    instance_profiles: [{ name: 'oven' }, { name: 'spare' }],
    managed_policies: [{ name: 'Fence', description: 'fences' }],
    usage: [
      { resource_arn: arnOf('policy', 'Fence'), attachment_count: 0 },
      { resource_arn: arnOf('role', 'oven'), last_used_at: null },
    ],
    tags: [
      { resource_kind: 'instance-profile', key: 'a', value: '1' },
      { resource_kind: 'managed-policy', key: 'Team', value: 'bread' },
      { resource_kind: 'managed-policy', key: '__proto__', value: '' },
      { resource_kind: 'mfa-device', key: 'k', value: 'v' },
      { resource_kind: 'provider', key: 'Team', value: 'id' },
    ],
  }

  test.each(Object.entries(expected))('%s', (name, rows) => {
    const { view } = shelved()
    const inOrder = (items: readonly unknown[]) => items.map((item) => ({ sort: JSON.stringify(item), item }))
    const shown = inOrder(view(name)).toSorted((a, b) => (a.sort < b.sort ? -1 : 1))
    expect(shown.map(({ item }) => item)).toHaveLength(rows.length)
    expect(shown.map(({ item }) => item)).toEqual(
      expect.arrayContaining(rows.map((row): unknown => expect.objectContaining(row))),
    )
  })

  test('show nothing of a part that the night was denied, though the nights around it were not', () => {
    const { facts, profiles } = EVERY_PART
    const denied = Object.fromEntries(
      PARTS.filter((part) => facts?.[part] !== undefined || part === 'instance-profiles').map((part) => [
        part,
        { status: 'denied' as const },
      ]),
    )
    const shelf = emptyShelf()
    shelf.add(withBeyond(EVERY_PART_LISTS, { facts: facts ?? {}, profiles: profiles ?? [] }), { takenAt: nightTime(0) })
    const { snapshotId } = shelf.add(withBeyond(EVERY_PART_LISTS, { states: denied }), { takenAt: nightTime(1) })
    shelf.add(withBeyond(EVERY_PART_LISTS, { facts: facts ?? {}, profiles: profiles ?? [] }), { takenAt: nightTime(2) })
    const left = Object.keys(expected).filter(
      (name) => shelf.db.prepare(`SELECT 1 FROM all_${name} WHERE snapshot_id = ?`).get(snapshotId) !== undefined,
    )
    expect(left).toEqual(['instance_profiles', 'managed_policies', 'usage'])
    expect(readAccount(shelf.db, snapshotId).managedPolicies()).toMatchObject([{ description: null, tags: null }])
    expect(
      shelf.db.prepare('SELECT description FROM all_managed_policies WHERE snapshot_id = ?').all(snapshotId),
    ).toEqual([{ description: null }])
  })

  test('a password whose last use was not read has none to show', () => {
    const lists = EVERY_PART_LISTS
    const facts = { 'login-profiles': EVERY_PART.facts?.['login-profiles'] ?? [] }
    const shelf = emptyShelf()
    shelf.add(night)
    const { snapshotId } = shelf.add(withBeyond(lists, { facts }), { takenAt: nightTime(1) })
    const rows = shelf.db.prepare('SELECT last_used_at FROM all_credentials WHERE snapshot_id = ?').all(snapshotId)
    expect(rows).toEqual([{ last_used_at: null }])
  })
})

describe('recording', () => {
  const options = { replace: false, toolVersion: '0', inputHash: '', startedAt: 0, finishedAt: 0 }

  test('reads a stream once, and asks for its closing after it', () => {
    const shelf = emptyShelf()
    const capture = captureOf([night], { takenAt: nightTime(0) })
    const steps: string[] = []
    function* once() {
      for (const record of capture.records) {
        if (steps.at(-1) !== 'record') steps.push('record')
        yield record
      }
    }
    const closing: Capture['closing'] = () => {
      steps.push('closing')
      return capture.closing()
    }
    recordNight(shelf.db, shelf.path, { ...capture, records: once(), closing }, options)
    expect(steps).toEqual(['record', 'closing'])
  })

  test('leaves nothing of records whose part failed after all', () => {
    const plain = emptyShelf()
    plain.add(file({ UserDetailList: [user('ada')] }))
    const shelf = emptyShelf()
    const capture = captureOf([withBeyond(file({ UserDetailList: [user('ada')] }), { facts: EVERY_PART.facts ?? {} })])
    const { parts, warnings } = captureOf([file({ UserDetailList: [user('ada')] })]).closing()
    recordNight(
      shelf.db,
      shelf.path,
      { ...capture, alias: null, level: null, closing: () => ({ parts, warnings }) },
      { ...options, inputHash: 'the bytes' },
    )
    const [left, expected] = [dump(shelf.db), dump(plain.db)]
    expect({ ...left, snapshot: [], warning_list: [] }).toEqual({ ...expected, snapshot: [], warning_list: [] })
  })

  test('keeps a fact that did not change once, and its use by itself', () => {
    const shelf = emptyShelf()
    const used = (date: string) =>
      withBeyond(file({ UserDetailList: [user('ada')] }), {
        facts: {
          'user-settings': [
            { kind: 'user', arn: arnOf('user', 'ada'), settings: {}, activity: { PasswordLastUsed: date } },
          ],
        },
      })
    for (const [index, date] of ['2026-10-01T00:00:00+00:00', '2026-10-02T00:00:00+00:00'].entries())
      shelf.add(used(date), { takenAt: nightTime(index) })
    expect(shelf.db.prepare('SELECT count(*) FROM fact_state').pluck().get()).toBe(1)
    expect(
      shelf.db.prepare('SELECT password_last_used_at FROM all_user_settings ORDER BY snapshot_id').pluck().all(),
    ).toEqual(['2026-10-01T00:00:00Z', '2026-10-02T00:00:00Z'])
  })
})

function everyView({ path, id }: Shelf & { readonly id: number }): string {
  const reader = openForReading(path)
  try {
    return scopeTo(reader, id)
      .map(({ name, columns }) =>
        [name, ...[...viewRows(reader, name, columns).rows].map((row) => JSON.stringify([...row]))].join('\n'),
      )
      .join('\n')
  } finally {
    reader.close()
  }
}
