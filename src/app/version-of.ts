import { sha256 } from '../util/hash.ts'

/** A version for a query that is text: another one for another text, so that no verdict of before is taken for one of now. */
export function versionOf(text: string): number {
  return sha256(text).readUIntBE(0, 6)
}
