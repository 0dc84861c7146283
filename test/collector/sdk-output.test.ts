import { GetAccountAuthorizationDetailsCommand, IAMClient } from '@aws-sdk/client-iam'
import { expect, onTestFinished, test } from 'vitest'

import { exportNight } from '../../src/app/export-night.ts'
import { readAccount, readChanges } from '../../src/store/index.ts'
import { comparable } from '../store/comparable.ts'
import { emptyShelf, nightTime } from '../store/nights.ts'
import { authorizationDetails, liveAccount, type LiveAccount, startIamEndpoint } from '../support/iam-endpoint/index.ts'
import { ALLOW_ALL, LAMBDA_TRUST } from './account.ts'

const ACCOUNT = liveAccount({
  users: [
    { UserName: 'ada', GroupList: ['night-shift'], Tags: [{ Key: ' 007 ', Value: '  1e3' }] },
    { UserName: 'bob', inline: { p: ALLOW_ALL } },
  ],
  groups: [{ GroupName: 'night-shift', attached: ['Fence'] }],
  roles: [
    {
      RoleName: 'oven',
      inline: {
        inline: { Statement: [{ Sid: 'a b+c/dé\n50%25', Effect: 'Deny', Action: '*', Resource: '*' }] },
      },
      boundary: 'Fence',
      RoleLastUsed: { LastUsedDate: '2026-10-30T01:02:03+00:00', Region: 'eu-central-1' },
    },
    { RoleName: 'mill' },
  ],
  instanceProfiles: [{ InstanceProfileName: 'oven', RoleName: 'oven' }],
  policies: [
    { PolicyName: 'Fence', versions: [LAMBDA_TRUST, ALLOW_ALL] },
    { PolicyName: 'ReadOnlyAccess', aws: true },
  ],
})

/** The account as the AWS CLI would print it. */
const CLI = JSON.stringify(authorizationDetails(ACCOUNT))

test('what the AWS SDK for JavaScript gives is the same night as what the AWS CLI prints', async () => {
  const said = await answerOf(ACCOUNT)
  expect(JSON.stringify(said)).toContain('"AssumeRolePolicyDocument":"%7B%22Version')
  expect(JSON.stringify(said)).toContain('"CreateDate":"2025-03-04T05:06:07.000Z"')

  const shelf = emptyShelf()
  const cli = shelf.add(CLI, { takenAt: nightTime(0) }).snapshotId
  const sdk = shelf.add(JSON.stringify(said), { takenAt: nightTime(1) }).snapshotId
  const { sharedIds, ...changes } = readChanges(shelf.db, cli, sdk)
  expect(changes).toEqual({ users: [], groups: [], roles: [], instanceProfiles: [], managedPolicies: [], facts: [] })
  expect(sharedIds).toEqual({ from: new Map(), to: new Map() })
  expect(readAccount(shelf.db, sdk).roles()).toEqual(readAccount(shelf.db, cli).roles())
  expect(comparable(exportNight(shelf.db, sdk))).toEqual(comparable(JSON.parse(JSON.stringify(said))))
})

/** Serves the account over loopback, and calls it through the SDK. */
async function answerOf(account: LiveAccount): Promise<object> {
  const endpoint = await startIamEndpoint(account)
  const client = new IAMClient({
    region: 'us-east-1',
    endpoint: endpoint.url,
    credentials: { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'example' },
  })
  onTestFinished(async () => {
    client.destroy()
    await endpoint.stop()
  })
  return client.send(new GetAccountAuthorizationDetailsCommand({}))
}
