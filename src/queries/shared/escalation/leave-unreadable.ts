import type { HeldPolicies } from '../../../access/held-policies.ts'
import type { Principal } from '../../../model/entity.ts'
import { remembered } from '../../../util/remembered.ts'
import { rememberedWeakly } from '../../../util/remembered-weakly.ts'
import type { Params, QueryContext } from '../../query.ts'

/** Says of whom some policy cannot be read: what it gives or denies is unknown. */
export function leaveUnreadable({ access, unknown }: QueryContext<Params>, principal: Principal): void {
  for (const why of unreadableIn(access().held)(principal))
    unknown(principal.kind === 'user' ? 'users' : 'roles', why, principal.arn)
}

/** Looked for once for all queries that an audit asks: most principals have none. */
const unreadableIn = rememberedWeakly((held: HeldPolicies) =>
  remembered((principal: Principal): readonly string[] => {
    const unreadable: string[] = []
    for (const { policy } of held.of(principal)) if (policy.undecidable !== null) unreadable.push(policy.undecidable)
    return unreadable.length === 0 ? NONE : unreadable
  }),
)

const NONE: readonly string[] = []
