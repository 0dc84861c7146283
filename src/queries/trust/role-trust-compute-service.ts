import { getsIn } from '../shared/trust/gets-in.ts'
import { issuerOf } from '../shared/trust/oidc-issuers.ts'
import { anyOf } from '../shared/trust/personas.ts'
import { defineQuery } from '../query.ts'
import { testLines } from '../shared/trust/restrictions.ts'
import { serviceName } from '../shared/trust/service-name.ts'
import { WAY_COLUMNS, type WayIn, wayCells, waysIn } from '../shared/trust/way-in.ts'

export default defineQuery({
  name: 'role-trust-compute-service',
  title: 'Roles that whoever runs code on EC2, ECS, EKS or Lambda can come by',
  kind: 'inventory',
  severity: 'info',
  needs: ['roles'],
  params: {},
  columns: [...WAY_COLUMNS, 'compute', 'conditions'],
  remediation:
    'Give such a role no more than its code needs, and let few pass it: whoever may change the code, or gets to run some in its place, has what the role has.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_switch-role-ec2.html',
    'https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html',
    'https://docs.aws.amazon.com/eks/latest/userguide/iam-roles-for-service-accounts.html',
    'https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html',
  ],

  *run(context) {
    const { held } = context.access()
    for (const way of waysIn(context)) {
      const compute = computeOf(way)
      if (compute === null || way.caller === null || !getsIn(context, way, anyOf(way.caller, held))) continue
      yield {
        values: { compute, ...wayCells(way), conditions: testLines(context, way.statement) },
        evidence: [way.evidence],
      }
    }
  },
})

/** Where code of the account's own runs with the role; null for a service that runs none, as a cluster's control plane. */
function computeOf({ kind, trusted }: WayIn): string | null {
  if (kind === 'service') return COMPUTE.get(serviceName(trusted) ?? '') ?? null
  return kind === 'oidc-provider' && issuerOf(trusted).kind === 'eks' ? 'EKS' : null
}

const COMPUTE: ReadonlyMap<string, string> = new Map([
  ['ec2', 'EC2'],
  ['ecs-tasks', 'ECS'],
  ['edgelambda', 'Lambda'],
  ['eks-fargate-pods', 'EKS'],
  ['lambda', 'Lambda'],
  ['pods.eks', 'EKS'],
])
