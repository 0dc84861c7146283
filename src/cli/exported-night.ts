import type { History } from '../app/history.ts'
import { RolecallError } from '../model/error.ts'
import type { Globals } from './globals.ts'
import type { Io } from './io.ts'
import { note } from './notes.ts'
import { checkOutput } from './write-output.ts'

export interface ExportOptions {
  readonly allParts?: boolean
  readonly redact?: boolean
  readonly key?: string
}

/**
 * A night as `snapshots export` writes it: as it came in, or with pseudonyms.
 *
 * @throws RolecallError USAGE for a key that is of no use, or cannot be read
 */
export async function exportedNight(
  db: History,
  id: number,
  options: ExportOptions & Globals,
  io: Io,
): Promise<Readonly<Record<string, unknown>>> {
  const allParts = options.allParts === true
  if (options.key !== undefined) await checkOutput(options.output, [options.key])
  if (options.redact === true) return redacted(db, id, options, io)
  if (options.key !== undefined)
    throw new RolecallError('USAGE', 'snapshots export: --key is of use beside --redact only')
  const { exportNight } = await import('../app/export-night.ts')
  return exportNight(db, id, { allParts })
}

async function redacted(
  db: History,
  id: number,
  options: ExportOptions & Globals,
  io: Io,
): Promise<Readonly<Record<string, unknown>>> {
  const [{ redactNight }, { redactionKey }] = await Promise.all([
    import('../app/redact-night.ts'),
    import('./redaction-key.ts'),
  ])
  const { key, note: said } = redactionKey(options.key)
  const { night, weak } = redactNight(db, id, { key, allParts: options.allParts === true })
  if (said !== null) note(io, options, said)
  if (weak > 0)
    note(io, options, `${weak} words are hidden letter for letter, since patterns cut them: read docs/sharing.md`)
  return night
}
