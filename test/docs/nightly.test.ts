import { chmodSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import spawn, { SubprocessError } from 'nano-spawn'
import { beforeEach, describe, expect, test } from 'vitest'

import { loadCommands } from '../../docs/generate/commands.ts'
import { bakeryAccount, type IamEndpoint, startIamEndpoint } from '../support/iam-endpoint/index.ts'
import { folder, MAIN, runCli, save } from '../cli/run-cli.ts'

const docs = fileURLToPath(new URL('../../docs/', import.meta.url))
const page = readFileSync(join(docs, 'nightly.md'), 'utf8')
const script = join(docs, 'nightly/rolecall-nightly.sh')
const text = (name: string) => readFileSync(join(docs, 'nightly', name), 'utf8')
const files = [
  'rolecall-nightly.sh',
  'rolecall.cron',
  'rolecall-collect.service',
  'rolecall-collect.timer',
  'rolecall.yml',
]

describe('the page shows the files as they are', () => {
  test.each(files)('%s', (name) => {
    expect(page).toContain(`(nightly/${name})`)
    const blocks = [...page.matchAll(/^```\w*\n([\s\S]*?)^```/gm)].map(([, block]) => block)
    expect(blocks).toContain(text(name))
  })
})

test('every option in the files is one', async () => {
  const commands = await loadCommands()
  const lines = files.flatMap((name) => [...text(name).matchAll(/^\s*(?:if )?rolecall ([a-z].*)$/gm)])
  const words = lines.map(([, line = '']) => (line.split(/ [>|;]/)[0] ?? '').split(' '))
  expect(words.length).toBeGreaterThan(4)
  for (const [name, ...rest] of words) {
    const command = commands.find((known) => known.name() === name)
    const own = command?.commands.find((sub) => sub.name() === rest[0]) ?? command
    const known = own?.options.map(({ long }) => long)
    expect(known).toEqual(expect.arrayContaining(rest.filter((word) => word.startsWith('--'))))
  }
})

test('the units start the script, and the timer the service', () => {
  expect(text('rolecall-collect.service')).toContain('ExecStart=/usr/local/bin/rolecall-nightly\n')
  expect(page).toContain('docs/nightly/rolecall-nightly.sh /usr/local/bin/rolecall-nightly')
  expect(text('rolecall.yml')).toContain('docs/nightly/rolecall-nightly.sh')
})

const ANALYZE = '/usr/bin/systemd-analyze'

test.runIf(existsSync(ANALYZE))('systemd finds nothing wrong with the units', async () => {
  const place = folder()
  const service = text('rolecall-collect.service').replace('/usr/local/bin/rolecall-nightly', script)
  const units = [
    save(place, 'rolecall-collect.service', service),
    save(place, 'rolecall-collect.timer', text('rolecall-collect.timer')),
  ]
  const { output } = await spawn(ANALYZE, ['verify', ...units])
  expect(output).toBe('')
})

describe('the script', () => {
  let endpoint: IamEndpoint
  let place: string
  let db: string

  beforeEach(async () => {
    endpoint = await startIamEndpoint(bakeryAccount(), { reportPolls: 0 })
    place = folder()
    db = join(place, 'history.db')
    program('rolecall', `exec "${process.execPath}" "${MAIN}" "$@"`)
    program('mail', `{ echo "$@"; cat; } >>"${place}/mailed"`)
    return endpoint.stop
  })

  function program(name: string, body: string): void {
    chmodSync(save(place, name, `#!/bin/sh\n${body}\n`), 0o755)
  }

  async function night(more: Readonly<Record<string, string>> = {}, argv: readonly string[] = []) {
    const env = {
      PATH: `${place}:/usr/bin:/bin`,
      ROLECALL_DB: db,
      ROLECALL_RETRY_AFTER: '0',
      AWS_ENDPOINT_URL_IAM: endpoint.url,
      AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'none',
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
      ...more,
    }
    try {
      const { output } = await spawn('sh', [script, '--level', 'core', ...argv], { env })
      return { code: 0, output }
    } catch (error) {
      if (!(error instanceof SubprocessError)) throw error
      return { code: error.exitCode, output: error.output }
    }
  }

  async function nights(): Promise<number> {
    return JSON.parse((await runCli(['snapshots', '--db', db, '-f', 'json'])).stdout).snapshots.length
  }

  test('is silent on the first night, and where nothing changed', async () => {
    expect(await night()).toEqual({ code: 0, output: '' })
    expect(await night()).toEqual({ code: 0, output: '' })
  })
  test('prints what changed, exit 1, and thins out all the same', async () => {
    await night()
    await night()
    endpoint.account.groups.pop()
    const { code, output } = await night()
    expect(code).toBe(1)
    expect(output).toContain('rolecall: something changed since last night')
    expect(output).toMatch(/^posture +removed +group +night-shift/m)
    // All of one day: the newest stays.
    expect(await nights()).toBe(1)
  })
  test('mails what changed, exit 0', async () => {
    await night()
    endpoint.account.groups.pop()
    expect(await night({ ROLECALL_MAIL: 'security@example.com' })).toEqual({ code: 0, output: '' })
    const mailed = readFileSync(join(place, 'mailed'), 'utf8')
    expect(mailed).toMatch(/^-s rolecall: something changed since last night security@example\.com\n/)
    expect(mailed).toContain('night-shift')
  })
  test('is silent where only AWS changed something', async () => {
    await night()
    for (const role of endpoint.account.roles)
      if (role.Path.startsWith('/aws-service-role/')) role.Tags = [{ Key: 'Kept', Value: 'by AWS' }]
    expect(await night()).toEqual({ code: 0, output: '' })
  })
  test('prints what changed where mail fails, exit 1', async () => {
    await night()
    program('mail', 'echo "no such host" >&2; exit 1')
    endpoint.account.groups.pop()
    const { code, output } = await night({ ROLECALL_MAIL: 'security@example.com' })
    expect(code).toBe(1)
    expect(output).toMatch(/no such host\nrolecall: something changed since last night\n[^]*^posture .*night-shift/m)
  })
  test('tells of a part that could not be read, and of one that cannot be compared', async () => {
    endpoint.denied.add('ListUsers')
    const denied = await night()
    expect(denied).toEqual({
      code: 1,
      output: expect.stringMatching(
        /^rolecall: parts of the night could not be read\nuser-settings,denied,.*AccessDenied/,
      ),
    })
    endpoint.denied.clear()
    expect(await night({ ROLECALL_MAIL: 'security@example.com' })).toEqual({ code: 0, output: '' })
    const mailed = readFileSync(join(place, 'mailed'), 'utf8')
    expect(mailed).toMatch(
      /^-s rolecall: parts of the night cannot be compared security@example\.com\nincomparable: user-settings: denied on /,
    )
    expect(await night()).toEqual({ code: 0, output: '' })
  })
  test('tells what changed and what could not be read at once', async () => {
    await night()
    endpoint.account.groups.pop()
    endpoint.denied.add('ListUsers')
    const { code, output } = await night()
    expect(code).toBe(1)
    expect(output.match(/^rolecall: .*$/gm)).toEqual(['rolecall: something changed since last night'])
    expect(output).toMatch(/^user-settings,denied,[^]*^posture +removed +group[^]*^incomparable: user-settings/m)
  })
  test('tells why there is no night, and removes none', async () => {
    await night()
    endpoint.denied.add('GetAccountAuthorizationDetails')
    const { code, output } = await night()
    expect({ code, output }).toEqual({
      code: 4,
      output: expect.stringMatching(/^rolecall: no night \(exit code 4\)\n.*AccessDenied/),
    })
    expect(await nights()).toBe(1)
  })
  test('goes on with a night that was cut short', async () => {
    endpoint.faults.push({ on: { action: 'ListUsers' }, do: 'expired-token' })
    expect(await night()).toEqual({ code: 0, output: '' })
    const details = endpoint.requests.filter(({ action }) => action === 'GetAccountAuthorizationDetails')
    expect({ nights: await nights(), asked: details.length }).toEqual({ nights: 1, asked: 2 })
  })
  test('gives its words to collect', async () => {
    const { code, output } = await night({}, ['--account', '999999999999'])
    expect({ code, output }).toEqual({ code: 2, output: expect.stringContaining('999999999999') })
  })
})
