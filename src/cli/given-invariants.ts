import type { Invariant } from '../model/invariant.ts'
import type { Globals } from './globals.ts'
import type { Io } from './io.ts'
import { note } from './notes.ts'

/**
 * The promises in files, and a line for each thing that may be misspelt in them: a promise about what there is not is
 * proven too.
 *
 * @throws RolecallError INPUT where a file cannot be read, or holds no promises
 */
export async function givenInvariants(
  paths: readonly string[],
  partition: string,
  options: Globals,
  io: Io,
): Promise<readonly Invariant[]> {
  if (paths.length === 0) return []
  const { readInvariants } = await import('../app/audit-files.ts')
  const { doubtsAboutInvariant } = await import('../app/doubts-about-invariant.ts')
  return paths.flatMap((path) => {
    const invariants = readInvariants(path)
    for (const invariant of invariants) {
      for (const doubt of doubtsAboutInvariant(invariant, partition))
        note(io, options, `${path}: ${invariant.id}: ${doubt}`)
    }
    return invariants
  })
}
