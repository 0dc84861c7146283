import { parseArn } from '../../../model/arn.ts'
import type { AttachedPolicy, Group, Principal } from '../../../model/entity.ts'

/** The managed policy of AWS whose ARN ends so, where somebody has it; null where the night does not say what they have. */
export function holdsAwsPolicy({ attached }: Principal | Group, resource: string): AttachedPolicy | false | null {
  if (attached === null) return null
  return attached.find(({ arn }) => isAwsPolicy(arn, resource)) ?? false
}

/** Whether an ARN is that of a managed policy of AWS, and ends so, in whatever partition. */
export function isAwsPolicy(arn: string, resource: string): boolean {
  const parsed = parseArn(arn)
  return parsed?.account === 'aws' && parsed.resource === resource
}

/** What gives everything, and what most accounts give their administrators. {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_job-functions.html#jf_administrator} */
export const ADMINISTRATOR_ACCESS = 'policy/AdministratorAccess'
