import { beforeAll, expect, test, vi } from 'vitest'

import type * as CollectAccount from '../../src/app/collect-account.ts'
import { RolecallError } from '../../src/model/error.ts'
import { bakeryAccount, type IamEndpoint, startIamEndpoint } from '../support/iam-endpoint/index.ts'
import { folder, runCli, save } from './run-cli.ts'

const [SOUND, BROKEN, SHUT] = ['444455556666', '123456789012', '999999999999']

/** Nothing that an account says is known to break us: so this is planted. */
vi.mock('../../src/app/collect-account.ts', async (load) => {
  const real = await load<typeof CollectAccount>()
  return {
    ...real,
    collectAccount: async (request: CollectAccount.CollectRequest) => {
      if (request.account === BROKEN) throw new TypeError('planted')
      if (request.account === SHUT) throw new RolecallError('AWS', 'shut')
      return real.collectAccount(request)
    },
  }
})

let endpoint: IamEndpoint
beforeAll(async () => {
  endpoint = await startIamEndpoint(bakeryAccount(), { accounts: [bakeryAccount({ id: SOUND })], reportPolls: 0 })
  const env = {
    AWS_ENDPOINT_URL_IAM: endpoint.url,
    AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'none-of-anybody',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  }
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value)
  return async () => {
    vi.unstubAllEnvs()
    await endpoint.stop()
  }
})

async function collectMany(accounts: readonly string[], argv: readonly string[] = []) {
  const place = folder()
  const file = save(place, 'accounts.txt', accounts.join('\n'))
  const db = `${place}/history.db`
  const command = ['collect', '--accounts', file, '--level', 'core', '--db', db, '-f', 'json', ...argv]
  return runCli(command, { env: { AWS_ENDPOINT_URL_IAM: endpoint.url } })
}

test('a bug with one account is told with its stack, the others are recorded, and the exit code is 70', async () => {
  const { code, stdout, stderr } = await collectMany([BROKEN, SHUT, SOUND])
  expect(code).toBe(70)
  expect(JSON.parse(stdout).collected).toMatchObject([
    { account: BROKEN, error: { code: null, message: 'planted' } },
    { account: SHUT, error: { code: 'AWS', message: 'shut' } },
    { account: SOUND, snapshot: { account: SOUND } },
  ])
  expect(stderr).toMatch(/^123456789012: no night: this is a bug of ours[^\n]*\nTypeError: planted\n +at /m)
  expect(stderr).toMatch(/1 of 3 accounts recorded; failed: 123456789012, 999999999999\n$/)
})

test('the same as JSON', async () => {
  const { code, stderr } = await collectMany([BROKEN], ['--log-format', 'json'])
  const lines = stderr.split('\n').filter(Boolean)
  expect(code).toBe(70)
  expect(lines.map((line) => JSON.parse(line))).toContainEqual(
    expect.objectContaining({
      type: 'error',
      account: BROKEN,
      code: null,
      message: expect.stringContaining('planted'),
    }),
  )
})
