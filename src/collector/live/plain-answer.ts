import type { Members } from '../../model/fact.ts'
import { printDate } from '../../model/date-form.ts'

/**
 * What the SDK gave for an answer, as JSON that can be kept: dates as the AWS CLI prints them, blobs as base64, members
 * without a value left out, and no `$metadata`. Members that hold secrets are dropped: AWS sends none in answers to calls
 * that read, emulators have been seen to.
 *
 * @throws RangeError where a date is none
 */
export function plainAnswer(output: object): Members {
  return plainMembers(Object.entries(output).filter(([name]) => name !== '$metadata'))
}

/** Built from entries, since an assignment to `__proto__` would be lost. */
function plainMembers(entries: readonly (readonly [string, unknown])[]): Members {
  return Object.fromEntries(
    entries
      .filter(([name, value]) => value !== undefined && !SECRETS.has(name))
      .map(([name, value]) => [name, plain(value)]),
  )
}

const SECRETS: ReadonlySet<string> = new Set([
  'Base32StringSeed',
  'QRCodePNG',
  'SecretAccessKey',
  'ServiceCredentialSecret',
  'ServicePassword',
  'SessionToken',
])

function plain(value: unknown): unknown {
  if (value instanceof Date) return printDate(value.toISOString().replace('.000Z', 'Z'), 'cli')
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64')
  if (Array.isArray(value)) return value.map(plain)
  return typeof value === 'object' && value !== null ? plainMembers(Object.entries(value)) : value
}
