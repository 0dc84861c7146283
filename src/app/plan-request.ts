import type { Readable } from 'node:stream'

import { documentsIn, readPolicyFile } from '../collector/policy-file.ts'
import type { AccountView } from '../model/account.ts'
import { nameInArn, parseArn } from '../model/arn.ts'
import { RolecallError } from '../model/error.ts'
import type { PlanEntry } from '../model/planned-change.ts'
import { PLAN_OPTIONS, type PlanOption, placeOf } from './plan-option.ts'
import { HOLDERS, type PlanSubject, subjectIn } from './plan-subject.ts'
import { plannedPolicyArn } from './planned-policy-arn.ts'

/** What an option is read with. */
interface Reading {
  readonly account: AccountView
  /** What stands before it: policies that it creates can be named. */
  readonly plan: readonly PlanEntry[]
  readonly stdin: Readable
}

/**
 * The request that an option stands for, to be validated as one in a file is.
 *
 * @throws RolecallError USAGE or INPUT naming the option, found and expected
 */
export async function requestOf(given: PlanOption, { account, plan, stdin }: Reading): Promise<object> {
  const place = placeOf(given)
  const policyArn = (text: string) => plannedPolicyArn(place, text, account, plan)
  const read = async (file: string) => documentIn(file, stdin)
  switch (given.option) {
    case 'attach':
    case 'detach': {
      const [left, right] = split(given, '=')
      const { type, naming } = subjectIn(place, left, HOLDERS)
      const verb = given.option === 'attach' ? 'Attach' : 'Detach'
      return { action: `${verb}${type}Policy`, ...naming, PolicyArn: policyArn(right) }
    }
    case 'put-inline': {
      const [left, right] = ofEntity(given)
      const [PolicyName, file] = split(given, '=', right)
      const { type, naming } = subjectIn(place, left, HOLDERS)
      return { action: `Put${type}Policy`, ...naming, PolicyName, PolicyDocument: await read(file) }
    }
    case 'delete-inline': {
      const [left, PolicyName] = ofEntity(given)
      const { type, naming } = subjectIn(place, left, HOLDERS)
      return { action: `Delete${type}Policy`, ...naming, PolicyName }
    }
    case 'edit-policy': {
      const [left, file] = split(given, '=')
      const document = { PolicyDocument: await read(file), SetAsDefault: true }
      return { action: 'CreatePolicyVersion', PolicyArn: policyArn(left), ...document }
    }
    case 'trust': {
      const [left, file] = split(given, '=')
      const { naming } = subjectIn(place, left, ['role'])
      return { action: 'UpdateAssumeRolePolicy', ...naming, PolicyDocument: await read(file) }
    }
    case 'boundary': {
      const [left, right] = split(given, '=')
      const { type, naming } = subjectIn(place, left, ['user', 'role'])
      return { action: `Put${type}PermissionsBoundary`, ...naming, PermissionsBoundary: policyArn(right) }
    }
    case 'remove-boundary': {
      const { type, naming } = subjectIn(place, given.value, ['user', 'role'])
      return { action: `Delete${type}PermissionsBoundary`, ...naming }
    }
    case 'tag':
    case 'untag': {
      const [left, right] = ofEntity(given)
      const subject = subjectIn(place, left, ['user', 'role', 'policy', 'instance-profile'])
      const naming = subject.kind === 'policy' ? { PolicyArn: policyArn(left) } : subject.naming
      if (given.option === 'untag') return { action: `Untag${subject.type}`, ...naming, TagKeys: [right] }
      const [Key, Value] = split(given, '=', right)
      return { action: `Tag${subject.type}`, ...naming, Tags: [{ Key, Value }] }
    }
    case 'create':
      return creation(given, read)
    case 'delete': {
      const { kind, type, naming } = subjectIn(place, given.value, KINDS)
      return kind === 'policy'
        ? { action: 'DeletePolicy', PolicyArn: policyArn(given.value) }
        : { action: `Delete${type}`, ...naming }
    }
    case 'add-to-group':
    case 'remove-from-group': {
      const [left, right] = split(given, '=')
      const { naming } = subjectIn(place, left, ['user'])
      const action = given.option === 'add-to-group' ? 'AddUserToGroup' : 'RemoveUserFromGroup'
      return { action, GroupName: nameOf(right, 'group'), ...naming }
    }
    case 'add-to-profile':
    case 'remove-from-profile': {
      const [left, right] = split(given, '=')
      const { naming } = subjectIn(place, left, ['role'])
      const action = given.option === 'add-to-profile' ? 'AddRoleToInstanceProfile' : 'RemoveRoleFromInstanceProfile'
      return { action, InstanceProfileName: nameOf(right, 'instance-profile'), ...naming }
    }
    case 'plan':
      throw new RangeError('a file of changes is read elsewhere')
    default:
      return given.option satisfies never
  }
}

