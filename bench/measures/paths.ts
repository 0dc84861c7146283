import { join } from 'node:path'

import { type Routes, writeRoutes } from '../generate/routes.ts'
import type { Measure } from '../measure.ts'
import { againstLimit, type Result } from '../result.ts'
import { interleaved, median } from '../run/median.ts'
import { runProgram, type Run } from '../run/processes.ts'
import { TARGETS } from '../targets.ts'

const RUNS = 3

/** Everybody who can become an administrator, from the command line. */
export const paths: Measure = {
  name: 'paths',
  async run(fixtures) {
    const path = await fixtures.firstNight('decoded')
    const { runs } = await interleaved(RUNS, { runs: async () => runProgram('paths', '--to', 'admin', '--db', path) })
    const isFull = fixtures.size.name === 'full'
    return results(fixtures.size.name, 'paths --to admin', runs, isFull ? TARGETS.pathsFull : TARGETS.pathsTypical)
  },
}

/** Once, twice, four times as many users and roles with few routes; and as many routes as there can be. */
export async function measureRoutes(folder: string): Promise<readonly Result[]> {
  const found: Result[] = []
  let first: number | null = null
  for (const [routes, count] of ACCOUNTS) {
    const path = join(folder, `${routes}-${count}`)
    await writeRoutes(`${path}.json`, routes, count)
    await runProgram('import', `${path}.json`, '--taken-at', '2026-10-01T02:00:00Z', '--db', `${path}.db`)
    const { runs } = await interleaved(RUNS, {
      runs: async () => runProgram('paths', '--to', 'admin', '--db', `${path}.db`),
    })
    const elapsed = median(runs.map((run) => run.elapsed))
    first ??= elapsed
    const growth = routes === 'sparse' ? `${(elapsed / first).toFixed(1)} times the smallest; ` : ''
    const [time, memory] = results(`${routes} ${count}`, 'paths --to admin', runs, null)
    if (time) found.push({ ...time, detail: `${growth}${count} users and ${count} roles` })
    if (memory) found.push(memory)
  }
  return found
}

const ACCOUNTS: readonly (readonly [Routes, number])[] = [
  ['sparse', 1000],
  ['sparse', 2000],
  ['sparse', 4000],
  ['dense', 1000],
  ['dense', 4000],
]

function results(account: string, operation: string, runs: readonly Run[], target: number | null): readonly Result[] {
  return [
    againstLimit(
      {
        account,
        operation,
        unit: 'ms',
        measured: median(runs.map(({ elapsed }) => elapsed)),
        detail: 'from the command line',
      },
      target,
    ),
    againstLimit(
      {
        account,
        operation: `${operation}, peak memory`,
        unit: 'bytes',
        measured: Math.max(...runs.map(({ peak }) => peak)),
        detail: '',
      },
      target === null ? null : TARGETS.pathsMemory,
    ),
  ]
}
