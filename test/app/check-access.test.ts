import { describe, expect, test } from 'vitest'

import { type AccessCheck, checkAccess } from '../../src/app/check-access.ts'
import { RolecallError } from '../../src/model/error.ts'
import type { Part } from '../../src/model/part.ts'
import { body, environment, KEYS, loopback, refusal, type Reply, result } from '../collector/loopback.ts'

const yes = result(
  '<State>COMPLETE</State><LoginProfile><UserName>ada</UserName></LoginProfile><IsTruncated>false</IsTruncated>',
)

/** What `--check` says of a part, where AWS says so to some actions, and yes to any other. */
async function accessTo(part: Part, replies: Readonly<Record<string, Reply>>): Promise<AccessCheck | undefined> {
  const server = await loopback((response, seen) => (replies[seen.action] ?? yes)(response, seen))
  const env = environment({ ...KEYS, AWS_ENDPOINT_URL_IAM: server.url })
  const patience = { attempts: 2, firstDelay: 1, requestTimeout: 300 }
  const { signal } = new AbortController()
  const checks = await checkAccess({ level: 'core', parts: [part], skip: [], env, signal, patience })
  return checks.find((check) => check.part === part)
}

describe('--check takes for a yes only what a caller is told who may', () => {
  test.each([
    ['login-profiles', 'GetLoginProfile', 'a yes', yes],
    ['login-profiles', 'GetLoginProfile', 'NoSuchEntity', refusal(404, 'NoSuchEntity')],
    ['login-profiles', 'GetLoginProfile', 'ValidationError', refusal(400, 'ValidationError')],
    ['credential-report', 'GetCredentialReport', 'ReportNotPresent', refusal(410, 'ReportNotPresent')],
    ['credential-report', 'GetCredentialReport', 'ReportExpired', refusal(410, 'ReportExpired')],
    ['credential-report', 'GetCredentialReport', 'ReportInProgress', refusal(404, 'ReportInProgress')],
    ...[
      'AccountNotManagementOrDelegatedAdministratorException',
      'OrganizationNotFoundException',
      'OrganizationNotInAllFeaturesModeException',
      'ServiceAccessNotEnabledException',
    ].map((code) => ['organization', 'ListOrganizationsFeatures', code, refusal(400, code)] as const),
  ] as const)('%s: %s answered with %s', async (part, action, _, reply) => {
    expect(await accessTo(part, { [action]: reply })).toEqual({ part, access: 'allowed', detail: null })
  })

  test.each([
    ['a page of HTML with 403', body(403, '<html></html>'), 'Http403'],
    ['a page of HTML with 200', body(200, '<html></html>'), 'UnreadableAnswer'],
    ['InvalidAction', refusal(400, 'InvalidAction'), 'InvalidAction'],
    ['Throttling', refusal(400, 'Throttling'), 'Throttling'],
  ])('%s leaves it open', async (_, reply, code) => {
    expect(await accessTo('login-profiles', { GetLoginProfile: reply })).toEqual({
      part: 'login-profiles',
      access: 'unknown',
      detail: expect.stringContaining(`GetLoginProfile: ${code}`),
    })
  })

  test.each(['GetCredentialReport', 'GenerateCredentialReport'])('%s denied is the report denied', async (action) => {
    expect(await accessTo('credential-report', { [action]: refusal(403, 'AccessDenied') })).toEqual({
      part: 'credential-report',
      access: 'denied',
      detail: expect.stringContaining(`${action}: AccessDenied`),
    })
  })

  test('credentials that do not serve end it', async () => {
    const expired = accessTo('login-profiles', { GetLoginProfile: refusal(403, 'ExpiredToken') })
    await expect(expired).rejects.toThrow(RolecallError)
  })
})
