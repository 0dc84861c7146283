import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'

import { stopwatch } from './stopwatch.ts'

/** The least that tells whether a file came before: its bytes read and hashed, in milliseconds. */
export function hashFloor(file: string): { readonly readAndHash: number } {
  const lap = stopwatch()
  hash('sha256', readFileSync(file))
  return { readAndHash: lap() }
}
