import { z } from 'zod'

import { parseDate } from '../model/date-form.ts'
import type { Fact, Members, SubjectKind } from '../model/fact.ts'
import { LEVELS, PARTS } from '../model/part.ts'
import { isoTime } from '../model/time.ts'
import { wellFormed } from './pages.ts'

const text = z.string({ error: 'a string' }).overwrite(wellFormed)
const time = z
  .string({ error: 'an ISO 8601 time' })
  .refine((value) => parseDate(value) !== null, { error: 'an ISO 8601 time' })
  .transform((value) => isoTime(parseDate(value) ?? 0))
const members = z.custom<Members>((value) => typeof value === 'object' && value !== null && !Array.isArray(value), {
  error: 'an object',
})

const SUBJECT_KINDS: readonly SubjectKind[] = [
  'user',
  'group',
  'role',
  'instance-profile',
  'managed-policy',
  'account',
  'provider',
  'mfa-device',
  'server-certificate',
]

const tag = z.object({ key: text, value: text }, { error: 'a tag {key, value}' })
const fact = z
  .object(
    {
      kind: z.enum(SUBJECT_KINDS, { error: `one of ${SUBJECT_KINDS.join(', ')}` }),
      arn: text,
      id: text,
      name: text,
      settings: members.nullish(),
      activity: members.nullish(),
      tags: z
        .array(tag, { error: 'a list of tags {key, value}' })
        .refine((tags) => new Set(tags.map(({ key }) => key)).size === tags.length, { error: 'each tag once' })
        .nullish(),
    },
    { error: 'a fact {kind, arn, id, name, …}' },
  )
  .transform(({ settings, activity, tags, ...subject }): Omit<Fact, 'part'> => ({
    ...subject,
    settings: settings ?? null,
    activity: activity ?? null,
    tags: tags ?? null,
  }))

const partShape = z.object(
  {
    status: z.enum(['complete', 'partial', 'denied', 'skipped', 'failed'], {
      error: 'one of complete, partial, denied, skipped, failed',
    }),
    count: z.int({ error: 'a whole number' }).nonnegative({ error: 'a whole number' }),
    detail: text.nullable(),
    startedAt: time.optional(),
    endedAt: time.optional(),
    asOf: time.optional(),
    facts: z.array(fact, { error: 'a list of facts' }).optional(),
    instanceProfiles: z.array(z.unknown(), { error: 'a list of instance profiles' }).optional(),
  },
  { error: 'a part {status, count, detail, …}' },
)

/** The member `Rolecall`, version 1: what `rolecall snapshots export --all-parts` adds to the lists. */
export const rolecallShape = z.object(
  {
    version: z.literal(1, { error: 'version 1; a newer Rolecall may read others' }),
    account: text,
    partition: text,
    alias: text.nullable(),
    level: z.enum(LEVELS, { error: `one of ${LEVELS.join(', ')}` }).nullable(),
    sdkVersion: text.nullable(),
    takenAt: time,
    parts: z.partialRecord(z.enum(PARTS, { error: 'the name of a part' }), partShape, { error: 'parts by name' }),
  },
  { error: 'an object {version, account, parts, …}' },
)

export type RolecallParts = z.infer<typeof rolecallShape>['parts']
