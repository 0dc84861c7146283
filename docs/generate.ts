import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { commandPages } from './generate/commands.ts'
import { exitCodesPage } from './generate/exit-codes.ts'
import type { GeneratedFile, Producer } from './generate/producer.ts'
import { policyCheckPage } from './generate/policy-check.ts'
import { queryFiles } from './generate/queries.ts'
import { schemaFiles } from './generate/schemas.ts'
import { techniqueFiles } from './generate/techniques.ts'
import { viewsPage } from './generate/views.ts'
import { warningsPage } from './generate/warnings.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Everything that is generated. A producer is a file in docs/generate/ and a name here. */
const producers: readonly Producer[] = [
  queryFiles,
  commandPages,
  exitCodesPage,
  policyCheckPage,
  schemaFiles,
  techniqueFiles,
  viewsPage,
  warningsPage,
]

/** Paths that differ from what the metadata says, sorted: to write, and to remove. */
async function differences(): Promise<{
  readonly write: readonly GeneratedFile[]
  readonly remove: readonly string[]
}> {
  const files: GeneratedFile[] = []
  for (const producer of producers) files.push(...(await producer.files()))
  const expected = new Set(files.map(({ path }) => path))
  const found = producers.flatMap(({ folders }) => folders.flatMap((folder) => list(folder)))
  return {
    write: files.filter(({ path, text }) => read(path) !== text),
    remove: found.filter((path) => !expected.has(path)),
  }
}

function list(folder: string): readonly string[] {
  const names = orNothing(() => readdirSync(join(root, folder)))
  return (names ?? []).toSorted((a, b) => (a < b ? -1 : 1)).map((name) => `${folder}/${name}`)
}

function read(path: string): string | undefined {
  return orNothing(() => readFileSync(join(root, path), 'utf8'))
}

function orNothing<T>(act: () => T): T | undefined {
  try {
    return act()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

const { write, remove } = await differences()
if (process.argv.includes('--check')) {
  for (const { path } of write) console.error(`${path} is not what its metadata says`)
  for (const path of remove) console.error(`${path} is generated from nothing`)
  if (write.length + remove.length > 0) {
    console.error('Run `npx tsx docs/generate.ts` and commit what it writes.')
    process.exitCode = 1
  }
} else {
  for (const { path, text } of write) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
    console.log(`wrote ${path}`)
  }
  for (const path of remove) {
    rmSync(join(root, path), { recursive: true })
    console.log(`removed ${path}`)
  }
}
