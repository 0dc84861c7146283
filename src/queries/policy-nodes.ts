import type { AccountGraph } from '../graph/graph.ts'
import { nodeKeys } from '../graph/node-keys.ts'
import type { AccountView } from '../model/account.ts'
import { byKeys } from '../model/compare.ts'
import type { ManagedPolicy } from '../model/entity.ts'

/** A managed policy in the graph; `policy` is null where the night only refers to it. */
export interface PolicyNode {
  readonly key: string
  readonly arn: string
  readonly policy: ManagedPolicy | null
}

/** Every managed policy that the night holds or refers to, in the order of their ARNs. */
export function policyNodes(account: AccountView, graph: AccountGraph): readonly PolicyNode[] {
  const keys = nodeKeys(account)
  const held = account
    .managedPolicies()
    .map((policy): PolicyNode => ({ key: keys.of(policy), arn: policy.arn, policy }))
  const named = graph
    .filterNodes((_, { kind, present }) => kind === 'managed-policy' && !present)
    .map((key): PolicyNode => ({ key, arn: graph.getNodeAttribute(key, 'arn') ?? key, policy: null }))
  return [...held, ...named].toSorted(
    byKeys(
      ({ arn }) => arn,
      ({ policy }) => policy?.id ?? '',
    ),
  )
}
