import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { runInThisContext } from 'node:vm'

import { describe, expect, test } from 'vitest'

import { QUERIES } from '../../src/queries/index.ts'

const src = fileURLToPath(new URL('../../src/', import.meta.url))

/** An example that stands on one line: an expression, and the value that it has. */
interface Example {
  readonly file: string
  readonly expression: string
  readonly value: string
}

/**
 * Every one-line example under src. One that goes over several lines begins below its `@example`; one that is awaited
 * needs files and streams: test/index.test.ts and test/cli run such.
 */
function examples(): readonly Example[] {
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .toSorted((a, b) => (a < b ? -1 : 1))
  return files.flatMap((file) =>
    [...readFileSync(`${src}${file}`, 'utf8').matchAll(/^ \* @example +(?!await )(.+)$/gm)].map(([, line = '']) => {
      const at = line.lastIndexOf(' // ')
      return { file, expression: line.slice(0, at), value: at < 0 ? '' : line.slice(at + 4) }
    }),
  )
}

/** What an example may name: what its file exports, and every canned query, `role-unused` being `roleUnused`. */
async function scopeOf(file: string): Promise<ReadonlyMap<string, unknown>> {
  const module: Record<string, unknown> = await import(pathToFileURL(`${src}${file}`).href)
  const queries = await Promise.all(
    QUERIES.map(async ({ name, load }): Promise<[string, unknown]> => [camelCase(name), (await load()).default]),
  )
  return new Map([...queries, ...Object.entries(module).filter(([name]) => name !== 'default')])
}

function camelCase(name: string): string {
  return name.replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}

function evaluate(expression: string, scope: ReadonlyMap<string, unknown>): unknown {
  const ask: (...values: readonly unknown[]) => unknown = runInThisContext(
    `(${[...scope.keys()].join(', ')}) => (${expression})`,
  )
  return ask(...scope.values())
}

describe('examples in the source', () => {
  const all = examples()
  test('are found', () => {
    expect(all.length).toBeGreaterThan(10)
  })
  test.each(all)('$file: $expression', async ({ file, expression, value }) => {
    expect(value, 'an example on one line ends in `// value`').not.toBe('')
    const scope = await scopeOf(file)
    expect(evaluate(expression, scope)).toEqual(evaluate(value, new Map()))
  })
})