const KINDS = ['user', 'group', 'role', 'policy', 'instance-profile'] as const

async function creation(given: PlanOption, read: (file: string) => Promise<object>): Promise<object> {
  const place = placeOf(given)
  const [left = '', ...rest] = given.value.split('=')
  const file = rest.length === 0 ? null : rest.join('=')
  const { kind, type, naming, path }: PlanSubject = subjectIn(place, left, KINDS)
  const where = path === '/' ? naming : { ...naming, Path: path }
  const needsFile = kind === 'role' || kind === 'policy'
  if (needsFile !== (file !== null)) {
    const wanted = needsFile
      ? `${left}=FILE, with its ${kind === 'role' ? 'trust policy' : 'document'}`
      : `only ${left}`
    throw new RolecallError('USAGE', `${place}: expected ${wanted}, found ${JSON.stringify(given.value)}`)
  }
  if (file === null) return { action: `Create${type}`, ...where }
  const document = await read(file)
  return kind === 'role'
    ? { action: 'CreateRole', ...where, AssumeRolePolicyDocument: document }
    : { action: 'CreatePolicy', ...where, PolicyDocument: document }
}

async function documentIn(file: string, stdin: Readable): Promise<object> {
  const read = await readPolicyFile(file, stdin)
  const documents = documentsIn(read)
  const [document] = documents
  if (document !== undefined && documents.length === 1) return document
  throw new RolecallError('INPUT', `${read.name}: expected one policy document, found ${documents.length}`)
}

/** A group or instance profile by name, with or without its kind in front. */
function nameOf(text: string, kind: string): string {
  const isArn = parseArn(text) !== null
  return isArn || text.startsWith(`${kind}/`) ? nameInArn(text) : text
}

/** What stands before and behind a sign; behind the one of a tag there may be nothing. */
function split(given: PlanOption, sign: '=' | ':', text = given.value): readonly [string, string] {
  const beforeArn = POLICY_AT_RIGHT.some((option) => option === given.option) ? text.indexOf('=arn:') : -1
  const at = beforeArn > 0 ? beforeArn : text.indexOf(sign)
  const [left, right] = [text.slice(0, Math.max(at, 0)), text.slice(at + 1)]
  if (at > 0 && (right !== '' || (given.option === 'tag' && sign === '='))) return [left, right]
  const expected = PLAN_OPTIONS.find(({ option }) => option === given.option)?.takes
  throw new RolecallError('USAGE', `${placeOf(given)}: expected ${expected}, found ${JSON.stringify(given.value)}`)
}

/** Options whose policy may be an ARN, so that a name before it may hold an equals sign, as names of IAM may. */
const POLICY_AT_RIGHT: readonly PlanOption['option'][] = ['attach', 'detach', 'boundary']

/** An entity and what of it is meant; an ARN has colons of its own. */
function ofEntity(given: PlanOption): readonly [string, string] {
  const arn = /^arn:[^:]*:iam::\d*:/.exec(given.value)?.[0] ?? ''
  const [left, right] = split(given, ':', given.value.slice(arn.length))
  return [`${arn}${left}`, right]
}
