import type { Config } from '../app/configuration.ts'
import { databasePath } from './databases.ts'
import type { Globals } from './globals.ts'
import type { Io } from './io.ts'
import { note } from './notes.ts'

/** The configuration that --config names, else the one beside the history, else the user's own; null where there is none. */
export async function configurationOf(globals: Globals, io: Io): Promise<Config | null> {
  const { findConfiguration } = await import('../app/configuration.ts')
  const config = await findConfiguration({
    given: globals.config,
    database: databasePath(globals, io),
    env: io.env,
    home: io.env['HOME'] ?? io.env['USERPROFILE'],
    platform: process.platform,
  })
  if (config !== null && globals.verbose === true) note(io, globals, `configuration: ${config.path}`)
  return config
}
