import type { AccountView } from '../../../model/account.ts'
import { byArn } from '../../../model/compare.ts'
import type { Principal } from '../../../model/entity.ts'
import { namedEntities } from '../entities/named-entity.ts'
import { requiredParam } from './required-param.ts'

/** The user or role that a parameter names. @throws RolecallError USAGE where it was not given, or names nobody or several */
export function principalNamed(query: string, name: string, value: string | null, account: AccountView): Principal {
  const text = requiredParam(query, name, value, 'role/oven')
  const [principal] = namedEntities(query, text, [...account.roles(), ...account.users()].sort(byArn))
  if (principal === undefined) throw new RangeError('namedEntities gave nothing, and did not say so')
  return principal
}
