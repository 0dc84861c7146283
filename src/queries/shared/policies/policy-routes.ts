import type { AccountView } from '../../../model/account.ts'
import { nameInArn } from '../../../model/arn.ts'
import type { Group, InlinePolicy, Principal } from '../../../model/entity.ts'
import type { Evidence } from '../../../model/evidence.ts'
import { isKnown } from '../../../model/part.ts'
import { groupBy } from '../../../util/group-by.ts'
import type { Params, QueryContext } from '../../query.ts'

/** One way by which a policy reaches a principal. A boundary reaches it too, but only takes away. */
export interface PolicyRoute {
  readonly route: 'boundary' | 'direct' | 'group' | 'group-inline' | 'inline'
  /** The group on the way, where there is one. */
  readonly groupArn: string | null
  /** Null for an inline policy. */
  readonly policyArn: string | null
  readonly policyName: string
  readonly evidence: readonly Evidence[]
}

/**
 * Follows a principal to its policies, through its groups too. What the night does not say of the principal, or of a
 * group on the way, leaves the principal unknown. No graph is built: one principal of a large account is answered at once.
 */
export function policyRoutes({
  account,
  unknown,
}: Pick<QueryContext<Params>, 'account' | 'unknown'>): (principal: Principal) => readonly PolicyRoute[] {
  const groupsRead = isKnown(account.parts.get('groups'))
  const groupsNamed = groupFinder(account)
  return (principal) => {
    const { arn, kind } = principal
    const gaps = [
      ...gapsOf(principal),
      ...(kind === 'user' && principal.groups === null ? ['its groups were not given'] : []),
    ]
    for (const gap of gaps) unknown(kind === 'user' ? 'users' : 'roles', gap, arn)
    const viaGroups = (kind === 'user' ? (principal.groups ?? []) : []).flatMap((name) => {
      const groups = groupsNamed(name)
      if (groups.length === 0 && groupsRead) unknown('groups', `its group ${name}: the night does not hold it`, arn)
      for (const gap of groups.flatMap(gapsOf)) unknown('groups', `its group ${name}: ${gap}`, arn)
      return groups.flatMap((group) => groupRoutes(group, arn))
    })
    return [...ownRoutes(principal), ...viaGroups]
  }
}

function ownRoutes(principal: Principal): readonly PolicyRoute[] {
  const { arn, boundary } = principal
  const limits: readonly PolicyRoute[] = boundary
    ? [
        {
          route: 'boundary',
          groupArn: null,
          policyArn: boundary.arn,
          policyName: nameInArn(boundary.arn),
          evidence: [{ kind: 'boundary', policyArn: boundary.arn, of: arn }],
        },
      ]
    : []
  return [...heldPolicies(principal, { direct: 'direct', inline: 'inline', groupArn: null, evidence: [] }), ...limits]
}

function groupRoutes(group: Group, user: string): readonly PolicyRoute[] {
  const membership: Evidence = { kind: 'membership', user, group: group.arn }
  return heldPolicies(group, { direct: 'group', inline: 'group-inline', groupArn: group.arn, evidence: [membership] })
}

interface Way {
  readonly direct: PolicyRoute['route']
  readonly inline: PolicyRoute['route']
  readonly groupArn: string | null
  /** What leads to the holder. */
  readonly evidence: readonly Evidence[]
}

function heldPolicies({ arn: holder, attached, inline }: Principal | Group, way: Way): readonly PolicyRoute[] {
  const { groupArn } = way
  return [
    ...(attached ?? []).map(({ arn: policyArn, name: policyName }): PolicyRoute => {
      const evidence: Evidence = { kind: 'attachment', policyArn, to: holder }
      return { route: way.direct, groupArn, policyArn, policyName, evidence: [...way.evidence, evidence] }
    }),
    ...(inline ?? []).map(({ name: policyName }: InlinePolicy): PolicyRoute => {
      const evidence: Evidence = { kind: 'inline-policy', policyName, of: holder }
      return { route: way.inline, groupArn, policyArn: null, policyName, evidence: [...way.evidence, evidence] }
    }),
  ]
}

function gapsOf({ attached, inline }: Principal | Group): readonly string[] {
  return [
    ...(attached === null ? ['its attached policies were not given'] : []),
    ...(inline === null ? ['its inline policies were not given'] : []),
  ]
}

/** Memberships name groups without path; case does not tell them apart. {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html} */
function groupFinder(account: AccountView): (name: string) => readonly Group[] {
  const groups = groupBy(account.groups(), ({ name }) => name.toLowerCase())
  return (name) => groups.get(name.toLowerCase()) ?? []
}
