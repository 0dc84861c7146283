import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { GetAccountAuthorizationDetailsCommand, IAMClient } from '@aws-sdk/client-iam'
import { expect, onTestFinished, test } from 'vitest'

import { exportNight } from '../../src/app/export-night.ts'
import { readAccount, readChanges } from '../../src/store/index.ts'
import { comparable } from '../store/comparable.ts'
import { emptyShelf, nightTime } from '../store/nights.ts'
import {
  ALLOW_ALL,
  arnOf,
  attached,
  awsPolicy,
  encoded,
  file,
  group,
  LAMBDA_TRUST,
  type Members,
  policy,
  profile,
  role,
  user,
  version,
} from './account.ts'

const oven = role('oven', {
  InstanceProfileList: [],
  RolePolicyList: [
    {
      PolicyName: 'inline',
      PolicyDocument: { Statement: [{ Sid: 'a b+c/dé\n50%25', Effect: 'Deny', Action: '*', Resource: '*' }] },
    },
  ],
  PermissionsBoundary: { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: arnOf('policy', 'Fence') },
  RoleLastUsed: { LastUsedDate: '2026-10-30T01:02:03+00:00', Region: 'eu-central-1' },
})

/** The account as the AWS CLI would print it. */
const CLI = file({
  UserDetailList: [
    user('ada', { GroupList: ['night-shift'], Tags: [{ Key: ' 007 ', Value: '  1e3' }] }),
    user('bob', { UserPolicyList: [{ PolicyName: 'p', PolicyDocument: ALLOW_ALL }] }),
  ],
  GroupDetailList: [group('night-shift', { AttachedManagedPolicies: [attached(arnOf('policy', 'Fence'))] })],
  RoleDetailList: [{ ...oven, InstanceProfileList: [profile('oven', [oven])] }, role('mill')],
  Policies: [
    policy('Fence', {
      AttachmentCount: 1,
      PermissionsBoundaryUsageCount: 1,
      PolicyVersionList: [version('v2', LAMBDA_TRUST, true), version('v1', ALLOW_ALL)],
      DefaultVersionId: 'v2',
    }),
    awsPolicy('ReadOnlyAccess'),
  ],
})

test('what the AWS SDK for JavaScript gives is the same night as what the AWS CLI prints', async () => {
  const said = await answerOf(CLI)
  expect(JSON.stringify(said)).toContain('"AssumeRolePolicyDocument":"%7B%22Version')
  expect(JSON.stringify(said)).toContain('"CreateDate":"2025-03-04T05:06:07.000Z"')

  const shelf = emptyShelf()
  const cli = shelf.add(CLI, { takenAt: nightTime(0) }).snapshotId
  const sdk = shelf.add(JSON.stringify(said), { takenAt: nightTime(1) }).snapshotId
  const { sharedIds, ...changes } = readChanges(shelf.db, cli, sdk)
  expect(changes).toEqual({ users: [], groups: [], roles: [], instanceProfiles: [], managedPolicies: [] })
  expect(sharedIds).toEqual({ from: new Map(), to: new Map() })
  expect(readAccount(shelf.db, sdk).roles()).toEqual(readAccount(shelf.db, cli).roles())
  expect(comparable(exportNight(shelf.db, sdk))).toEqual(comparable(JSON.parse(JSON.stringify(said))))
})

/** Serves the account once over loopback, as IAM's Query protocol does, and calls it through the SDK. */
async function answerOf(account: Members): Promise<object> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      response.writeHead(200, { 'content-type': 'text/xml' }).end(responseXml(account))
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const client = new IAMClient({
    region: 'us-east-1',
    endpoint: `http://127.0.0.1:${port}`,
    credentials: { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'example' },
  })
  onTestFinished(() => {
    client.destroy()
    server.close()
  })
  return client.send(new GetAccountAuthorizationDetailsCommand({}))
}

function responseXml(account: Members): string {
  const result = elements({ ...account, IsTruncated: false })
  return `<GetAccountAuthorizationDetailsResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/">
    <GetAccountAuthorizationDetailsResult>${result}</GetAccountAuthorizationDetailsResult>
    <ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></GetAccountAuthorizationDetailsResponse>`
}

const DOCUMENTS = new Set(['PolicyDocument', 'Document', 'AssumeRolePolicyDocument'])

function elements(members: object): string {
  return Object.entries(members)
    .map(
      ([name, value]: [string, unknown]) =>
        `<${name}>${DOCUMENTS.has(name) ? encoded(value) : content(name, value)}</${name}>`,
    )
    .join('')
}

function content(name: string, value: unknown): string {
  if (Array.isArray(value)) return value.map((item) => `<member>${content(name, item)}</member>`).join('')
  if (typeof value === 'object' && value !== null) return elements(value)
  const text = name.endsWith('Date') ? String(value).replace('+00:00', 'Z') : String(value)
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
