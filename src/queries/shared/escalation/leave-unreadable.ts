import type { Principal } from '../../../model/entity.ts'
import type { Params, QueryContext } from '../../query.ts'

/** Says of whom some policy cannot be read: what it gives or denies is unknown. */
export function leaveUnreadable({ access, unknown }: QueryContext<Params>, principal: Principal): void {
  for (const { policy } of access().held.of(principal)) {
    if (policy.undecidable !== null)
      unknown(principal.kind === 'user' ? 'users' : 'roles', policy.undecidable, principal.arn)
  }
}
