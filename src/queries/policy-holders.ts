import type { AccountView } from '../model/account.ts'
import { byCodeUnit } from '../model/compare.ts'
import type { Group, Principal } from '../model/entity.ts'
import type { Evidence } from '../model/evidence.ts'

/** Somebody who has a managed policy, and whether it grants to them or limits them. */
export interface PolicyHolder {
  readonly holder: Principal | Group
  readonly use: 'attachment' | 'boundary'
  readonly evidence: Evidence
}

/**
 * Who has each managed policy, by its ARN, whether or not the night holds the policy. Holders come by use, kind, ARN and
 * id. One pass over the lists, since the whole graph would cost a large account five times as much.
 */
export function policyHolders(account: AccountView): ReadonlyMap<string, readonly PolicyHolder[]> {
  const holders = new Map<string, PolicyHolder[]>()
  const add = (policyArn: string, holder: PolicyHolder): void => {
    const others = holders.get(policyArn)
    if (others) others.push(holder)
    else holders.set(policyArn, [holder])
  }
  const everyone = [...account.groups(), ...account.roles(), ...account.users()]
  for (const holder of everyone) {
    for (const { arn: policyArn } of holder.attached ?? []) {
      add(policyArn, { holder, use: 'attachment', evidence: { kind: 'attachment', policyArn, to: holder.arn } })
    }
  }
  for (const holder of everyone) {
    if (holder.kind === 'group' || holder.boundary === null) continue
    const policyArn = holder.boundary.arn
    add(policyArn, { holder, use: 'boundary', evidence: { kind: 'boundary', policyArn, of: holder.arn } })
  }
  return new Map([...holders].toSorted(([a], [b]) => byCodeUnit(a, b)))
}
