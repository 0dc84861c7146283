import { byKeys } from '../../../model/compare.ts'
import { documentOf, type FoundPolicy } from './found-policy.ts'
import type { Params, QueryContext } from '../../query.ts'

/** Every inline policy, by the ARN and id of its holder, then its name; whoever does not say theirs is left unknown. */
export function inlinePolicies({ account, access, unknown }: QueryContext<Params>): readonly FoundPolicy[] {
  const { held } = access()
  const found = [...account.groups(), ...account.roles(), ...account.users()].flatMap((holder) => {
    if (holder.inline === null) unknown(`${holder.kind}s`, 'its inline policies were not given', holder.arn)
    return (holder.inline ?? []).map(({ name, document: ref }): FoundPolicy => ({
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
    }))
  })
  return found.toSorted(byHolder)
}

const byHolder = byKeys<FoundPolicy>(
  ({ holder }) => holder?.arn ?? '',
  ({ holder }) => holder?.id ?? '',
  ({ policyName }) => policyName,
)
