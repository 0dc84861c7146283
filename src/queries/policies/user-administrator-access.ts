import type { Group, User } from '../../model/entity.ts'
import type { Evidence } from '../../model/evidence.ts'
import { isKnown } from '../../model/part.ts'
import { groupBy } from '../../util/group-by.ts'
import { ADMINISTRATOR_ACCESS, holdsAwsPolicy } from '../shared/policies/holds-aws-policy.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'user-administrator-access',
  title: 'Users with AdministratorAccess, of their own or by a group',
  kind: 'finding',
  severity: 'critical',
  message: 'has AdministratorAccess, attached to {attachedTo}[, within the boundary {boundaryArn}]',
  needs: ['users', 'groups'],
  params: {},
  columns: ['userArn', 'userId', 'isDirect', 'groupArns', 'attachedTo', 'boundaryArn', 'createdAt'],
  remediation:
    'Give administration through a role that asks for MFA, and take AdministratorAccess from the user: detach-user-policy, or remove-user-from-group.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_job-functions.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html',
  ],

  *run({ account, unknown }) {
    const groupsNamed = groupBy(account.groups(), ({ name }) => name.toLowerCase())
    const groupsRead = isKnown(account.parts.get('groups'))
    for (const user of account.users()) {
      const own = holdsAwsPolicy(user, ADMINISTRATOR_ACCESS)
      if (own === null) unknown('users', 'its attached policies were not given', user.arn)
      if (user.groups === null) unknown('users', 'its groups were not given', user.arn)
      const groups = (user.groups ?? []).flatMap((name) => {
        const found = groupsNamed.get(name.toLowerCase()) ?? []
        if (found.length === 0 && groupsRead)
          unknown('groups', `its group ${name}: the night does not hold it`, user.arn)
        return found
      })
      const giving = groups.filter((group) => {
        const policy = holdsAwsPolicy(group, ADMINISTRATOR_ACCESS)
        if (policy === null)
          unknown('groups', `its group ${group.name}: its attached policies were not given`, user.arn)
        return policy !== null && policy !== false
      })
      if (!own && giving.length === 0) continue
      yield {
        values: {
          userArn: user.arn,
          userId: user.id,
          isDirect: own === null ? null : own !== false,
          groupArns: giving.map(({ arn }) => arn),
          attachedTo: [...(own ? [user.arn] : []), ...giving.map(({ arn }) => arn)],
          boundaryArn: user.boundary?.arn ?? null,
          createdAt: user.createdAt,
        },
        evidence: [
          ...attachmentTo(user),
          ...giving.flatMap((group): readonly Evidence[] => [
            { kind: 'membership', user: user.arn, group: group.arn },
            ...attachmentTo(group),
          ]),
        ],
      }
    }
  },
})

function attachmentTo(holder: User | Group): readonly Evidence[] {
  const policy = holdsAwsPolicy(holder, ADMINISTRATOR_ACCESS)
  return policy ? [{ kind: 'attachment', policyArn: policy.arn, to: holder.arn }] : []
}
