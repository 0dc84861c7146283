import type { Role } from '../../../model/entity.ts'
import { remembered } from '../../../util/remembered.ts'
import type { Params, QueryContext } from '../../query.ts'
import { roleGrants } from './role-grants.ts'

/**
 * Tells which roles are administrators whatever a request brings, so that a query does not find again, piece by piece, what
 * role-admin-unexpected-principal says of them. Who may be one is left to that query.
 */
export function administers(context: QueryContext<Params>): (role: Role) => boolean {
  const { administration } = roleGrants({ ...context, unknown: () => undefined })
  return remembered((role) => administration(role)?.decision === 'allowed')
}
