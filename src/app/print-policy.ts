import { partsOf } from '../collector/live/levels.ts'
import { leastPrivilegePolicy, type PolicyToPrint } from '../collector/live/print-policy.ts'
import { parseArn } from '../model/arn.ts'
import type { Level } from '../model/part.ts'

/** For what to print a policy: the parts of a collection, and where the account lies. */
export interface PolicyRequest {
  readonly level: Level
  readonly parts: readonly string[]
  readonly skip: readonly string[]
  readonly region?: string
  readonly roleArn?: string
}

/**
 * The least that a collection may be allowed, in the partition of the region; without one, of the role; else `aws`.
 *
 * @throws RolecallError USAGE where no part is called so
 * @example
 * console.log(JSON.stringify(printPolicy({ level: 'core', parts: [], skip: [], region: 'us-gov-west-1' }), null, 2))
 */
export function printPolicy({ level, region, roleArn, ...chosen }: PolicyRequest): PolicyToPrint {
  const partition = region === undefined ? partitionIn(roleArn) : partitionOf(region)
  return leastPrivilegePolicy(partsOf(level, chosen), partition)
}

/** The partition in which a region lies, by the beginning of its name. {@link https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html} */
function partitionOf(region: string): string {
  return PARTITIONS.find(([beginning]) => region.startsWith(beginning))?.[1] ?? 'aws'
}

const PARTITIONS = [
  ['cn-', 'aws-cn'],
  ['us-gov-', 'aws-us-gov'],
  ['aws-us-gov-', 'aws-us-gov'],
  ['aws-cn-', 'aws-cn'],
  ['us-iso-', 'aws-iso'],
  ['us-isob-', 'aws-iso-b'],
  ['eu-isoe-', 'aws-iso-e'],
  ['us-isof-', 'aws-iso-f'],
  ['eusc-', 'aws-eusc'],
] as const

function partitionIn(roleArn: string | undefined): string {
  return (roleArn === undefined ? undefined : parseArn(roleArn)?.partition) ?? 'aws'
}
