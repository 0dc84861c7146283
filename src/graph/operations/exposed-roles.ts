import type { AccountGraph } from '../graph.ts'
import { linkedFrom } from './linked.ts'

/** The roles that an instance profile hands to instances: at most one in IAM, whatever an input may say. {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_switch-role-ec2_instance-profiles.html} Keys, sorted. */
export function exposedRoles(graph: AccountGraph, profile: string): readonly string[] {
  return linkedFrom(graph, profile, 'exposes')
}
