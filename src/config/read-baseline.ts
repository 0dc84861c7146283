import { readFileSync } from 'node:fs'

import * as z from 'zod'

import { RolecallError } from '../model/error.ts'
import type { Waiver } from '../model/waiver.ts'

/**
 * Reads a file of waivers: `{ "waivers": [{ "query", "subject", "fingerprint"?, "reason", "owner", "expires" }] }`.
 *
 * @throws RolecallError INPUT naming file, place, found and expected
 */
export function readBaseline(path: string): readonly Waiver[] {
  const parsed = BASELINE.safeParse(readJson(path))
  if (parsed.success) return parsed.data.waivers
  const [issue] = parsed.error.issues
  const place = issue === undefined ? '$' : ['$', ...issue.path.map(member)].join('')
  throw new RolecallError('INPUT', `${path}: at ${place}: ${issue?.message ?? 'not a baseline'}`, { hint: EXPECTED })
}

const EXPECTED =
  'A baseline is { "waivers": [{ "query": "…", "subject": "arn:…", "reason": "…", "owner": "…", "expires": "2027-01-31" }] }; `rolecall audit --write-baseline FILE` makes one.'

const TEXT = z.string().trim().min(1, 'expected a text, found an empty one')

const BASELINE = z.strictObject({
  waivers: z.array(
    z.strictObject({
      query: TEXT,
      subject: TEXT,
      fingerprint: z.nullish(TEXT).transform((text) => text ?? null),
      reason: TEXT,
      owner: TEXT,
      expires: z.iso.date('expected a day such as 2027-01-31'),
    }),
  ),
})

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new RolecallError('INPUT', `${path}: no baseline can be read there: ${reason}`, {
      hint: EXPECTED,
      cause: error,
    })
  }
}

function member(key: PropertyKey): string {
  return typeof key === 'number' ? `[${key}]` : `.${String(key)}`
}
