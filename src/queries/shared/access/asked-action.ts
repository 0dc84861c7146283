import { RolecallError } from '../../../model/error.ts'
import { requiredParam } from './required-param.ts'

/**
 * The action that a query is asked about.
 *
 * @throws RolecallError USAGE where it was not given, or is a pattern
 */
export function askedAction(query: string, value: string | null): string {
  const action = requiredParam(query, 'action', value, 's3:GetObject')
  if (/^[a-z0-9-]+:[a-z0-9]+$/i.test(action)) return action
  throw new RolecallError('USAGE', `query ${query}: parameter action: found "${action}", expected service:Name`, {
    hint: 'One action at a time, without wildcards: --param action=s3:GetObject',
  })
}
