import { againstFloor, type Result } from '../result.ts'
import { interleaved, median } from '../run/median.ts'
import { runNothing, runProgram } from '../run/processes.ts'
import { TARGETS } from '../targets.ts'

/** The first thing that anybody types, against a Node process that does nothing. */
export async function measureHelp(): Promise<readonly Result[]> {
  const runs = await interleaved(15, { help: async () => runProgram('--help'), nothing: runNothing })
  const measured = median(runs.help.map(({ elapsed }) => elapsed))
  const floor = median(runs.nothing.map(({ elapsed }) => elapsed))
  const described = {
    account: 'none',
    operation: 'rolecall --help',
    measured,
    unit: 'ms',
    detail: 'against an empty Node process',
  } as const
  return [againstFloor(described, floor, TARGETS.help)]
}
