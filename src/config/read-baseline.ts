import { z } from 'zod'

import type { Waiver } from '../model/waiver.ts'
import { readShaped } from './read-shaped.ts'

/**
 * Reads a file of waivers: `{ "waivers": [{ "query", "subject", "fingerprint"?, "reason", "owner", "expires" }] }`.
 *
 * @throws RolecallError INPUT naming file, place, found and expected
 */
export function readBaseline(path: string): readonly Waiver[] {
  return readShaped(path, BASELINE, HINT).waivers.map((waiver) => ({
    ...waiver,
    fingerprint: waiver.fingerprint ?? null,
  }))
}

const HINT = '`rolecall audit --write-baseline FILE` makes a file of waivers; docs/audit.md describes it.'

const text = (expected: string) => z.string({ error: expected }).trim().min(1, { error: expected })

const FINGERPRINT = 'the fingerprint of a finding, 32 hexadecimal digits in lower case'

const waiver = z.strictObject(
  {
    query: text('the name of a query'),
    subject: text('the ARN of whom the finding is about, in which * stands for anything'),
    fingerprint: z
      .string({ error: FINGERPRINT })
      .regex(/^[0-9a-f]{32}$/, { error: FINGERPRINT })
      .nullish(),
    reason: text('why nobody need act'),
    owner: text('who answers for it'),
    expires: z.iso.date({ error: 'its last day, such as 2027-01-31' }),
  },
  { error: 'a waiver {"query", "subject", "reason", "owner", "expires"}' },
)

const BASELINE = z.strictObject(
  { waivers: z.array(waiver, { error: 'a list of waivers' }) },
  { error: 'an object {"waivers": […]}' },
)
