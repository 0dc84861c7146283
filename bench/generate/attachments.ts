import { changeOf } from './changes.ts'
import { awsPolicyArn, BOUNDARIES, customerPolicyArn } from './names.ts'
import { randomOf } from './random.ts'
import type { AccountSize } from './size.ts'

type Holder = 'user' | 'group' | 'role'

/** The managed policies attached to something on a night, within the quota of ten. */
export function attachedTo(kind: Holder, index: number, night: number, size: AccountSize): readonly string[] {
  const random = randomOf('attached', kind, index)
  const most = { user: 2, group: 4, role: 3 }[kind]
  const count =
    random.below(most) + (kind === 'user' ? 0 : 1) + (changeOf(kind, index, night, size) === 'attachment' ? 1 : 0)
  return random.several(size.customerPolicies + size.awsPolicies, count).map((policy) => policyArnOf(policy, size))
}

/** The permissions boundary of every fifth principal or so. */
export function boundaryArnOf(kind: 'user' | 'role', index: number): string | null {
  const random = randomOf('boundary', kind, index)
  return random.chance(0.2) ? customerPolicyArn(random.below(BOUNDARIES)) : null
}

/** What AWS counts of a policy. */
export type Counters = (arn: string) => {
  readonly AttachmentCount: number
  readonly PermissionsBoundaryUsageCount: number
}

/** Counts how often each policy is attached, and used as a boundary, on a night. */
export function countersOf(night: number, size: AccountSize): Counters {
  const attached = new Map<string, number>()
  const bounded = new Map<string, number>()
  const counts = { user: size.users, group: size.groups, role: size.roles }
  for (const kind of ['user', 'group', 'role'] as const) {
    for (let index = 0; index < counts[kind]; index++) {
      for (const arn of attachedTo(kind, index, night, size)) add(attached, arn)
      const boundary = kind === 'group' ? null : boundaryArnOf(kind, index)
      if (boundary !== null) add(bounded, boundary)
    }
  }
  return (arn) => ({ AttachmentCount: attached.get(arn) ?? 0, PermissionsBoundaryUsageCount: bounded.get(arn) ?? 0 })
}

/** The managed policies of an account in one row: the customer's, then AWS's. */
export function policyArnOf(policy: number, size: AccountSize): string {
  return policy < size.customerPolicies ? customerPolicyArn(policy) : awsPolicyArn(policy - size.customerPolicies)
}

export function sameCounters(a: ReturnType<Counters>, b: ReturnType<Counters>): boolean {
  return a.AttachmentCount === b.AttachmentCount && a.PermissionsBoundaryUsageCount === b.PermissionsBoundaryUsageCount
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
