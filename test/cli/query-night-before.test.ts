import { describe, expect, test } from 'vitest'

import { bakeryNight } from './bakery-night.ts'
import { history, runCli } from './run-cli.ts'

const READ_ONLY = 'arn:aws:iam::aws:policy/ReadOnlyAccess'

/** A night in which ada has ReadOnlyAccess in some version; without one, nobody has it. */
function night(version: string | null, account = '111122223333'): object {
  const { UserDetailList = [], Policies = [], ...rest } = bakeryNight({ account })
  if (version === null) return { UserDetailList, Policies, ...rest }
  const [ada, ...others] = UserDetailList
  const CreateDate = '2025-01-15T08:00:00+00:00'
  const Document = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:Get*', Resource: '*' }] }
  return {
    ...rest,
    UserDetailList: [
      { ...ada, AttachedManagedPolicies: [{ PolicyName: 'ReadOnlyAccess', PolicyArn: READ_ONLY }] },
      ...others,
    ],
    Policies: [
      ...Policies,
      {
        PolicyName: 'ReadOnlyAccess',
        PolicyId: 'ANPAREADONLY0000001',
        Arn: READ_ONLY,
        Path: '/',
        DefaultVersionId: version,
        AttachmentCount: 1,
        PermissionsBoundaryUsageCount: 0,
        IsAttachable: true,
        CreateDate,
        UpdateDate: CreateDate,
        PolicyVersionList: [{ Document, VersionId: version, IsDefaultVersion: true, CreateDate }],
      },
    ],
  }
}

const ask = async (db: string, ...argv: readonly string[]) => {
  const { code, stdout } = await runCli(['query', 'aws-managed-policy-changed', '--db', db, '-f', 'json', ...argv])
  const { rows, unknown } = JSON.parse(stdout)
  return { code, rows, unknown }
}

describe('what changed since the night before', () => {
  test('is asked of the night before, not of older ones', async () => {
    const db = await history([
      { content: night('v6'), takenAt: '2026-11-19T02:00:00Z' },
      { content: night('v7'), takenAt: '2026-11-20T02:00:00Z' },
      { content: night('v8'), takenAt: '2026-11-21T02:00:00Z' },
    ])
    const latest = await ask(db)
    expect(latest).toMatchObject({ code: 0, unknown: [] })
    expect(latest.rows).toMatchObject([{ policyArn: READ_ONLY, versionBefore: 'v7', version: 'v8', effect: 'equal' }])
    expect((await ask(db, '--at', 'latest~1')).rows).toMatchObject([{ versionBefore: 'v6', version: 'v7' }])
  })
  test('is unknown in the first night, never unchanged', async () => {
    const db = await history([{ content: night('v7'), takenAt: '2026-11-20T02:00:00Z' }])
    expect(await ask(db)).toEqual({
      code: 0,
      rows: [],
      unknown: [{ part: 'aws-policies', reason: 'the history has no night before', subjects: [READ_ONLY] }],
    })
  })
  test('is not asked of another account', async () => {
    const db = await history([
      { content: night('v7', '444455556666'), takenAt: '2026-11-20T02:00:00Z' },
      { content: night('v8'), takenAt: '2026-11-21T02:00:00Z' },
    ])
    expect((await ask(db, '--account', '111122223333')).unknown).toMatchObject([
      { reason: 'the history has no night before' },
    ])
  })
  test('is not found of a policy that nobody had', async () => {
    const db = await history([
      { content: night(null), takenAt: '2026-11-20T02:00:00Z' },
      { content: night('v8'), takenAt: '2026-11-21T02:00:00Z' },
    ])
    expect(await ask(db)).toEqual({ code: 0, rows: [], unknown: [] })
  })
})
