import { z } from 'zod'

import { RolecallError } from '../model/error.ts'
import type { Invariant } from '../model/invariant.ts'
import { SEVERITIES } from '../model/severity.ts'
import { readShaped } from './read-shaped.ts'

/**
 * Reads a file of promises about an account: `{ "invariants": [{ "id", "description", "forbid": { "actions", "resources" }, … }] }`.
 *
 * @throws RolecallError INPUT naming file, place, found and expected
 */
export function readInvariants(path: string): readonly Invariant[] {
  const { invariants } = readShaped(path, INVARIANTS, HINT)
  const ids = invariants.map(({ id }) => id)
  const twice = ids.findIndex((id, index) => ids.indexOf(id) < index)
  if (twice >= 0)
    throw new RolecallError(
      'INPUT',
      `${path}: at $.invariants[${twice}].id: expected each id once, found ${ids[twice]} again`,
    )
  return invariants.map(({ id, description, severity, forbid, unless, where, routes, beyond }): Invariant => {
    return {
      id,
      description,
      severity: severity ?? 'high',
      actions: forbid.actions,
      resources: forbid.resources ?? ['*'],
      unless: unless ?? [],
      where: new Map(Object.entries(where ?? {}).map(([key, value]) => [key.toLowerCase(), value])),
      routes: routes ?? false,
      beyond: beyond ?? false,
    }
  })
}

const HINT = 'docs/invariants.md describes what this file may say.'

const text = (expected: string) => z.string({ error: expected }).min(1, { error: expected })

const isAction = /^(?:\*|[\w-]+:[\w*?]+)$/

const isArn = /^(?:\*$|arn:)/

const list = (expected: string, form: RegExp) =>
  z
    .array(text(expected).regex(form, { error: expected }), { error: `a list, each item ${expected}` })
    .min(1, { error: `a list, each item ${expected}` })

const isId = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/

const invariant = z.strictObject(
  {
    id: text('a name such as prod-data-restricted').regex(isId, { error: 'a name such as prod-data-restricted' }),
    description: text('what is promised, in a sentence'),
    severity: z.enum(SEVERITIES, { error: `one of ${SEVERITIES.join(', ')}` }).optional(),
    forbid: z.strictObject(
      {
        actions: list('an action such as s3:GetObject or iam:Create*', isAction),
        resources: list('an ARN, with or without wildcards, or *', isArn).optional(),
      },
      { error: 'an object {"actions": […], "resources": […]}' },
    ),
    unless: list('the ARN of a user or role, with or without wildcards', isArn).optional(),
    where: z
      .record(text('a condition key'), z.union([z.string(), z.array(z.string()), z.null()]), {
        error: 'an object of condition keys with their values, null for one that is missing',
      })
      .optional(),
    routes: z.boolean({ error: 'true or false' }).optional(),
    beyond: z.boolean({ error: 'true or false' }).optional(),
  },
  { error: 'an invariant {"id", "description", "forbid", …}' },
)

const INVARIANTS = z.strictObject(
  { invariants: z.array(invariant, { error: 'a list of invariants' }) },
  { error: 'an object {"invariants": […]}' },
)
