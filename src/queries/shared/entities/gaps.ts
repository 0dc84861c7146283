import type { AccountView } from '../../../model/account.ts'
import type { Part } from '../../../model/part.ts'
import { describeGap } from '../../unknown.ts'

/** Why a night cannot prove that something is absent: the part that would show it, and what is wrong with that part. */
export interface Gap {
  readonly part: Part
  readonly reason: string
}

/** What keeps a part from being the last word, or null where it was read completely. */
export function partGap(account: AccountView, part: Part): Gap | null {
  const reason = describeGap(account.parts.get(part))
  return reason === null ? null : { part, reason }
}

/** Why one entity of a part is left open: what is missing of it, and what the part says of itself. */
export function entityGap(account: AccountView, part: Part, missing: string): Gap {
  const detail = account.parts.get(part)?.detail ?? null
  return { part, reason: detail === null ? missing : `${missing}: ${detail}` }
}

/** Why somebody unseen may still be a member of a group, or null where every user's groups are known. */
export function membershipGap(account: AccountView): Gap | null {
  const silent = account.users().filter(({ groups }) => groups === null).length
  return partGap(account, 'users') ?? listGap('users', silent, 'groups')
}

/** Why a policy may be attached to something unseen, or null where every user, group and role says what it has. */
export function attachmentGap(account: AccountView): Gap | null {
  const holders = [
    ['users', account.users()],
    ['groups', account.groups()],
    ['roles', account.roles()],
  ] as const
  for (const [part, entities] of holders) {
    const silent = entities.filter(({ attached }) => attached === null).length
    const gap = partGap(account, part) ?? listGap(part, silent, 'attached policies')
    if (gap !== null) return gap
  }
  return null
}

/** Why a policy may be the boundary of somebody unseen, or null where all users and roles were read. */
export function boundaryGap(account: AccountView): Gap | null {
  return partGap(account, 'users') ?? partGap(account, 'roles')
}

function listGap(part: Part, silent: number, what: string): Gap | null {
  return silent === 0 ? null : { part, reason: `the ${what} of some ${part} were not given: ${silent}` }
}
