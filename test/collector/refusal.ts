import { RolecallError } from '../../src/model/error.ts'
import { captureOf, type Said } from '../store/nights.ts'

/** The message and hint of a refusal; records are laid out too, since some misfits show only then. */
export function refusal(
  contents: readonly unknown[],
  said: Said = {},
): { code: string; message: string; hint: string | undefined } {
  try {
    for (const record of captureOf(contents, said).records) record.normalise?.()
  } catch (error) {
    if (error instanceof RolecallError) return { code: error.code, message: error.message, hint: error.hint }
    throw error
  }
  throw new Error('it was not refused')
}
