import type { Measure } from '../measure.ts'
import { againstFloor, againstLimit } from '../result.ts'
import { interleaved, median } from '../run/median.ts'
import { runTask } from '../run/processes.ts'
import { TARGETS } from '../targets.ts'

const RUNS = 3

/** What changed since the night before, and over thirty nights. */
export const diffs: Measure = {
  name: 'diff',
  async run({ size, month }) {
    const { path } = await month()
    const runs = await interleaved(RUNS, {
      next: async () => runTask('diff', path, '1'),
      month: async () => runTask('diff', path, '30'),
    })
    return (['next', 'month'] as const).map((which) => {
      const times = runs[which].map(({ found }) => found)
      const whole = median(times.map((time) => time.whole)).toFixed(0)
      return againstLimit(
        {
          account: size.name,
          operation: which === 'next' ? 'diff of two nights, in SQL' : 'diff over 30 nights, in SQL',
          measured: median(times.map((time) => time.inSql)),
          unit: 'ms',
          detail: `${whole} ms with entities read and compared: ${times[0]?.changes ?? 0} changes`,
        },
        which === 'next' ? TARGETS.nextNightDiff : TARGETS.monthDiff,
      )
    })
  },
}

/** Every canned query, over the lists that it declares. */
export const queries: Measure = {
  name: 'queries',
  async run({ size, firstNight }) {
    const path = await firstNight('decoded')
    const { runs } = await interleaved(RUNS, { runs: async () => runTask('queries', path) })
    const names = runs[0]?.found.map(({ name }) => name) ?? []
    return names.map((name) => {
      const times = runs.flatMap(({ found }) => found.filter((query) => query.name === name))
      const { rows = 0, documents = 0 } = times[0] ?? {}
      const lists = median(times.map((time) => time.lists)).toFixed(0)
      return againstLimit(
        {
          account: size.name,
          operation: `query ${name}`,
          measured: median(times.map((time) => time.query)),
          unit: 'ms',
          detail: `${rows} rows, over ${lists} ms for its lists${documents > 0 ? `; ${documents} documents read` : ''}`,
        },
        documents > 0 ? null : TARGETS.query,
      )
    })
  },
}

/** Rows written as CSV, against the same rows read. */
export const csv: Measure = {
  name: 'csv',
  async run({ size, firstNight }) {
    const path = await firstNight('decoded')
    const { runs } = await interleaved(RUNS, { runs: async () => runTask('csv', path) })
    const times = runs.map(({ found }) => found)
    return [
      againstFloor(
        {
          account: size.name,
          operation: 'CSV of eight views',
          measured: median(times.map((time) => time.csv)),
          unit: 'ms',
          detail: `${times[0]?.rows ?? 0} rows`,
        },
        median(times.map((time) => time.iterate)),
        size.name === 'full' ? TARGETS.csv : null,
      ),
    ]
  },
}

/** What a night adds to the file. */
export const growth: Measure = {
  name: 'growth',
  async run({ size, month }) {
    const { sizes } = await month()
    const [first = 0, last = 0] = [sizes[0], sizes.at(-1)]
    const nights = sizes.length - 1
    return [
      againstLimit(
        {
          account: size.name,
          operation: 'a night in the database',
          measured: (last - first) / nights,
          unit: 'bytes',
          detail: `mean of ${nights} nights with 1 % changed${size.rolesAreUsed ? ' and half of the roles used' : ''}; the first takes ${(first / 1024).toFixed(0)} KB`,
        },
        size.name === 'typical' ? TARGETS.nightGrowth : null,
      ),
    ]
  },
}
