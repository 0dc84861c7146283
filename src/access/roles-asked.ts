import type { AccountView } from '../model/account.ts'
import type { Role } from '../model/entity.ts'
import { RolecallError } from '../model/error.ts'
import { all, ALWAYS, type Formula } from '../policy/formula.ts'
import { matches } from '../policy/pattern/matches.ts'
import { parsePattern } from '../policy/pattern/parse.ts'
import { isPattern } from './asked-resource.ts'
import type { AccessQuestion } from './decision.ts'
import { isTrustAction } from './trusted-roles.ts'

/** Whether it is asked which role can be assumed: each has a policy of its own. */
export function isAskedOfRoles({ action, resource }: AccessQuestion): boolean {
  return (resource === null || isPattern(resource)) && isTrustAction(action.toLowerCase())
}

/** The roles of a night that a question is asked of. */
export function rolesAsked({ resource }: AccessQuestion, account: AccountView): readonly Role[] {
  const pattern = parsePattern(resource ?? '*')
  return account.roles().filter(({ arn }) => matches(pattern, arn))
}

/** The ARNs of roles that a night does not hold: of other accounts, and of its own where not all of them were read. */
export function rolesBeyond({ snapshot, parts }: AccountView): {
  readonly within: Formula
  readonly isOfNight: boolean
} {
  const among = (pattern: string, except: boolean): Formula => {
    return { is: 'resource', among: { patterns: [pattern], except } }
  }
  const isOfNight = parts.get('roles')?.status !== 'complete'
  const own = isOfNight ? ALWAYS : among(`arn:*:iam::${snapshot.account}:*`, true)
  return { isOfNight, within: all([among('arn:*:iam::*:role/*', false), own]) }
}

/** Of everyone it is asked whom one role lets in. */
export function roleExpected({ action }: AccessQuestion): RolecallError {
  return new RolecallError('USAGE', `${action}: expected the role that it is asked of`, {
    hint: 'A role is assumed by whom its own trust policy lets in: give its ARN as RESOURCE.',
  })
}
