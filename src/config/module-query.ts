import { pathToFileURL } from 'node:url'

import type { z } from 'zod'

import { RolecallError } from '../model/error.ts'
import { memberOf } from '../util/members.ts'
import { misfitOf } from './misfit.ts'
import { MODULE_SHAPE } from './module-shape.ts'
import { readText } from './read-text.ts'

/** A query of a user's own that is a module: what its default export says, and what it does. */
export interface ModuleQuery extends z.infer<typeof MODULE_SHAPE> {
  readonly path: string
  /** The whole file. */
  readonly text: string
}

/** How long a module may take to load: one that waits for ever would leave the program nothing to do, and end it. */
const PATIENCE = 30_000

/**
 * Loads a query of a user's own from a `.mjs` module, whose code then runs as any other of the program's.
 *
 * @param patience how long it may take, in milliseconds
 *
 * @throws RolecallError INPUT where it cannot be loaded, or naming file, member, found, expected and what is near
 */
export async function loadModuleQuery(path: string, patience: number = PATIENCE): Promise<ModuleQuery> {
  const text = readText(path)
  const exported = await load(path, patience)
  const given = memberOf(exported, 'default')
  const result = MODULE_SHAPE.safeParse(given)
  if (!result.success) {
    const { path: at, expected, found, near } = misfitOf(MODULE_SHAPE, given, result.error)
    const hint =
      near.length > 0 ? `Did you mean ${near.join(', ')}?` : 'docs/own-queries.md describes what it has to be.'
    throw new RolecallError('INPUT', `${path}: default export: at ${at}: expected ${expected}, found ${found}`, {
      hint,
    })
  }
  return { ...result.data, path, text }
}

async function load(path: string, patience: number): Promise<unknown> {
  let clock: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    clock = setTimeout(() => reject(new Error(`it took longer than ${patience / 1000} s`)), patience)
  })
  try {
    const exported: unknown = await Promise.race([import(pathToFileURL(path).href), late])
    return exported
  } catch (error) {
    const why = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
    throw new RolecallError('INPUT', `${path}: cannot be loaded: ${why}`, { cause: error })
  } finally {
    clearTimeout(clock)
  }
}
