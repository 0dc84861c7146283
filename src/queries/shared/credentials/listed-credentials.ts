import type { User } from '../../../model/entity.ts'
import type { Part } from '../../../model/part.ts'
import { listOf } from '../../../util/list.ts'
import { memberOf } from '../../../util/members.ts'
import type { Params, QueryContext } from '../../query.ts'
import { factOf } from '../entities/fact-of.ts'
import { type Dated, dated } from './dated.ts'
import { leaveOpen } from './leave-open.ts'
import { usersAsked } from './users-asked.ts'

/** A credential as the list of its kind has it. */
export interface ListedCredential {
  readonly user: User
  readonly name: string
  readonly status: string | null
  readonly created: Dated | null
  /** Every member that AWS gave. */
  readonly item: unknown
}

/** Which list: its part, the member that holds the credentials, that of each with its id, and that with its date. */
interface ListOf {
  readonly part: Part
  readonly member: string
  readonly id: string
  readonly date: string
}

/** Users' credentials of one kind, by user and id; users whose list was not read are left open. */
export function* listedCredentials(
  context: QueryContext<Params>,
  { part, member, id, date }: ListOf,
): Generator<ListedCredential> {
  const fact = factOf(context.account, part)
  const { takenAt: countedFrom } = context.account.snapshot
  for (const user of usersAsked(context)) {
    const settings = fact(user)?.settings ?? null
    if (settings === null) {
      leaveOpen(context, [part], 'its list was not read', user.arn)
      continue
    }
    for (const item of listOf(settings[member])) {
      const [name, status] = [memberOf(item, id), memberOf(item, 'Status')]
      yield {
        user,
        name: typeof name === 'string' ? name : '',
        status: typeof status === 'string' ? status : null,
        created: dated(memberOf(item, date), { of: user.arn, name: `${String(name)} ${date}`, countedFrom }),
        item,
      }
    }
  }
}
