import { byCodeUnit } from '../../model/compare.ts'
import type { InstanceProfile, Role } from '../../model/entity.ts'
import { RolecallError } from '../../model/error.ts'
import { isKnown } from '../../model/part.ts'
import { groupBy } from '../../util/group-by.ts'
import { defineQuery, type QueryRow } from '../query.ts'
import { isPolicyNamed } from '../shared/policies/is-policy-named.ts'

export default defineQuery({
  name: 'instance-profile-specific-policy',
  title: 'Instance profiles whose role has, or lacks, a managed policy',
  kind: 'inventory',
  severity: 'info',
  needs: ['roles', 'instance-profiles'],
  params: {
    policy: {
      type: 'text',
      default: null,
      describe: 'the managed policy, by ARN or by name (in any letter case); none: any managed policy',
    },
    attached: {
      type: 'text',
      default: 'present',
      describe: 'profiles whose role has it attached (present), or those whose role has not (absent)',
    },
  },
  columns: ['instanceProfileArn', 'instanceProfileId', 'roleArn', 'roleId', 'policyArn'],
  remediation: null,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_switch-role-ec2_instance-profiles.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_manage-attach-detach.html',
  ],

  *run({ account, params: { policy, attached }, unknown }) {
    if (attached !== 'present' && attached !== 'absent') throw oddChoice(attached)
    const rolesRead = isKnown(account.parts.get('roles'))
    const roles = groupBy(account.roles(), ({ arn }) => arn)
    for (const profile of account.instanceProfiles()) {
      for (const { arn } of profile.roles) {
        const exposed = roles.get(arn) ?? []
        if (exposed.length === 0 && rolesRead)
          unknown('roles', `its role ${arn}: the night does not hold it`, profile.arn)
        for (const role of exposed) {
          if (role.attached === null) {
            unknown('roles', `its role ${arn}: its attached policies were not given`, profile.arn)
            continue
          }
          const policies = role.attached.map((one) => one.arn).toSorted(byCodeUnit)
          const found = policies.filter((one) => policy === null || isPolicyNamed(policy, one))
          if (attached === 'present') for (const policyArn of found) yield rowOf(profile, role, policyArn, policy)
          else if (found.length === 0) yield rowOf(profile, role, null, policy)
        }
      }
    }
  },
})

function rowOf(profile: InstanceProfile, role: Role, policyArn: string | null, asked: string | null): QueryRow<Column> {
  const [instanceProfileArn, roleArn] = [profile.arn, role.arn]
  return {
    values: { instanceProfileArn, instanceProfileId: profile.id, roleArn, roleId: role.id, policyArn },
    evidence: [
      { kind: 'instance-profile', instanceProfileArn, roleArn },
      policyArn === null
        ? { kind: 'absent', of: roleArn, what: asked === null ? 'attached policies' : `attachment of ${asked}` }
        : { kind: 'attachment', policyArn, to: roleArn },
    ],
  }
}

type Column = 'instanceProfileArn' | 'instanceProfileId' | 'roleArn' | 'roleId' | 'policyArn'

function oddChoice(found: string | null): RolecallError {
  return new RolecallError(
    'USAGE',
    `query instance-profile-specific-policy: parameter attached: found "${found}", expected present or absent`,
  )
}
