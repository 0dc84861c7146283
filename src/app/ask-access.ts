import type { Readable } from 'node:stream'

export type { Decision } from '../access/decision.ts'
import type { Access } from '../access/access.ts'
import { type Asker, askerOf, outsider } from '../access/asker.ts'
import type { IsLeftOut } from '../access/held-policies.ts'
import type { AccessQuestion } from '../access/decision.ts'
import { openAccess } from '../access/open-access.ts'
import { isTrustAction } from '../access/trusted-roles.ts'
import { documentsIn, readPolicyFile } from '../collector/policy-file.ts'
import type { AccountView } from '../model/account.ts'
import { byArn } from '../model/compare.ts'
import type { Principal } from '../model/entity.ts'
import { RolecallError } from '../model/error.ts'
import type { Policy } from '../policy/document/policy.ts'
import { readPolicyJson } from '../policy/document/read-policy.ts'
import { entitiesNamed } from '../queries/shared/entities/named-entity.ts'
import { describe } from '../util/describe.ts'
import { memberOf } from '../util/members.ts'
import { loadActionTable } from './action-table.ts'
import { roleOfSession } from './role-of-session.ts'

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
 * @throws RolecallError INPUT where a file cannot be read, or holds no policy of its kind
 * @example
 * const access = await openNightAccess(readAccount(db, snapshot.id), {}, process.stdin)
 * for (const { principal } of access.whoCan({ action: 'iam:CreateUser', resource: null })) console.log(principal.arn)
 */
export async function openNightAccess(account: AccountView, files: AccessFiles, stdin: Readable): Promise<Access> {
  return (await accessOpener(files, stdin))(account)
}

/** The same for whichever night, with or without some statements: the files are read once. */
export async function accessOpener(files: AccessFiles, stdin: Readable): Promise<AccessOpener> {
  return (await readAccessFiles(files, stdin)).open
}

/** Opens access in a night. */
export type AccessOpener = (account: AccountView, isLeftOut?: IsLeftOut) => Access

/** Reads what a user gives; `text` is the same where what was given says the same. */
export async function readAccessFiles(
  files: AccessFiles,
  stdin: Readable,
): Promise<{ readonly open: AccessOpener; readonly text: string }> {
  const scps = await documentsOf(files.scps ?? [], stdin, 'scp')
  const resourcePolicies = await documentsOf(files.resourcePolicies ?? [], stdin, 'resource')
  const given = {
    scps: scps.map((level) => level.map(readPolicyJson)),
    resourcePolicies: resourcePolicies.flat().map(readPolicyJson),
    isManagementAccount: files.isManagementAccount === true,
  }
  return {
    text: JSON.stringify([scps, resourcePolicies.flat(), given.isManagementAccount]),
    open: (account, isLeftOut) =>
      openAccess({ account, actions: loadActionTable, ...given, ...(isLeftOut && { isLeftOut }) }),
  }
}

type FileKind = 'scp' | 'resource'

/** The documents of each file, of the right kind. */
async function documentsOf(
  names: readonly string[],
  stdin: Readable,
  kind: FileKind,
): Promise<readonly (readonly unknown[])[]> {
  const files: (readonly unknown[])[] = []
  for (const name of names) {
    const file = await readPolicyFile(name, stdin)
    const documents = documentsIn(file)
    if (documents.length === 0) throw new RolecallError('INPUT', `${file.name}: holds no policy`)
    for (const [index, document] of documents.entries()) {
      refuseOtherKind(readPolicyJson(document), kind, file.name)
      const place = documents.length > 1 ? `${file.name}: policy ${index}` : file.name
      refuseOtherEffect(document, place)
    }
    files.push(documents)
  }
  return files
}

/** A policy of a resource says whom it lets in, an SCP does not: whoever gives one for the other would get a wrong answer. */
function refuseOtherKind({ statements }: Policy, kind: FileKind, file: string): void {
  const odd = statements.find(({ principals }) => (principals === null) === (kind === 'resource'))
  if (odd === undefined) return
  const found =
    kind === 'scp'
      ? 'a Principal, which no service control policy has'
      : 'no Principal, which every policy of a resource has'
  throw new RolecallError('INPUT', `${file}: statement ${odd.index}: found ${found}`, {
    hint: '--scp takes service control policies, --resource-policy the policies of resources.',
  })
}

/** Of a statement with another Effect nothing could be decided, and nobody would be told why. */
function refuseOtherEffect(document: object, place: string): void {
  const given = memberOf(document, 'Statement')
  const statements: readonly unknown[] = Array.isArray(given) ? given : [given]
  for (const [index, statement] of statements.entries()) {
    const effect = memberOf(statement, 'Effect')
    if (effect === 'Allow' || effect === 'Deny') continue
    const at = Array.isArray(given) ? `$.Statement[${index}].Effect` : '$.Statement.Effect'
    throw new RolecallError('INPUT', `${place}: at ${at}: expected "Allow" or "Deny", found ${describe(effect)}`)
  }
}

/**
 * What of the files a question is decided without, a line each: trust policies that the night holds are those that decide.
 */
export function unheardFiles(
  account: AccountView,
  { resourcePolicies = [] }: AccessFiles,
  { action, resource }: AccessQuestion,
): readonly string[] {
  if (resourcePolicies.length === 0 || !isTrustAction(action.toLowerCase())) return []
  const isOne = resource !== null && !/[*?]/.test(resource)
  const roles = isOne ? (account.named?.roles([resource]) ?? account.roles()) : account.roles()
  if (!roles.some(({ arn, trust }) => trust !== null && (!isOne || arn === resource))) return []
  const whose = isOne ? resource : 'a role of this night'
  return [`--resource-policy: the trust policy of ${whose} is recorded, and decides in place of what was given`]
}

/**
 * The user or role that a text names, by ARN, unique id or name; a session of a role, by its ARN; or somebody whose
 * policies the night does not hold: a service, a provider, another account, a principal of it.
 *
 * @throws RolecallError USAGE where it names nobody, or several
 */
export function findAsker(account: AccountView, text: string): Asker {
  const session = roleOfSession('access', account, text)
  if (session !== null) return { ...askerOf(session.role), session: session.name }
  const principals = likely(account, text)
  const foreign = outsider(text)
  const isBeyond = foreign !== null && (foreign.kind === 'federated' || foreign.account !== account.snapshot.account)
  if (isBeyond && !principals.some(({ arn, id }) => arn === text || id === text))
    return { caller: foreign, principal: null }
  const [principal] = entitiesNamed('access', text, principals)
  if (principal === undefined) throw new RangeError('entitiesNamed gave nothing, and did not say so')
  return askerOf(principal)
}

/** An ARN tells whether it is a role's or a user's; then the others are not read. */
function likely(account: AccountView, text: string): readonly Principal[] {
  if (/^arn:[^:]*:iam::\d{12}:role\//.test(text)) return found(account.named?.roles([text])) ?? account.roles()
  if (/^arn:[^:]*:iam::\d{12}:user\//.test(text)) return found(account.named?.users([text])) ?? account.users()
  return [...account.roles(), ...account.users()].sort(byArn)
}

/** Undefined where there is none: an error then says what is near. */
function found<Item>(items: readonly Item[] | undefined): readonly Item[] | undefined {
  return items !== undefined && items.length > 0 ? items : undefined
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
