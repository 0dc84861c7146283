import { byCodeUnit } from '../model/compare.ts'
import type { AuthorizationPart } from '../model/part.ts'
import { sha256Hex } from '../util/hash.ts'

/** What the user says that changes what the same bytes mean. */
interface Said {
  readonly account?: string
  readonly lists?: readonly AuthorizationPart[]
}

/** One hash for the bytes of all files and for what the user said about them, whatever the order of the files. */
export function inputHash(hashes: readonly string[], said: Said): string {
  return sha256Hex(
    JSON.stringify([hashes.toSorted(byCodeUnit), said.account ?? null, said.lists?.toSorted(byCodeUnit) ?? null]),
  )
}
