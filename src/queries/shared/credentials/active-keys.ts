import type { User } from '../../../model/entity.ts'
import type { Params, QueryContext } from '../../query.ts'
import { type AccessKey, accessKeys, KEY_PARTS } from './keys.ts'
import { leaveOpen } from './leave-open.ts'
import { usersAsked } from './users-asked.ts'

/** Every user with the active access keys; users of whom no part says these are left open. */
export function* activeKeys(
  context: QueryContext<Params>,
): Generator<{ readonly user: User; readonly keys: readonly AccessKey[] }> {
  const keysOf = accessKeys(context.account)
  for (const user of usersAsked(context)) {
    const keys = keysOf(user)
    if (keys === null) leaveOpen(context, KEY_PARTS, 'its access keys were not read', user.arn)
    else yield { user, keys: keys.filter(({ isActive }) => isActive) }
  }
}
