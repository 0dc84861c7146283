import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser'
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** A violation: `code` in a file of its own, or at the end of `file` where only that file can break the rule. */
interface Plant {
  readonly rule: string
  readonly code: string
  readonly room?: string
  readonly file?: string
  /** Other files the violation needs, by path. */
  readonly beside?: Readonly<Record<string, string>>
}

/** Every rule is broken at least once, and each form of import (of a value, of a type, lazily, re-exported) too. */
const plants: Readonly<Record<string, Plant>> = {
  'model imports a helper': breach('model-imports', 'model', value('../util/canary.ts')),
  'model imports a built-in': breach('model-imports', 'model', "import 'node:path'"),
  'model re-exports another room': breach('model-imports', 'model', "export * from '../policy/canary.ts'"),
  'util imports a type': breach('util-imports', 'util', type('../model/canary.ts')),
  'policy imports access': breach('policy-imports', 'policy', value('../access/canary.ts')),
  'policy imports a built-in': breach('policy-imports', 'policy', "import 'node:path'"),
  'access imports the graph': breach('access-imports', 'access', type('../graph/canary.ts')),
  'the graph imports the store': breach('graph-imports', 'graph', type('../store/canary.ts')),
  'escalation imports queries': breach('escalation-imports', 'escalation', value('../queries/canary.ts')),
  'a planned change imports access': breach('plan-imports', 'plan', value('../access/canary.ts')),
  'what redacts imports the store': breach('redact-imports', 'redact', value('../store/canary.ts')),
  'a query imports the store': breach('queries-imports', 'queries', value('../store/canary.ts')),
  'a query imports a type of the store': breach('queries-imports', 'queries', type('../store/canary.ts')),
  'a query imports the store lazily': breach('queries-imports', 'queries', lazy('../store/canary.ts')),
  'a query imports the process': breach('queries-imports', 'queries', "import 'node:process'"),
  'a query imports zod': breach('queries-imports', 'queries', "import 'zod'"),
  'diff imports queries': breach('diff-imports', 'diff', type('../queries/canary.ts')),
  'audit imports the store': breach('audit-imports', 'audit', value('../store/canary.ts')),
  'the collector imports the store': breach('collector-imports', 'collector', value('../store/canary.ts')),
  'the store imports the graph': breach('store-imports', 'store', value('../graph/canary.ts')),
  'config imports a query': breach('config-imports', 'config', type('../queries/canary.ts')),
  'a renderer imports queries': breach('report-imports', 'report', type('../queries/canary.ts')),
  'a use case imports the command line': breach('app-imports', 'app', type('../cli/canary.ts')),
  'a command imports the store': breach('cli-imports', 'cli', value('../store/canary.ts')),
  'a command imports one renderer': breach('cli-imports', 'cli', value('../report/canary.ts')),

  'a query reads a file': breach('files-where-they-are-read', 'queries', "import 'node:fs'"),
  'a use case reads a file': breach('files-where-they-are-read', 'app', "import 'node:fs/promises'"),
  'a helper reads a file': breach('files-where-they-are-read', 'util', "import 'fs'"),
  'a use case opens a socket': breach('sockets-behind-the-account', 'app', "import 'node:https'"),
  'the file collector opens a socket': breach('sockets-behind-the-account', 'collector', lazy('node:net')),
  'a command opens a socket': breach('sockets-behind-the-account', 'cli', "import 'node:dns/promises'"),
  'a socket by package': breach('sockets-by-package', 'cli', "import 'undici'"),
  'a use case starts a program': breach('child-processes-in-cli', 'app', "import 'node:child_process'"),
  'a use case opens the database': breach('sqlite-in-store', 'app', "import 'better-sqlite3'"),
  'a query builds a graph': breach('graphology-in-graph', 'queries', "import 'graphology'"),
  'escalation walks with graphology': breach('graphology-in-graph', 'escalation', "import 'graphology-traversal'"),
  'a use case validates': breach('zod-where-foreign-shapes-come-in', 'app', type('zod')),
  'the file collector talks to AWS': breach('aws-sdk-in-the-account', 'collector', lazy('@aws-sdk/client-iam')),
  'a reader of policies parses with places': breach(
    'json-with-places-where-text-is-read',
    'policy',
    "import 'jsonc-parser'",
  ),
  'a use case parses a command line': breach('commander-in-cli', 'app', "import 'commander'"),
  'the SDK loaded at the top': at('aws-sdk-lazily', 'src/collector/account.ts', "import '@aws-sdk/types'"),
  'a registry that loads its queries': at('queries-lazily', 'src/queries/index.ts', value('./canary-theme/canary.ts'), {
    'src/queries/canary-theme/canary.ts': 'export const canary = 1',
  }),
  'the audit runs a query': breach('audit-takes-types-of-queries', 'audit', value('../queries/canary.ts')),
  'a room not in the table': breach('every-file-has-a-room', 'attic', type('../model/canary.ts')),
  'a file outside the rooms': at('every-file-has-a-room', 'src/stray.ts', type('./model/canary.ts')),
  'a room imports the public API': breach('public-api-is-the-end', 'app', lazy('../index.ts'), {
    'src/index.ts': 'export const canary = 1',
  }),
  'the public API imports a test': at('src-stands-alone', 'src/index.ts', value('../test/canary.ts'), {
    'test/canary.ts': 'export const canary = 1',
  }),
  'a dev dependency at run time': breach('dependencies-are-shipped', 'cli', "import 'fast-check'"),
  'an import that leads nowhere': breach('imports-resolve', 'model', "import './nowhere.ts'"),
  'two files in a ring': at('no-cycles', 'src/model/canary-ring.ts', type('./canary-ring-back.ts'), {
    'src/model/canary-ring-back.ts': "export type { Breach as Canary } from './canary-ring.ts'",
  }),
  'a file nobody needs': breach('no-orphans', 'model', 'export const alone = 1'),
}

