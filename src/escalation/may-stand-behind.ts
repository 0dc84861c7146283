import type { Role } from '../model/entity.ts'
import { remembered } from '../util/remembered.ts'
import { rememberedWeakly } from '../util/remembered-weakly.ts'
import type { Escalation } from './escalation.ts'
import type { Standing } from './standing.ts'

/** Whether somebody may stand behind resources of a service: what was not read of a role may let the service in. */
export const mayStandBehind = rememberedWeakly((escalation: Escalation) =>
  remembered((service: string) =>
    remembered(({ principal }: Standing) => principal.kind === 'role' && mayStand(principal, service, escalation)),
  ),
)

function mayStand(role: Role, service: string, { account, access, passable }: Escalation): boolean {
  if (service === EC2 && !passable.isInProfile(role) && areProfilesSaid(role, account)) return false
  if (role.trust === null) return true
  const { statements, undecidable } = access.held.read(role.trust)
  if (undecidable !== null || statements.some((statement) => statement.undecidable !== null)) return true
  return passable.trusts(role, service) !== 'denied'
}

/** An instance has its role from an instance profile. {@link https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-roles-for-amazon-ec2.html} */
const EC2 = 'ec2.amazonaws.com'

/** Whether the night says which profiles hold a role: by itself, or because all profiles were listed. */
function areProfilesSaid({ residue }: Role, { parts }: Escalation['account']): boolean {
  const isAbsent = residue?.absent?.includes('InstanceProfileList') === true
  return !isAbsent || parts.get('instance-profiles')?.status === 'complete'
}
