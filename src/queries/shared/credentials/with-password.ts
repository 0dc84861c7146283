import type { User } from '../../../model/entity.ts'
import type { Params, QueryContext } from '../../query.ts'
import { daysBefore } from '../entities/age.ts'
import { leaveOpen } from './leave-open.ts'
import { type Password, PASSWORD_PARTS, passwords } from './password.ts'
import { usersAsked } from './users-asked.ts'

/**
 * Users with a password; those of whom no part says whether they have one are left open.
 *
 * @param days users made fewer days before the night are passed over: nothing of theirs can be that old
 */
export function* withPassword(
  context: QueryContext<Params>,
  days = 0,
): Generator<{ readonly user: User; readonly password: Password }> {
  const passwordOf = passwords(context.account)
  const { takenAt } = context.account.snapshot
  for (const user of usersAsked(context)) {
    if (user.createdAt !== null && daysBefore(takenAt, user.createdAt) < days) continue
    const password = passwordOf(user)
    if (password.exists === null) leaveOpen(context, PASSWORD_PARTS, 'whether it has a password was not read', user.arn)
    else if (password.exists) yield { user, password }
  }
}
