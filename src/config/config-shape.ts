import { z } from 'zod'

import { SEVERITIES } from '../model/severity.ts'
import { TAGGED_KINDS, WINDOWS } from './config.ts'

// Every member has an error that says what was expected: it is what a reader of a mistake is shown.

const text = (expected: string) => z.string({ error: expected }).min(1, { error: expected })

const queryName = text('the name of a query').regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, { error: 'the name of a query' })

/** A list goes to a query as it is typed, separated by commas. */
const item = (expected: string) => text(expected).regex(/^[^,]+$/, { error: `${expected}, without a comma` })

const items = (expected: string) =>
  z.array(item(expected), { error: `a list, each item ${expected}` }).min(1, { error: `a list, each item ${expected}` })

const knownAccount = z
  .strictObject(
    {
      id: text('an account id of twelve digits').regex(/^\d{12}$/, { error: 'an account id of twelve digits' }),
      own: z
        .boolean({ error: 'true or false' })
        .optional()
        .meta({ description: 'Whether it is yours: it may then change this one, and is no third party' }),
      name: text('a name').optional(),
      group: text('a name').optional(),
    },
    { error: 'an account {"id": "111122223333"}' },
  )
  .meta({ description: 'An account that may be trusted; name and group are for readers' })

const days = (most: number) => {
  const error = `a whole number of days, 1 to ${most}`
  return z.int({ error }).min(1, { error }).max(most, { error }).optional()
}

const path = text('a path that begins and ends with a slash, such as /team/').regex(/^\/(?:.*\/)?$/, {
  error: 'a path that begins and ends with a slash, such as /team/',
})

const paramValue = z.union([z.string(), z.int(), z.array(item('a text'))], {
  error: 'a text, a whole number, or a list of texts without commas',
})

const param = z.record(
  text('the name of a parameter').regex(/^[A-Za-z]\w*$/, { error: 'the name of a parameter' }),
  paramValue,
  {
    error: 'parameters of the query, such as {"days": 30}',
  },
)

const windows = {
  keyAgeDays: days(WINDOWS.keyAgeDays),
  passwordAgeDays: days(WINDOWS.passwordAgeDays),
  unusedDays: days(WINDOWS.unusedDays),
  rootUsedDays: days(WINDOWS.rootUsedDays),
  expiresWithinDays: days(WINDOWS.expiresWithinDays),
}

/** The shape of `rolecall.json`. There is no member for code, folders or outputs, so that entering a stranger's folder runs nothing. */
export const CONFIG_SHAPE = z
  .strictObject(
    {
      $schema: z.string({ error: 'a text' }).optional().meta({ description: 'For editors; not read' }),
      knownAccounts: z
        .array(knownAccount, { error: 'a list of accounts {"id": …}' })
        .optional()
        .meta({ description: 'Accounts that may be trusted, yours or not' }),
      requiredTags: z
        .strictObject(members(TAGGED_KINDS, items('a tag key').optional()), {
          error: `an object with lists of tag keys: ${TAGGED_KINDS.join(', ')}`,
        })
        .optional()
        .meta({ description: 'Tag keys that each must have; providers are also server certificates and MFA devices' }),
      requiredBoundary: z
        .strictObject(
          { policies: items('a policy, by ARN or by name'), under: path.optional() },
          { error: 'an object {"policies": […], "under": "/"}' },
        )
        .optional()
        .meta({ description: 'Policies of which one must bound each user and role under a path' }),
      windows: z
        .strictObject(windows, {
          error: `an object with numbers of days: ${Object.keys(WINDOWS).join(', ')}`,
        })
        .optional()
        .meta({
          description:
            'From how many days on something is too old, or too long unused; within how many its end is told',
        }),
      skip: z
        .array(queryName, { error: 'a list of queries and themes' })
        .optional()
        .meta({ description: 'Queries and themes that an audit leaves out' }),
      minSeverity: z
        .enum(SEVERITIES, { error: `one of ${SEVERITIES.join(', ')}` })
        .optional()
        .meta({ description: 'The least severity that an audit reports' }),
      params: z
        .record(queryName, param, { error: 'parameters by query, such as {"role-unused": {"days": 30}}' })
        .optional()
        .meta({ description: 'Parameters of queries; they go before what the other members say' }),
    },
    { error: 'an object, such as {"knownAccounts": []}' },
  )
  .meta({ title: 'rolecall.json' })

function members<Name extends string, Shape>(names: readonly Name[], shape: Shape): Record<Name, Shape> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- fromEntries forgets the names that it was given
  return Object.fromEntries(names.map((name) => [name, shape])) as Record<Name, Shape>
}
