import type { Access } from '../../access/access.ts'
import type { Permission } from '../../access/permissions.ts'
import { byCodeUnit } from '../../model/compare.ts'
import type { Principal } from '../../model/entity.ts'
import { decisionEvidence } from '../../access/decision-evidence.ts'
import { askedService, isOfService } from '../shared/access/asked-service.ts'
import { principalNamed } from '../shared/access/principals-named.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'compare-principals',
  title: 'Actions that one user or role has and another lacks, or has under conditions alone',
  kind: 'inventory',
  severity: 'info',
  needs: ['users', 'groups', 'roles', 'customer-policies', 'aws-policies'],
  params: {
    first: { type: 'text', default: null, describe: 'a user or role: an ARN, a unique id or a name; must be given' },
    second: { type: 'text', default: null, describe: 'the one to compare it with; must be given' },
    service: { type: 'text', default: null, describe: 'only this service, such as s3' },
  },
  columns: ['action', 'service', 'accessLevel', 'first', 'second', 'firstResources', 'secondResources'],
  remediation: null,
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html'],

  *run({ access, account, actions, params }) {
    const principals = [
      principalNamed('compare-principals', 'first', params.first, account),
      principalNamed('compare-principals', 'second', params.second, account),
    ] as const
    const asked = askedService('compare-principals', params.service, actions(), (service) =>
      principals.some((principal) =>
        access()
          .permissions(principal)
          .some((one) => one.service === service),
      ),
    )
    const [first, second] = principals.map((principal) => byAction(access(), principal, asked))
    for (const action of [...new Set([...(first?.keys() ?? []), ...(second?.keys() ?? [])])].sort(byCodeUnit)) {
      const [one, other] = [first?.get(action), second?.get(action)]
      if (reach(one) === reach(other)) continue
      const known = one ?? other
      yield {
        values: {
          action,
          service: known?.service ?? '',
          accessLevel: known?.accessLevel ?? null,
          first: one?.decision ?? 'denied',
          second: other?.decision ?? 'denied',
          firstResources: one?.resources ?? [],
          secondResources: other?.resources ?? [],
        },
        evidence: decisionEvidence([...(one?.by ?? []), ...(other?.by ?? [])]),
      }
    }
  },
})

/** The best of what gives an action, and all the resources that it is given on. */
interface Reach {
  readonly service: string
  readonly accessLevel: Permission['accessLevel']
  readonly decision: Permission['decision']
  readonly resources: readonly string[]
  readonly by: readonly Permission['by'][]
}

function byAction(access: Access, principal: Principal, service: string | null): ReadonlyMap<string, Reach> {
  const found = new Map<string, Reach>()
  for (const permission of access.permissions(principal)) {
    if (!isOfService(permission.service, service)) continue
    for (const action of permission.actions) found.set(action, joined(found.get(action), permission))
  }
  return found
}

function joined(before: Reach | undefined, { resources: { patterns, except }, ...permission }: Permission): Reach {
  const texts = except ? patterns.map((text) => `not ${text}`) : patterns
  return {
    service: permission.service,
    accessLevel: permission.accessLevel,
    decision: before && RANK[before.decision] > RANK[permission.decision] ? before.decision : permission.decision,
    resources: [...new Set([...(before?.resources ?? []), ...texts])].sort(byCodeUnit),
    by: [...(before?.by ?? []), permission.by],
  }
}

const RANK = { unknown: 0, conditional: 1, allowed: 2 } as const

function reach(found: Reach | undefined): string {
  return found === undefined ? '' : JSON.stringify([found.decision, found.resources])
}
