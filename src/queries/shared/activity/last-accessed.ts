import type { AccountView } from '../../../model/account.ts'
import type { Principal } from '../../../model/entity.ts'
import { listOf } from '../../../util/list.ts'
import { memberOf } from '../../../util/members.ts'
import { dated, type Use } from '../credentials/dated.ts'
import { factOf } from '../entities/fact-of.ts'

/** A service that somebody's policies allow, and when they last reached it: never in the 400 days that IAM tracks. */
export interface ServiceAccess {
  /** The prefix of its actions: `s3`. */
  readonly service: string
  readonly used: Use
}

/**
 * The services that a user's or role's policies allow, by their prefixes. The function gives null for one of whom AWS did
 * not say them.
 * {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_ServiceLastAccessed.html}
 */
export function lastAccessed(account: AccountView): (principal: Principal) => readonly ServiceAccess[] | null {
  const fact = factOf(account, 'last-accessed')
  const countedFrom = account.parts.get('last-accessed')?.asOf ?? account.snapshot.takenAt
  return (principal) => {
    const services = fact(principal)?.activity?.['ServicesLastAccessed']
    if (services === undefined || services === null) return null
    return listOf(services).flatMap((item): ServiceAccess[] => {
      const service = memberOf(item, 'ServiceNamespace')
      if (typeof service !== 'string') return []
      const value = memberOf(item, 'LastAuthenticated')
      const used = dated(value, { of: principal.arn, name: `${service} LastAuthenticated`, countedFrom })
      return [{ service, used: used ?? (value === undefined || value === null ? 'never' : null) }]
    })
  }
}
