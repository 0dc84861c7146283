import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { ADMINISTRATOR, arnOf, names } from '../generate/names.ts'
import type { Fixtures, Measure } from '../measure.ts'
import { againstFloor, againstLimit, type Result } from '../result.ts'
import { interleaved, median } from '../run/median.ts'
import { runNothing, runProgram, runTask } from '../run/processes.ts'
import { TARGETS } from '../targets.ts'
import { QUESTIONS } from '../tasks/access.ts'

const RUNS = 3

/** Who can do a thing to a resource: in a fresh process, and question after question in one. */
export const whoCan: Measure = {
  name: 'who-can',
  async run(fixtures) {
    const path = await fixtures.firstNight('decoded')
    const runs = await interleaved(RUNS, {
      cold: async () => runProgram('access', 'who-can', ...QUESTIONS[0], '--db', path),
      floor: async () => runTask('access-floor', path),
      nothing: runNothing,
      warm: async () => runTask('who-can', path),
    })
    const start = median(runs.nothing.map(({ elapsed }) => elapsed))
    const part = (name: 'lists' | 'read' | 'parse') => median(runs.floor.map(({ found }) => found[name]))
    const parts = `start ${ms(start)}, lists ${ms(part('lists'))}, read ${ms(part('read'))}, parse ${ms(part('parse'))}`
    const cold = described(fixtures, 'access who-can, cold', median(runs.cold.map(({ elapsed }) => elapsed)))
    const later = runs.warm.map(({ found }) => median(found.questions.slice(1, QUESTIONS.length)))
    const settled = runs.warm.map(({ found }) => median(found.questions.slice(QUESTIONS.length)))
    const [first = 0] = runs.warm[0]?.found.questions ?? []
    return [
      againstLimit({ ...cold, detail: 'from the command line' }, forFull(fixtures, TARGETS.whoCanCold)),
      againstFloor(
        {
          ...cold,
          operation: 'access who-can, cold, over its floor',
          detail: `${parts} of ${runs.floor[0]?.found.documents ?? 0} documents`,
        },
        start + part('lists') + part('read') + part('parse'),
        forFull(fixtures, TARGETS.whoCanRatio),
      ),
      againstLimit(
        {
          ...described(fixtures, 'access who-can, the next question', median(later)),
          detail: `in one process, the second to the ${QUESTIONS.length}th, nearly each of another service, after a first of ${ms(first)}; asked again of other resources ${ms(median(settled))}; ${runs.warm[0]?.found.rows ?? 0} rows in all`,
        },
        forFull(fixtures, TARGETS.whoCanWarm),
      ),
    ]
  },
}

/** Everything that a principal can do. */
export const show: Measure = {
  name: 'show',
  async run(fixtures) {
    const path = await fixtures.firstNight('decoded')
    const ask = (index: number) => async () =>
      runProgram('access', 'show', arnOf('role', '/', names.role(index)), '--db', path)
    const runs = await interleaved(RUNS, { role: ask(ADMINISTRATOR + 1), administrator: ask(ADMINISTRATOR) })
    return (['role', 'administrator'] as const).map((which) =>
      againstLimit(
        {
          ...described(fixtures, `access show, a${which === 'role' ? ' role' : 'n administrator'}`),
          measured: median(runs[which].map(({ elapsed }) => elapsed)),
          detail: 'from the command line',
        },
        forFull(fixtures, TARGETS.show),
      ),
    )
  },
}

/** Every document of an account as a policy. */
export const documents: Measure = {
  name: 'documents',
  async run(fixtures) {
    const path = await fixtures.firstNight('decoded')
    const { runs } = await interleaved(RUNS, { runs: async () => runTask('reading', path) })
    const times = runs.map(({ found }) => found)
    return [
      againstFloor(
        {
          ...described(fixtures, 'documents read as policies'),
          measured: median(times.map(({ read }) => read)),
          detail: `JSON.parse of the same ${times[0]?.documents ?? 0} texts is the floor`,
        },
        median(times.map(({ parse }) => parse)),
        forFull(fixtures, TARGETS.documents),
      ),
    ]
  },
}

/** Where data of other projects' making lies: beside this project, and not part of it. */
const SHARED = process.env['ROLECALL_SHARED'] ?? fileURLToPath(new URL('../../../shared', import.meta.url))
const PAIRS = join(SHARED, 'data', 'policies', 'aws-managed-policy-version-pairs.json')

/** What an edit does, and the worst that patterns can be: of no account. */
export async function measurePolicies(): Promise<readonly Result[]> {
  const account = 'none'
  const runs = await interleaved(RUNS, {
    pairs: async () => (existsSync(PAIRS) ? runTask('pairs', PAIRS) : null),
    hostilePairs: async () => runTask('hostile-pairs'),
    hostileMatches: async () => runTask('hostile-matches'),
  })
  const pairs = runs.pairs.flatMap((run) => (run === null ? [] : [run.found]))
  if (pairs.length === 0) process.stderr.write(`comparing versions of AWS's policies is left out: ${NO_PAIRS}\n`)
  const hostile = runs.hostilePairs.map(({ found }) => found)
  const matching = runs.hostileMatches.map(({ found }) => found)
  const result = (operation: string, measured: readonly number[], detail: string, target: number): Result =>
    againstLimit({ account, operation, measured: median(measured), unit: 'ms', detail }, target)
  const count = pairs[0]?.pairs ?? 0
  return [
    ...(pairs.length === 0
      ? []
      : [
          result(
            'comparing versions of policies',
            pairs.map(({ all }) => all),
            `${count} pairs`,
            TARGETS.pairs,
          ),
          result(
            'the worst of these pairs',
            pairs.map(({ worst }) => worst),
            '',
            TARGETS.comparison,
          ),
        ]),
    result(
      'the worst hostile comparison',
      hostile.map(({ worst }) => worst),
      `of ${hostile[0]?.pairs ?? 0}`,
      TARGETS.comparison,
    ),
    result(
      'the worst hostile pattern',
      matching.map(({ worst }) => worst),
      `of ${matching[0]?.patterns ?? 0}, read and matched`,
      TARGETS.hostileMatch,
    ),
  ]
}

const NO_PAIRS = 'the data that it needs is not beside this project'

function described({ size }: Fixtures, operation: string, measured = 0) {
  return { account: size.name, operation, measured, unit: 'ms' } as const
}

/** Judged for the full account, whose size the targets have in mind. */
function forFull({ size }: Fixtures, target: number): number | null {
  return size.name === 'full' ? target : null
}

function ms(value: number): string {
  return `${value.toFixed(0)} ms`
}
