import type { Readable } from 'node:stream'

import type { Access } from '../access/access.ts'
import { type Asker, askerOf, outsider } from '../access/asker.ts'
import type { AccessQuestion } from '../access/decision.ts'
import { openAccess } from '../access/open-access.ts'
import { documentsIn, readPolicyFile } from '../collector/policy-file.ts'
import type { AccountView } from '../model/account.ts'
import { byArn } from '../model/compare.ts'
import { RolecallError } from '../model/error.ts'
import { isMultivalued } from '../policy/condition/key-types.ts'
import type { Policy } from '../policy/document/policy.ts'
import { readPolicyJson } from '../policy/document/read-policy.ts'
import type { ContextValue } from '../policy/request.ts'
import { entitiesNamed } from '../queries/shared/entities/named-entity.ts'
import { loadActionTable } from './action-table.ts'

/** What the user gives of what IAM data cannot show. */
export interface AccessFiles {
  /** Files of service control policies, one a level: root, unit, account. */
  readonly scps?: readonly string[]
  /** Files of policies of resources. */
  readonly resourcePolicies?: readonly string[]
  /** Whether the account manages its organisation: SCPs do not bind it. */
  readonly isManagementAccount?: boolean
}

/**
 * Access in a night, with the policies that stand in files.
 *
 * @throws RolecallError INPUT where a file cannot be read or holds no policy
 * @example
 * const access = await openNightAccess(readAccount(db, snapshot.id), {}, process.stdin)
 * for (const { principal } of access.whoCan({ action: 'iam:CreateUser', resource: null })) console.log(principal.arn)
 */
export async function openNightAccess(account: AccountView, files: AccessFiles, stdin: Readable): Promise<Access> {
  const scps = await policiesIn(files.scps ?? [], stdin)
  const resourcePolicies = await policiesIn(files.resourcePolicies ?? [], stdin)
  return openAccess({
    account,
    actions: loadActionTable,
    scps,
    resourcePolicies: resourcePolicies.flat(),
    isManagementAccount: files.isManagementAccount === true,
  })
}

async function policiesIn(names: readonly string[], stdin: Readable): Promise<readonly (readonly Policy[])[]> {
  const files: (readonly Policy[])[] = []
  for (const name of names) files.push(documentsIn(await readPolicyFile(name, stdin)).map(readPolicyJson))
  return files
}

/**
 * The user or role that a text names, by ARN, unique id or name; or somebody whose policies the night does not hold: a
 * service, a provider, another account, a principal of it.
 *
 * @throws RolecallError USAGE where it names nobody, or several
 */
export function findAsker(account: AccountView, text: string): Asker {
  const principals = [...account.roles(), ...account.users()].sort(byArn)
  const foreign = outsider(text)
  const isBeyond = foreign !== null && (foreign.kind === 'federated' || foreign.account !== account.snapshot.account)
  if (isBeyond && !principals.some(({ arn, id }) => arn === text || id === text))
    return { caller: foreign, principal: null }
  const [principal] = entitiesNamed('access', text, principals)
  if (principal === undefined) throw new RangeError('entitiesNamed gave nothing, and did not say so')
  return askerOf(principal)
}

/**
 * A resource as a user writes it: an ARN, with or without wildcards, `*`, or an entity of the night such as `role/NAME`.
 *
 * @returns null where none is given
 * @throws RolecallError USAGE where it is none of these
 */
export function findResource(account: AccountView, text: string | undefined): string | null {
  if (text === undefined) return null
  if (text === '*' || text.startsWith('arn:')) return text
  const entities = [
    ...account.roles(),
    ...account.users(),
    ...account.groups(),
    ...account.managedPolicies(),
    ...account.instanceProfiles(),
  ]
  return entitiesNamed('access', text, entities)[0]?.arn ?? null
}

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
 * @throws RolecallError USAGE where the action has wildcards, or a key has no value
 */
export function askQuestion({ action, context, ...rest }: AskedQuestion): AccessQuestion {
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
  )
}

/** Whether AWS's table has an action; one that it lacks may be new, or misspelt. */
export function isKnownAction(name: string): boolean {
  return loadActionTable().action(name) !== undefined
}

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
