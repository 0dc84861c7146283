import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'

import { type Collecting, collecting } from '../../support/collecting.ts'
import { expectWhole } from '../../support/expect-whole.ts'
import type { Fault } from '../../support/iam-endpoint/index.ts'

const SCRIPT = fileURLToPath(new URL('../../support/collect-process.ts', import.meta.url))

/** Collects in a process of its own; tells it apart from those that ended. */
function start({ db, env }: Collecting): ChildProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', SCRIPT, db], { env: { ...process.env, ...env } })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

test.for<readonly [string, Fault['on']]>([
  ['the first page of the details', { action: 'GetAccountAuthorizationDetails' }],
  ['a later page of the details', { action: 'GetAccountAuthorizationDetails', page: 3 }],
  ['a list', { action: 'ListUsers' }],
  ['calls for entities', { action: 'GetInstanceProfile', nth: 2 }],
  ['the last count', { action: 'GetAccountSummary', nth: 2 }],
])('a process killed at %s leaves no night; --resume goes on', async ([, on]) => {
  const bench = await collecting()
  const child = start(bench)
  bench.endpoint.faults.push({ on, do: { mutate: () => void child.kill('SIGKILL') } })
  const [, signal] = (await once(child, 'exit')) as [unknown, string | null]
  expect(signal).toBe('SIGKILL')
  expect(bench.nights()).toEqual([])
  expect(bench.spools()).toMatchObject([{ manifest: { complete: false, process: child.pid } }])

  const { error, notes } = await bench.collect({ resume: true, isRunning })
  expect([error, notes]).toEqual([null, []])
  expect((await expectWhole(bench)).codes).toEqual(['RESUMED'])
  expect(bench.spools()).toEqual([])
})

test('killed while it records, it leaves no night or a whole one, and --resume leaves a whole one', async () => {
  const bench = await collecting()
  const child = start(bench)
  const soon = () => void setTimeout(() => child.kill('SIGKILL'), 25)
  bench.endpoint.faults.push({ on: { action: 'GetAccountSummary', nth: 2 }, do: { mutate: soon } })
  await once(child, 'exit')
  expect(bench.nights().length).toBeLessThanOrEqual(1)
  const { error } = await bench.collect({ resume: true, isRunning })
  expect(error).toBeNull()
  await expectWhole(bench)
  expect(bench.nights().every(({ lists }) => JSON.stringify(lists) === JSON.stringify(bench.nights()[0]?.lists))).toBe(
    true,
  )
})

test('while a process is at it, another does not go on with its collection', async () => {
  const bench = await collecting()
  const child = start(bench)
  const on = { action: 'ListRoles' }
  const hanging = new Promise<void>((resolve) => {
    bench.endpoint.faults.push({ on, do: { mutate: () => resolve() } }, { on, do: 'hang' })
  })
  await hanging
  const { error, notes } = await bench.collect({ resume: true, isRunning })
  expect(error).toBeNull()
  expect(notes).toEqual([`nothing to resume: process ${child.pid} is still collecting it; starting anew`])
  expect((await expectWhole(bench)).codes).toEqual([])

  child.kill('SIGKILL')
  await once(child, 'exit')
  const later = { resume: true, isRunning, now: () => Date.now() + 2000 }
  expect((await bench.collect(later)).notes).toEqual([])
  expect(bench.nights().map(({ codes }) => codes.join(' '))).toEqual(expect.arrayContaining(['', 'RESUMED']))
  expect(bench.nights()).toHaveLength(2)
})
