import type { User } from '../../../model/entity.ts'
import type { Params, QueryContext } from '../../query.ts'
import { partGap } from '../entities/gaps.ts'

/** The users of a night; where these were not all listed, the answer leaves everyone open. */
export function usersAsked({ account, unknown }: QueryContext<Params>): readonly User[] {
  const gap = partGap(account, 'users')
  if (gap !== null) unknown(gap.part, gap.reason, 'all')
  return account.users()
}
