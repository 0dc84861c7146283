import type { AccessQuestion } from '../access/decision.ts'
import { takenResources } from '../access/taken-resources.ts'
import { isTrustAction } from '../access/trusted-roles.ts'
import { RolecallError } from '../model/error.ts'
import { isMultivalued } from '../policy/condition/key-types.ts'
import type { Action } from '../policy/action/table.ts'
import type { ContextValue } from '../policy/request.ts'
import { loadActionTable } from './action-table.ts'

/** A question as it is typed. */
export interface AskedQuestion {
  readonly action: string
  /** An ARN, with or without wildcards; null for any. */
  readonly resource: string | null
  /** Texts of the form `key=value`. */
  readonly context: readonly string[]
  readonly contextIsComplete: boolean
  readonly resourceAccount?: string
}

/**
 * A question in the form that is asked of a night.
 *
 * @throws RolecallError USAGE where the action has wildcards, a key has no value, or the account is no account's id
 */
export function askQuestion({ action, context, ...rest }: AskedQuestion): AccessQuestion {
  const { resourceAccount } = rest
  if (resourceAccount !== undefined && !/^\d{12}$/.test(resourceAccount)) {
    const found = JSON.stringify(resourceAccount)
    throw new RolecallError(
      'USAGE',
      `access: --resource-account: expected an account id of twelve digits, found ${found}`,
    )
  }
  return { ...rest, action: checkAction(action), context: parseContext(context) }
}

/**
 * An action by the name that AWS gives it.
 *
 * @throws RolecallError USAGE where it is not of the form `service:Name`, or has wildcards
 */
function checkAction(text: string): string {
  if (/^[a-z0-9-]+:[a-z0-9]+$/i.test(text)) return loadActionTable().action(text)?.name ?? text
  throw new RolecallError(
    'USAGE',
    `access: ${JSON.stringify(text)} is no action: expected service:Name, such as s3:GetObject`,
    {
      hint: 'One action at a time, without wildcards; `rolecall access show PRINCIPAL --service s3` lists all of a service.',
    },
  )
}

/**
 * What a question may have wrong without being impossible, a line each: names that AWS does not publish may be new, or
 * misspelt.
 */
export function doubtsAbout({ action, resource, context }: AccessQuestion): readonly string[] {
  const table = loadActionTable()
  const keys = [...(context?.keys() ?? [])].filter((key) => table.conditionKey(key) === undefined)
  return [
    ...(table.action(action) === undefined
      ? [`${action} is not among the actions that AWS publishes: is it spelt so?`]
      : []),
    ...keys.map((key) => `${key} is not among the condition keys that AWS publishes: is it spelt so?`),
    ...doubtsOfResource(table.action(action), resource),
  ]
}

function doubtsOfResource(action: Action | undefined, resource: string | null): readonly string[] {
  if (action === undefined || resource === null || isTrustAction(action.name.toLowerCase())) return []
  const { name, resources } = action
  if (takenResources(action, ANY_PARTITION).includes(resource)) return []
  if (resources.length === 0) return [`${name} takes no resource: it was asked of *`]
  const formats = new Set(resources.flatMap(({ arns }) => arns))
  return [`${name} is never asked of ${resource} by AWS’s lists, which have for it: ${[...formats].join(', ')}`]
}

/** Of the formats that AWS publishes, which leave it open. */
const ANY_PARTITION = '*'

/**
 * Keys and values as typed, `key=value`; a key that is given several times has several values, and so has one that AWS
 * always gives a list.
 *
 * @throws RolecallError USAGE where a text is not of that form
 */
function parseContext(given: readonly string[]): ReadonlyMap<string, ContextValue> {
  const context = new Map<string, readonly string[]>()
  for (const text of given) {
    const at = text.indexOf('=')
    if (at < 1) throw new RolecallError('USAGE', `access: --context: found ${JSON.stringify(text)}, expected KEY=VALUE`)
    const key = text.slice(0, at).toLowerCase()
    context.set(key, [...(context.get(key) ?? []), text.slice(at + 1)])
  }
  return new Map([...context].map(([key, values]) => [key, isMultivalued(key) ? values : oneOrSeveral(values)]))
}

function oneOrSeveral(values: readonly string[]): ContextValue {
  const [value = '', ...others] = values
  return others.length === 0 ? value : values
}
