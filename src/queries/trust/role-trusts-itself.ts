import type { Role } from '../../model/entity.ts'
import type { Evidence } from '../../model/evidence.ts'
import { groupBy } from '../../util/group-by.ts'
import { getsIn } from '../shared/trust/gets-in.ts'
import { anyOf } from '../shared/trust/personas.ts'
import { defineQuery } from '../query.ts'
import { shortestLoop } from '../shared/trust/shortest-loop.ts'
import { waysIn } from '../shared/trust/way-in.ts'

export default defineQuery({
  name: 'role-trusts-itself',
  title: 'Roles that lead back to themselves: each trusts the next by name, and the last the first',
  kind: 'finding',
  severity: 'info',
  message: 'leads back to itself: {loop}',
  needs: ['roles'],
  params: {},
  columns: ['roleArn', 'roleId', 'hops', 'loop'],
  remediation:
    'Take the role out of its own trust policy unless its code needs to assume it anew, for example to narrow its session down. In a loop each session begets the next, so that access outlives the credentials it began with.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html#iam-term-role-chaining',
    'https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html',
  ],

  *run(context) {
    const { account, access } = context
    const roles = groupBy(account.roles(), ({ arn }) => arn)
    const trusted = new Map<string, Map<string, Evidence>>()
    for (const way of waysIn(context)) {
      if (way.caller?.kind !== 'role' || !roles.has(way.caller.name)) continue
      if (!getsIn(context, way, anyOf(way.caller, access().held))) continue
      const of = trusted.get(way.role.arn) ?? new Map<string, Evidence>()
      if (!of.has(way.caller.name)) of.set(way.caller.name, way.evidence)
      trusted.set(way.role.arn, of)
    }
    for (const role of account.roles()) {
      const loop = shortestLoop(role.arn, (arn) => [...(trusted.get(arn)?.keys() ?? [])])
      if (loop !== null) yield rowOf(role, loop, trusted)
    }
  },
})

function rowOf(
  { arn, id }: Role,
  loop: readonly string[],
  trusted: ReadonlyMap<string, ReadonlyMap<string, Evidence>>,
) {
  const evidence = loop.flatMap((from, index) => trusted.get(from)?.get(loop[index + 1] ?? arn) ?? [])
  return { values: { roleArn: arn, roleId: id, hops: loop.length, loop }, evidence }
}
