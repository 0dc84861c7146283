import { rm } from 'node:fs/promises'

import type { Measure } from '../measure.ts'
import { againstLimit } from '../result.ts'
import { interleaved, median } from '../run/median.ts'
import { runProgram } from '../run/processes.ts'
import { TARGETS } from '../targets.ts'

const RUNS = 3

/** Every finding query over one night, from the command line, nothing known of it. */
export const audit: Measure = {
  name: 'audit',
  async run(fixtures) {
    const path = await fixtures.firstNight('decoded')
    const { runs } = await interleaved(RUNS, {
      runs: async () => {
        await rm(`${path}.cache.db`, { force: true })
        return runProgram('audit', '-f', 'ndjson', '--db', path)
      },
    })
    await rm(`${path}.cache.db`, { force: true })
    const account = fixtures.size.name
    const isFull = account === 'full'
    const elapsed = {
      account,
      operation: 'audit',
      unit: 'ms',
      detail: 'from the command line, without a cache',
    } as const
    const peak = { account, operation: 'audit, peak memory', unit: 'bytes', detail: '' } as const
    return [
      againstLimit(
        { ...elapsed, measured: median(runs.map((run) => run.elapsed)) },
        isFull ? TARGETS.auditFull : TARGETS.auditTypical,
      ),
      againstLimit({ ...peak, measured: Math.max(...runs.map((run) => run.peak)) }, TARGETS.pathsMemory),
    ]
  },
}
