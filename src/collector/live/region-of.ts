import { RolecallError } from '../../model/error.ts'
import type { ConnectOptions } from './connect-options.ts'
import type { EndpointSettings } from './endpoint-urls.ts'

/** The user's, or the first one of the partition in which the role to assume lies; IAM answers for all of a partition. @throws RolecallError USAGE */
export function regionOf(
  { region, roleArn, env }: ConnectOptions,
  { profile }: Pick<EndpointSettings, 'profile'>,
  partitionOf: (region: string) => string,
): string {
  const said = [region, env['AWS_REGION'], env['AWS_DEFAULT_REGION'], profile['region']].find(
    (region) => region !== undefined && region !== '',
  )
  if (said !== undefined && !/^[a-z][a-z0-9-]*$/.test(said)) {
    throw new RolecallError('USAGE', `--region: expected a region such as us-east-1, found ${JSON.stringify(said)}`)
  }
  const partition = roleArn?.split(':')[1]
  return said ?? GLOBAL_REGIONS.find((region) => partitionOf(region) === partition) ?? 'us-east-1'
}

/** The regions whose partitions a role's ARN may name, where nobody says a region. {@link https://docs.aws.amazon.com/general/latest/gr/iam-service.html} */
const GLOBAL_REGIONS = [
  'us-east-1',
  'cn-north-1',
  'us-gov-west-1',
  'eusc-de-east-1',
  'us-iso-east-1',
  'us-isob-east-1',
  'eu-isoe-west-1',
  'us-isof-south-1',
]
