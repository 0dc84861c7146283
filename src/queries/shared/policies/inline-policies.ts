import type { HeldPolicies } from '../../../access/held-policies.ts'
import type { AccountView } from '../../../model/account.ts'
import { byKeys } from '../../../model/compare.ts'
import type { Group, Principal } from '../../../model/entity.ts'
import { rememberedWeakly } from '../../../util/remembered-weakly.ts'
import type { Params, QueryContext } from '../../query.ts'
import { documentOf, type FoundPolicy } from './found-policy.ts'

/** Every inline policy, by the ARN and id of its holder, then its name; whoever does not say theirs is left unknown. */
export function inlinePolicies({ account, access, unknown }: QueryContext<Params>): readonly FoundPolicy[] {
  for (const { kind, inline, arn } of holdersIn(account)) {
    if (inline === null) unknown(`${kind}s`, 'its inline policies were not given', arn)
  }
  return embeddedIn(account)(access().held)
}

/** Made once for all queries that an audit asks. */
const embeddedIn = rememberedWeakly((account: AccountView) =>
  rememberedWeakly((held: HeldPolicies): readonly FoundPolicy[] => {
    const found = holdersIn(account).flatMap((holder) =>
      (holder.inline ?? []).map(({ name, document: ref }): FoundPolicy => ({
        kind: 'inline',
        policyArn: null,
        policyId: null,
        policyName: name,
        version: null,
        holder,
        held: null,
        isAttached: true,
        isBoundary: false,
        ...documentOf(held, ref, 'its document was not given'),
      })),
    )
    return found.toSorted(byHolder)
  }),
)

function holdersIn(account: AccountView): readonly (Principal | Group)[] {
  return [...account.groups(), ...account.roles(), ...account.users()]
}

const byHolder = byKeys<FoundPolicy>(
  ({ holder }) => holder?.arn ?? '',
  ({ holder }) => holder?.id ?? '',
  ({ policyName }) => policyName,
)
