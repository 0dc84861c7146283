import type { Principal } from '../../../model/entity.ts'
import { isServiceLinked } from '../../../model/role.ts'
import type { Params, QueryContext } from '../../query.ts'
import { daysBefore } from '../entities/age.ts'
import { entityGap, partGap } from '../entities/gaps.ts'
import { principalsUnder } from '../entities/principals-under.ts'
import { usedDays } from '../credentials/dated.ts'
import { lastAccessed, type ServiceAccess } from './last-accessed.ts'

/** A user or role with the services that its policies allow, and those of them that it did not reach of late. */
export interface UnusedServices {
  readonly principal: Principal
  readonly allowed: readonly ServiceAccess[]
  readonly unused: readonly ServiceAccess[]
}

/**
 * Users and roles with the services that went unused for some days, by ARN: service-linked roles apart, whose policies AWS
 * writes, and whoever is younger than the days. Of whom the services are not known is left open.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_last-accessed.html}
 */
export function* unusedServices({ account, unknown }: QueryContext<Params>, days: number): Generator<UnusedServices> {
  for (const gap of [partGap(account, 'users'), partGap(account, 'roles')])
    if (gap !== null) unknown(gap.part, gap.reason, 'all')
  const servicesOf = lastAccessed(account)
  const { part, reason } = entityGap(account, 'last-accessed', 'the services that it reached were not read')
  for (const principal of principalsUnder(account, '')) {
    if (principal.kind === 'role' && isServiceLinked(principal)) continue
    const age = principal.createdAt === null ? null : daysBefore(account.snapshot.takenAt, principal.createdAt)
    if (age !== null && age < days) continue
    const allowed = servicesOf(principal)
    if (allowed === null) {
      unknown(part, reason, principal.arn)
      continue
    }
    const unused = allowed.filter(({ used }) => used === 'never' || (usedDays(used) ?? 0) >= days)
    if (allowed.some(({ used }) => used === null))
      unknown(part, 'when it reached a service was not given', principal.arn)
    if (age !== null || unused.length === 0) yield { principal, allowed, unused }
    else unknown(part, 'it did not reach some services, and its age was not given', principal.arn)
  }
}