let options: ICruiseOptions
let place: string
let reported: ReadonlySet<string>

beforeAll(async () => {
  options = await extractDepcruiseOptions(join(root, '.dependency-cruiser.mjs'))
  place = copyWithPlants()
  const { violations } = (await cruiseIn(place)).summary
  // A ring is reported once, from whichever of its files: it counts for each of them.
  reported = new Set(
    violations.flatMap(({ rule, from, cycle = [] }) =>
      [from, ...cycle.map(({ name }) => name)].map((file) => `${rule.name} in ${file}`),
    ),
  )
})

afterAll(() => {
  rmSync(place, { recursive: true, force: true })
})

describe('the boundaries between rooms', () => {
  test('the cruise sees every file of src, and finds nothing', async () => {
    const result = await cruiseIn(root)
    const seen = new Set(result.modules.map(({ source }) => source))
    const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => `src/${name.replaceAll('\\', '/')}`)

    expect(files.length).toBeGreaterThan(0)
    expect(files.filter((file) => !seen.has(file))).toEqual([])
    expect(result.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([])
  })

  test('every rule has a reason, and a plant that breaks it', () => {
    const rules = options.ruleSet?.forbidden ?? []
    const broken = new Set(Object.values(plants).map(({ rule }) => rule))

    expect(rules.filter(({ comment }) => !comment)).toEqual([])
    expect(rules.map(({ name }) => name).filter((name) => name === undefined || !broken.has(name))).toEqual([])
  })

  test.each(Object.entries(plants).map(([name, plant], index) => ({ name, plant, index })))(
    'reported: $name',
    ({ plant, index }) => {
      expect(reported).toContain(`${plant.rule} in ${fileOf(plant, index)}`)
    },
  )
})

async function cruiseIn(baseDir: string): Promise<ICruiseResult> {
  const { output } = await cruise(['src'], { ...options, baseDir })
  if (typeof output === 'string') throw new Error('expected a cruise result, found text')
  return output
}

/** The sources as they are, a target to import in every room, and all the violations. */
function copyWithPlants(): string {
  const copy = realpathSync(mkdtempSync(join(tmpdir(), 'rolecall-boundaries-')))
  cpSync(join(root, 'src'), join(copy, 'src'), { recursive: true })
  cpSync(join(root, 'package.json'), join(copy, 'package.json'))
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction')

  const write = (file: string, code: string): void => {
    mkdirSync(dirname(join(copy, file)), { recursive: true })
    appendFileSync(join(copy, file), `\n${code}\n`)
  }
  for (const [index, plant] of Object.values(plants).entries()) {
    write(fileOf(plant, index), plant.code)
    for (const [file, code] of Object.entries(plant.beside ?? {})) write(file, code)
  }
  for (const room of readdirSync(join(copy, 'src'), { withFileTypes: true })) {
    if (room.isDirectory()) write(`src/${room.name}/canary.ts`, 'export const canary = 1\nexport type Canary = 1')
  }
  return copy
}

function fileOf({ file, room }: Plant, index: number): string {
  return file ?? `src/${room}/canary-${index}.ts`
}

function breach(rule: string, room: string, code: string, beside: Readonly<Record<string, string>> = {}): Plant {
  return { rule, room, code, beside }
}

function at(rule: string, file: string, code: string, beside: Readonly<Record<string, string>> = {}): Plant {
  return { rule, file, code, beside }
}

function value(from: string): string {
  return `import { canary } from '${from}'\nexport const breach = canary`
}

function type(from: string): string {
  return `import type { Canary } from '${from}'\nexport type Breach = Canary`
}

function lazy(from: string): string {
  return `export const breach = () => import('${from}')`
}
