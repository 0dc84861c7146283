import { z } from 'zod'

import { PARTS } from '../model/part.ts'
import { SEVERITIES } from '../model/severity.ts'

// A module's default export has the members of the queries that come with the program; each says here what it has to be.

const text = (expected: string) => z.string({ error: expected }).regex(/\S/, { error: expected })

const name = z.string({ error: 'a name such as my-roles' }).regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, {
  error: 'a name such as my-roles',
})

const column = z.string({ error: 'a column such as roleArn' }).regex(/^[a-z][a-zA-Z0-9]*$/, {
  error: 'a column such as roleArn',
})

const columns = z.array(column, { error: 'a list of columns' })

const parts = z.array(z.enum(PARTS, { error: `one of ${PARTS.join(', ')}` }), { error: 'a list of parts of a night' })

const describe = text('a description')
const integer = z.int({ error: 'a whole number' })

const param = z.discriminatedUnion(
  'type',
  [
    z.strictObject({
      type: z.literal('text'),
      default: z.string({ error: 'a text or null' }).nullable(),
      describe,
    }),
    z.strictObject({ type: z.literal('path'), default: z.string({ error: 'a path such as /team/' }), describe }),
    z.strictObject({ type: z.literal('integer'), default: integer, min: integer, max: integer, describe }),
    z.strictObject({
      type: z.literal('list'),
      default: z.array(z.string({ error: 'a text' }), { error: 'a list of texts' }),
      describe,
    }),
  ],
  { error: 'a parameter of type text, path, integer or list' },
)

/** The shape of a query of a user's own that is a module; `run` is only known to be a function. */
export const MODULE_SHAPE = z.strictObject(
  {
    name,
    title: text('a title'),
    kind: z.enum(['inventory', 'finding'], { error: 'inventory or finding' }),
    severity: z.enum(SEVERITIES, { error: `one of ${SEVERITIES.join(', ')}` }),
    version: integer.optional(),
    message: text('a sentence').optional(),
    subject: column.optional(),
    identity: columns.optional(),
    needs: parts,
    itemises: parts.optional(),
    substitutes: parts.optional(),
    params: z
      .record(z.string().regex(/^[A-Za-z]\w*$/, { error: 'the name of a parameter' }), param, {
        error: 'an object of parameters; {} where there are none',
      })
      .default({}),
    columns: columns.min(1, { error: 'at least one column' }),
    expendable: columns.optional(),
    remediation: text('a sentence or null').nullable().default(null),
    references: z
      .array(z.string({ error: 'https://…' }).regex(/^https?:\/\/\S+$/, { error: 'https://…' }), {
        error: 'a list of addresses',
      })
      .default([]),
    controls: z.array(text('the id of a control'), { error: 'a list of controls' }).optional(),
    run: z.custom<(context: unknown) => unknown>((value) => typeof value === 'function', {
      error: 'a function that yields rows',
    }),
  },
  { error: 'a query: an object with name, title, kind, severity, needs, columns and run' },
)
