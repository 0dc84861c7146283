import { createRequire } from 'node:module'
// oxlint-disable-next-line no-restricted-imports -- which binding loads without crashing depends on the Node that runs
import { versions } from 'node:process'
import type BetterSqlite from 'better-sqlite3'

/** Version 13, an optional dependency: npm leaves it out on Node 20, and then version 12 serves. */
const CURRENT = { name: 'better-sqlite3-current', needs: 22 }

/**
 * SQLite, through the binding that fits the Node.js that runs us: version 12 is the last for Node 20, and aborts the
 * process on Node 24.19 and later, where version 13 does not. The two have one interface.
 * {@link https://github.com/nodejs/node/issues/65446}
 */
export const Database: typeof BetterSqlite = binding(Number.parseInt(versions.node, 10))

function binding(node: number): typeof BetterSqlite {
  const require = createRequire(import.meta.url)
  const name = node >= CURRENT.needs && isThere(CURRENT.name, require) ? CURRENT.name : 'better-sqlite3'
  // oxlint-disable-next-line typescript/no-unsafe-assignment -- what require gives has the type that the package declares
  const loaded: typeof BetterSqlite = require(name)
  return loaded
}

function isThere(name: string, require: NodeJS.Require): boolean {
  try {
    return require.resolve(name) !== ''
  } catch {
    return false
  }
}
