import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

import { fixturesIn } from './fixtures.ts'
import { FULL, TYPICAL } from './generate/size.ts'
import { audit } from './measures/audit.ts'
import { documents, measurePolicies, show, whoCan } from './measures/access.ts'
import { collect } from './measures/collect.ts'
import { measureHelp } from './measures/help.ts'
import { firstImport, nextNight, sameFile } from './measures/imports.ts'
import { measureRoutes, paths } from './measures/paths.ts'
import { csv, diffs, growth, queries } from './measures/reading.ts'
import { reportText, verdict } from './report.ts'
import type { Result } from './result.ts'

const MEASURES = [
  firstImport,
  nextNight,
  sameFile,
  collect,
  growth,
  diffs,
  queries,
  csv,
  whoCan,
  show,
  documents,
  paths,
  audit,
]
const NAMES = ['help', 'policies', 'routes', ...MEASURES.map(({ name }) => name)]
const SIZES = { typical: [TYPICAL], full: [FULL], both: [TYPICAL, FULL] } as const

const HELP = `npm run bench -- [options]

Prints each operation beside what cannot be done without, measured in the same run, as a ratio against its target.

  --size typical|full|both   which generated account (default: both)
  --only NAME                only this: ${NAMES.join(', ')} (repeatable)
  --json                     for a program
  --strict                   exit 1 where a target is missed
`

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: 'both' },
    only: { type: 'string', multiple: true },
    json: { type: 'boolean', default: false },
    strict: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
})
const { size } = values
const only = values.only ?? NAMES

if (values.help) process.stdout.write(HELP)
else if (!isSize(size) || !only.every((name) => NAMES.includes(name))) {
  process.stderr.write(HELP)
  process.exitCode = 2
} else {
  const results = await measureAll(size)
  const machine = { node: process.version, processors: cpus().length, memory: totalmem() }
  process.stdout.write(
    values.json
      ? `${JSON.stringify({ machine, results }, null, 2)}\n`
      : `\n${reportText(results)}\n${verdict(results)}`,
  )
  if (values.strict && results.some((result) => result.met === false)) process.exitCode = 1
}

async function measureAll(size: keyof typeof SIZES): Promise<readonly Result[]> {
  const results: Result[] = only.includes('help') ? [...(await measureHelp())] : []
  if (only.includes('policies')) results.push(...(await measurePolicies()))
  if (only.includes('routes')) results.push(...(await inFolder(measureRoutes)))
  for (const account of SIZES[size]) {
    await inFolder(async (folder) => {
      const fixtures = fixturesIn(folder, account)
      for (const { name, run } of MEASURES.filter((measure) => only.includes(measure.name))) {
        process.stderr.write(`${account.name}: ${name}\n`)
        results.push(...(await run(fixtures)))
      }
    })
  }
  return results
}

/** Hands out a folder, and takes it away again. */
async function inFolder<Made>(work: (folder: string) => Promise<Made>): Promise<Made> {
  const folder = await mkdtemp(join(tmpdir(), 'rolecall-bench-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function isSize(text: string): text is keyof typeof SIZES {
  return Object.hasOwn(SIZES, text)
}
