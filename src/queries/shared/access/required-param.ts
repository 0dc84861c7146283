import { RolecallError } from '../../../model/error.ts'

/**
 * The value of a parameter that has no default.
 *
 * @throws RolecallError USAGE where it was not given
 */
export function requiredParam(query: string, name: string, value: string | null, example: string): string {
  if (value !== null && value !== '') return value
  throw new RolecallError('USAGE', `query ${query}: parameter ${name} was not given`, {
    hint: `For example --param ${name}=${example}`,
  })
}
