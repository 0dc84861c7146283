import type { AccountView } from '../model/account.ts'
import { parseRoleSession } from '../model/arn.ts'
import type { Role } from '../model/entity.ts'
import { RolecallError } from '../model/error.ts'
import { entitiesNamed } from '../queries/shared/entities/named-entity.ts'

/** A session of a role of the night. */
export interface SessionOfRole {
  readonly role: Role
  /** The name that whoever assumed the role gave it. */
  readonly name: string
}

/**
 * The session that an ARN names, as CloudTrail and `aws sts get-caller-identity` show it; the role's path is not in it.
 *
 * @param where what the error begins with
 * @returns null where the text is no such ARN
 * @throws RolecallError USAGE where its role is of another account, or not in the night, or no session can have the name
 */
export function roleOfSession(where: string, account: AccountView, text: string): SessionOfRole | null {
  const session = parseRoleSession(text)
  if (session === null) return null
  const { partition, roleName, name } = session
  const night = account.snapshot
  if (session.account !== night.account || partition !== night.partition)
    throw new RolecallError(
      'USAGE',
      `${where}: ${text} is of another account than this night, which is of ${night.account} in ${night.partition}`,
      {
        hint: `A session does not show the path of its role: ask about the role by its own ARN, such as arn:${partition}:iam::${session.account}:role/${roleName}.`,
      },
    )
  if (!SESSION_NAME.test(name))
    throw new RolecallError('USAGE', `${where}: no session is called ${JSON.stringify(name)}`, {
      hint: name.includes('/')
        ? 'The ARN of a session has no path: it is assumed-role/NAME/SESSION, with the name of the role alone.'
        : `A session is called by 2 to 64 letters, digits and any of _+=,.@-; ask about role/${roleName} for any session of it.`,
    })
  const [role] = entitiesNamed(where, `role/${roleName}`, account.roles())
  if (role === undefined) throw new RangeError('entitiesNamed gave nothing, and did not say so')
  return { role, name }
}

/** {@link https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html} */
const SESSION_NAME = /^[\w+=,.@-]{2,64}$/
