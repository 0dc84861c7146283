import type { AccountView } from '../../../model/account.ts'
import { nameInArn } from '../../../model/arn.ts'
import { byArn } from '../../../model/compare.ts'
import type { Group, ManagedPolicy, Principal } from '../../../model/entity.ts'
import type { Evidence } from '../../../model/evidence.ts'
import { groupBy } from '../../../util/group-by.ts'
import { rememberedWeakly } from '../../../util/remembered-weakly.ts'

/** Somebody who has a managed policy, and whether it grants to them or limits them. */
export interface PolicyHolder {
  readonly policyArn: string
  readonly holder: Principal | Group
  readonly use: 'attachment' | 'boundary'
  readonly evidence: Evidence
}

/** A managed policy and who has it; `policy` is null, and `id` empty, where the night only refers to it. */
export interface HeldPolicy extends Pick<ManagedPolicy, 'kind' | 'arn' | 'id' | 'name'> {
  readonly policy: ManagedPolicy | null
  readonly attachments: readonly PolicyHolder[]
  readonly boundaries: readonly PolicyHolder[]
}

/**
 * Every managed policy that the night holds or refers to, in the order of their ARNs; its holders come by kind, ARN and
 * id. A few passes over the lists, since the whole graph would cost a large account five times as much.
 */
export const policyHolders = rememberedWeakly((account: AccountView): readonly HeldPolicy[] => {
  const everyone = [...account.groups(), ...account.roles(), ...account.users()]
  const attachments = groupBy(everyone.flatMap(attachmentsOf), ({ policyArn }) => policyArn)
  const boundaries = groupBy(everyone.flatMap(boundaryOf), ({ policyArn }) => policyArn)
  const held = new Set(account.managedPolicies().map(({ arn }) => arn))
  const named = [...new Set([...attachments.keys(), ...boundaries.keys()])].filter((arn) => !held.has(arn))
  const policies = [
    ...account.managedPolicies().map((policy) => ({ arn: policy.arn, id: policy.id, name: policy.name, policy })),
    ...named.map((arn) => ({ arn, id: '', name: nameInArn(arn), policy: null })),
  ]
  return policies.toSorted(byArn).map(({ arn, id, name, policy }) => ({
    kind: 'managed-policy',
    arn,
    id,
    name,
    policy,
    attachments: attachments.get(arn) ?? [],
    boundaries: boundaries.get(arn) ?? [],
  }))
})

function attachmentsOf(holder: Principal | Group): readonly PolicyHolder[] {
  return (holder.attached ?? []).map(({ arn: policyArn }) => {
    return { policyArn, holder, use: 'attachment', evidence: { kind: 'attachment', policyArn, to: holder.arn } }
  })
}

function boundaryOf(holder: Principal | Group): readonly PolicyHolder[] {
  if (holder.kind === 'group' || holder.boundary === null) return []
  const policyArn = holder.boundary.arn
  return [{ policyArn, holder, use: 'boundary', evidence: { kind: 'boundary', policyArn, of: holder.arn } }]
}
