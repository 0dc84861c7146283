import type { Role } from '../../../model/entity.ts'
import type { Params, QueryContext } from '../../query.ts'
import { trustedBy } from './trusted.ts'

/**
 * Whether a role's trust policy lets in services of AWS and nobody else, so that nobody chooses how long a session of it
 * lasts; not so where the night does not say whom it lets in.
 * {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateRole.html}
 */
export function isForServicesOnly({ access }: Pick<QueryContext<Params>, 'access'>, { trust }: Role): boolean {
  if (trust === null) return false
  const { statements, undecidable } = access().held.read(trust)
  const allows = statements.filter(({ effect }) => effect !== 'Deny')
  return (
    undecidable === null &&
    allows.length > 0 &&
    allows.every((statement) => {
      const trusted = trustedBy(statement)
      return statement.undecidable === null && trusted.length > 0 && trusted.every(({ kind }) => kind === 'service')
    })
  )
}
