import { optimiseLate } from '../src/cli/optimise-late.ts'
import { TASKS } from './tasks/index.ts'

// As the program runs, so do its parts.
optimiseLate(process.versions.v8)

/** One piece of work in a process of its own, named by the arguments; what it found goes to stdout as JSON. */
const [task = '', path = '', ...rest] = process.argv.slice(2)

if (!isTask(task)) throw new RangeError(`no task ${task}`)
const run: (path: string, ...rest: readonly string[]) => unknown = TASKS[task]
const found = await run(path, ...rest)
process.stdout.write(`${JSON.stringify({ found, peak: process.resourceUsage().maxRSS * 1024 })}\n`)

function isTask(name: string): name is keyof typeof TASKS {
  return Object.hasOwn(TASKS, name)
}
