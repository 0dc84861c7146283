import { takenAtText } from '../fixtures.ts'
import type { Fixtures, Measure } from '../measure.ts'
import { againstFloor, type Result } from '../result.ts'
import { interleaved, median } from '../run/median.ts'
import { runNothing, runProgram, runTask } from '../run/processes.ts'
import { TARGETS } from '../targets.ts'
import type { ImportFloor } from '../tasks/import-floor.ts'

const RUNS = 3

/** A file into a new history: time and memory. */
export const firstImport: Measure = {
  name: 'first-import',
  async run(fixtures) {
    const file = await fixtures.night(0, 'decoded')
    let database = ''
    const runs = await interleaved(RUNS, {
      import: async () =>
        runProgram('import', file, '--taken-at', takenAtText(0), '--db', (database = fixtures.fresh())),
      floor: async () => runTask('import-floor', file, fixtures.fresh()),
      nothing: runNothing,
      loader: async () => runTask('nothing'),
    })
    const rows = await runTask('row-count', database)
    const part = (name: keyof ImportFloor) => median(runs.floor.map(({ found }) => found[name]))
    const start = median(runs.nothing.map(({ elapsed }) => elapsed))
    const floor =
      start +
      median(runs.floor.map(({ found }) => found.read + found.parse + found.stringify + found.hash + found.insert))
    const loader = median(runs.loader.map(({ peak }) => peak)) - median(runs.nothing.map(({ peak }) => peak))
    const account = fixtures.size.name
    const parts = `start ${ms(start)}, read ${ms(part('read'))}, parse ${ms(part('parse'))}, stringify ${ms(part('stringify'))}, hash ${ms(part('hash'))}, insert ${ms(part('insert'))}`
    return [
      againstFloor(
        {
          account,
          operation: 'first import',
          measured: median(runs.import.map(({ elapsed }) => elapsed)),
          unit: 'ms',
          detail: `${parts}; ${part('documents')} documents, ${rows.found} rows (floor ${part('rows')})`,
        },
        floor,
        forFull(fixtures, TARGETS.firstImport),
      ),
      againstFloor(
        {
          account,
          operation: 'first import, peak memory',
          measured: median(runs.import.map(({ peak }) => peak)),
          unit: 'bytes',
          detail: 'the floor process less its TypeScript loader',
        },
        median(runs.floor.map(({ peak }) => peak)) - loader,
        forFull(fixtures, TARGETS.peakMemory),
      ),
    ]
  },
}

/** The next night, of which one per cent is new. */
export const nextNight: Measure = {
  name: 'next-night',
  run: async (fixtures) => [
    await knownNight(fixtures, 'decoded', TARGETS.knownNight),
    await knownNight(fixtures, 'encoded', TARGETS.encodedNight),
  ],
}

/** The file that was imported before. */
export const sameFile: Measure = {
  name: 'same-file',
  async run(fixtures) {
    const [file, database] = [await fixtures.night(0, 'decoded'), await fixtures.firstNight('decoded')]
    const runs = await interleaved(2 * RUNS - 1, {
      import: async () => runProgram('import', file, '--taken-at', takenAtText(0), '--db', database),
      floor: async () => runTask('hash-floor', file),
      nothing: runNothing,
    })
    const [start, hashing] = [
      median(runs.nothing.map(({ elapsed }) => elapsed)),
      median(runs.floor.map(({ found }) => found.readAndHash)),
    ]
    const measured = median(runs.import.map(({ elapsed }) => elapsed))
    const described = {
      account: fixtures.size.name,
      operation: 'the identical file again',
      measured,
      unit: 'ms',
      detail: `start ${ms(start)}, read and SHA-256 ${ms(hashing)}`,
    } as const
    return [againstFloor(described, start + hashing, forFull(fixtures, TARGETS.sameFile))]
  },
}

async function knownNight(fixtures: Fixtures, form: 'decoded' | 'encoded', target: number): Promise<Result> {
  const file = await fixtures.night(1, form)
  const runs = await interleaved(RUNS, {
    import: async () =>
      runProgram('import', file, '--taken-at', takenAtText(1), '--db', await fixtures.firstNight(form)),
    floor: async () => runTask('parse-floor', file),
    nothing: runNothing,
  })
  const start = median(runs.nothing.map(({ elapsed }) => elapsed))
  const [read, parse] = [
    median(runs.floor.map(({ found }) => found.read)),
    median(runs.floor.map(({ found }) => found.parse)),
  ]
  const measured = median(runs.import.map(({ elapsed }) => elapsed))
  const operation = `a night with 1 % changed${form === 'encoded' ? ', documents encoded' : ''}`
  const described = {
    account: fixtures.size.name,
    operation,
    measured,
    unit: 'ms',
    detail: `start ${ms(start)}, read ${ms(read)}, parse ${ms(parse)}`,
  } as const
  return againstFloor(described, start + read + parse, forFull(fixtures, target))
}

/** Fixed costs are most of what a small account takes: ratios are judged for the full one. */
function forFull({ size }: Fixtures, target: number): number | null {
  return size.name === 'full' ? target : null
}

function ms(value: number): string {
  return `${value.toFixed(0)} ms`
}
