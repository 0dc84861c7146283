import { z } from 'zod'

import type { Evidence } from '../model/evidence.ts'

const text = z.string({ error: 'a text' })
const textOrNull = z.string({ error: 'a text or null' }).nullable()
const count = z.int({ error: 'a whole number from 0' }).nonnegative({ error: 'a whole number from 0' })
const scalar = z.union([text, z.number(), z.boolean(), z.null()], { error: 'a text, a number, true, false or null' })

/** What a verdict may rest on, each kind with its members. */
export const EVIDENCE_SHAPE: z.ZodType<Evidence> = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('attachment'), policyArn: text, to: text }),
    z.strictObject({ kind: z.literal('inline-policy'), policyName: text, of: text }),
    z.strictObject({ kind: z.literal('boundary'), policyArn: text, of: text }),
    z.strictObject({ kind: z.literal('membership'), user: text, group: text }),
    z.strictObject({ kind: z.literal('instance-profile'), instanceProfileArn: text, roleArn: text }),
    z.strictObject({ kind: z.literal('trust'), roleArn: text, statement: count, sid: textOrNull, principal: text }),
    z.strictObject({
      kind: z.literal('statement'),
      policyArn: text,
      policyName: textOrNull,
      version: textOrNull,
      statement: count,
      sid: textOrNull,
      effect: z.enum(['Allow', 'Deny'], { error: 'Allow, Deny or null' }).nullable(),
    }),
    z.strictObject({ kind: z.literal('tag'), of: text, key: text, value: text }),
    z.strictObject({ kind: z.literal('attribute'), of: text, name: text, value: scalar }),
    z.strictObject({ kind: z.literal('absent'), of: text, what: text }),
  ],
  {
    error:
      'evidence of a kind: attachment, inline-policy, boundary, membership, instance-profile, trust, statement, tag, attribute or absent',
  },
)
