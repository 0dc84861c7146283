import { RolecallError } from '../../../model/error.ts'
import type { ActionTable } from '../../../policy/action/table.ts'
import { nearest } from '../../../util/nearest.ts'

/**
 * The service that a query is asked about, as actions begin with it; null where it is asked about all.
 *
 * @param isNamed whether a policy names actions of a service of which AWS publishes none
 * @throws RolecallError USAGE where there is no such service, with what is near
 */
export function askedService(
  query: string,
  value: string | null,
  { services }: ActionTable,
  isNamed: (service: string) => boolean,
): string | null {
  if (value === null) return null
  const service = value.toLowerCase()
  if (services.includes(service) || isNamed(service)) return service
  const near = nearest(service, services)
  throw new RolecallError('USAGE', `query ${query}: parameter service: found "${value}", which is no service of AWS`, {
    hint:
      near.length > 0
        ? `Did you mean ${near.join(', ')}?`
        : 'Give what its actions begin with, such as s3 or dynamodb.',
  })
}

/** Whether what is said of one service bears on another: a policy that cannot be read may speak of any. */
export function isOfService(service: string, asked: string | null): boolean {
  return asked === null || service === asked || service === '*'
}
