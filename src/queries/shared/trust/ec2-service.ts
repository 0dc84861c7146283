/** Every partition's ending of a service principal. */
const ENDINGS = String.raw`(?:amazonaws\.com(?:\.cn)?|amazonaws\.eu|c2s\.ic\.gov|sc2s\.sgov\.gov|cloud\.adc-e\.uk|csp\.hci\.ic\.gov)`
const EC2 = new RegExp(String.raw`^ec2(?:\.[a-z]+(?:-[a-z]+)+-\d+)?\.${ENDINGS}$`, 'i')

/**
 * Whether a service principal is EC2, in any partition or region; `ec2.application-autoscaling…` is another service.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_switch-role-ec2_instance-profiles.html}
 */
export function isEc2Service(name: string): boolean {
  return EC2.test(name)
}
