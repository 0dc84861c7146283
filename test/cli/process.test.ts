import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import spawn from 'nano-spawn'
import { describe, expect, test } from 'vitest'

import { COMMANDS } from '../../src/cli/commands/index.ts'
import { overview } from '../../src/cli/overview.ts'
import { bakeryNight } from './bakery-night.ts'
import { folder, history, MAIN, runCli, save, spawnCli } from './run-cli.ts'

const version: string = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).version
const nights = [
  { content: bakeryNight({ users: ['one'] }), takenAt: '2026-11-20T02:00:00Z' },
  { content: bakeryNight(), takenAt: '2026-11-21T02:00:00Z' },
]

describe('help and version', () => {
  test.each([[['--version']], [['-V']], [['--quiet', '--version']], [['query', '--version']]])(
    '%j prints the version alone',
    async (argv) => {
      expect(await spawnCli(argv)).toEqual({ code: 0, stdout: version, stderr: '' })
    },
  )
  test.each([[[]], [['--help']], [['-h']], [['help']]])('%j prints the overview', async (argv) => {
    expect(await runCli(argv)).toEqual({ code: 0, stdout: overview(), stderr: '' })
  })
  test('the overview lists every command, and no other', () => {
    const [, commands = ''] = /\nCommands\n([\s\S]*?)\n\n/.exec(overview()) ?? []
    expect(commands.split('\n').map((line) => line.trim().split(' ')[0])).toEqual(COMMANDS.map(({ name }) => name))
  })
  test.each(COMMANDS.map(({ name }) => [name]))('%s --help explains it, with examples', async (name) => {
    const { code, stdout, stderr } = await runCli([name, '--help'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain(`Usage: rolecall ${name}`)
    expect(stdout).toContain('Examples')
    expect((await runCli(['help', name])).stdout).toBe(stdout)
  })
  const bare = /@aws-sdk|\/zod\/|better-sqlite3|graphology|commander|cli-table3/
  const listing = /@aws-sdk|\/zod\/|better-sqlite3/
  test.each<readonly [argv: readonly string[], never: RegExp]>([
    [['--help'], bare],
    [['--version'], bare],
    [['query'], listing],
    ...COMMANDS.map(({ name }) => [[name, '--help'], listing] as const),
  ])('%j loads no more than it needs', async (argv, never) => {
    const loaded = await scriptsOf(argv)
    expect(loaded.some((url) => url.endsWith('/dist/cli/main.js'))).toBe(true)
    expect(loaded.filter((url) => never.test(url))).toEqual([])
  })
  test.each([['audit'], ['query', 'root-mfa-missing'], ['access', 'who-can', 'iam:CreateUser'], ['paths']])(
    '%s of a night validates no foreign shape, and loads nothing that would',
    async (...argv) => {
      const loaded = await scriptsOf([...argv, '--db', await history(nights)])
      expect(loaded.some((url) => url.includes('better-sqlite3'))).toBe(true)
      expect(loaded.filter((url) => /@aws-sdk|\/zod\//.test(url))).toEqual([])
    },
  )
})

/** Every script that a run compiles, as V8 reports it. */
async function scriptsOf(argv: readonly string[]): Promise<readonly string[]> {
  const NODE_V8_COVERAGE = folder()
  await spawnCli(argv, { env: { NODE_V8_COVERAGE } })
  return readdirSync(NODE_V8_COVERAGE).flatMap((file) => {
    const { result } = JSON.parse(readFileSync(join(NODE_V8_COVERAGE, file), 'utf8'))
    return result.map(({ url }: { readonly url: string }) => url)
  })
}

test('stdout carries the result alone', async () => {
  const file = save(folder(), 'n.json', bakeryNight())
  const { stdout, stderr } = await spawnCli(['import', file, '--db', join(folder(), 'x.db'), '-f', 'json'])
  expect(JSON.parse(stdout)).toHaveProperty('snapshot')
  expect(stderr).toContain('recorded')
})

test.each([
  ['an answer', ['query', '-f', 'json']],
  ['a graph', ['graph']],
  ['help', ['--help']],
])('a reader that has seen enough ends %s, exit 0', async (_, argv) => {
  const script = `"$0" "$@" | true; exit "\${PIPESTATUS[0]}"`
  const db = await history(nights)
  await spawn('bash', ['-c', script, process.execPath, MAIN, ...argv, ...(argv[0] === '--help' ? [] : ['--db', db])])
})

test.each([
  ['stdout', [], '| true', 1],
  ['stdout', ['latest', 'latest'], '| true', 0],
  ['stderr', ['latest', 'latest'], '2>&1 >/dev/null | true', 0],
  ['both', [], '2>&1 | true', 1],
] as const)('a reader of %s that has seen enough leaves diff %j its exit code', async (_, refs, pipe, exitCode) => {
  const script = `"$0" "$@" ${pipe}; echo "\${PIPESTATUS[0]}"`
  const argv = ['diff', ...refs, '--exit-code', '-f', 'ndjson', '--db', await history(nights)]
  const { stdout, stderr } = await spawn('bash', ['-c', script, process.execPath, MAIN, ...argv])
  expect(stdout).toBe(String(exitCode))
  expect(stderr).not.toContain('Error')
})

test.runIf(process.platform === 'linux').each([
  ['an answer', ['query'], 'query: stdout: cannot be written: ENOSPC'],
  ['help', ['--help'], ''],
])('%s for a stdout that is full is exit 2', async (_, argv, said) => {
  const ended = spawn('bash', ['-c', '"$0" "$@" >/dev/full', process.execPath, MAIN, ...argv])
  await expect(ended).rejects.toMatchObject({ exitCode: 2, stderr: expect.stringContaining(said) })
})

describe('with the network cut', () => {
  const hook = fileURLToPath(new URL('./cut-network.mjs', import.meta.url))
  const env = { NODE_OPTIONS: `--import ${JSON.stringify(hook)}` }

  test('the cut is one', async () => {
    const probe = `require('node:net').connect(1)`
    await expect(spawn(process.execPath, ['-e', probe], { env })).rejects.toThrow()
    await expect(spawn(process.execPath, ['-e', `fetch('http://127.0.0.1:1')`], { env })).rejects.toThrow()
  })
  test.each([
    [['--help']],
    [['--version']],
    [['snapshots']],
    [['snapshots', 'show', 'latest']],
    [['snapshots', 'export', 'latest']],
    [['snapshots', 'remove', 'first']],
    [['query']],
    [['query', 'untagged-roles']],
    [['diff']],
    [['sql', 'SELECT * FROM roles']],
    [['export', '--dir', 'out']],
    [['graph', '-f', 'gexf']],
    [['snapshots', 'prune', '--keep-daily', '1']],
    [['collect', '--print-policy', 'deep']],
    [['import', 'night.json', '--taken-at', '2026-11-22T02:00:00Z']],
  ])('%j works', async (argv) => {
    const cwd = folder()
    save(cwd, 'night.json', bakeryNight())
    const ROLECALL_DB = await history(nights)
    expect(await spawnCli(argv, { cwd, env: { ...env, ROLECALL_DB } })).toMatchObject({ code: 0 })
  })
})
