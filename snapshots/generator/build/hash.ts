import { createHash } from 'node:crypto'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** A unique id in IAM's form: four letters that say the kind, and seventeen derived from the identity. */
export function uniqueId(prefix: 'AIDA' | 'AGPA' | 'AROA' | 'AIPA' | 'ANPA', identity: string): string {
  const letters = [...digest(`${prefix} ${identity}`).subarray(0, 17)].map((byte) => ALPHABET.charAt(byte % 32))
  return prefix + letters.join('')
}

/** Hexadecimal digits, as AWS appends them to the names of roles and providers it makes. */
export function hexDigits(seed: string, count: number): string {
  return digest(seed).toString('hex').slice(0, count)
}

/** A whole number from `from` up to but not including `to`, the same for the same seed for ever. */
export function pick(seed: string, from: number, to: number): number {
  return from + (digest(seed).readUInt32BE(0) % (to - from))
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
