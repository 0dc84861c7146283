import type { Access } from '../../src/access/access.ts'
import { openEscalation } from '../../src/escalation/open-escalation.ts'
import { buildGraph } from '../../src/graph/build.ts'
import type { AccountView } from '../../src/model/account.ts'
import type { Params, QueryContext } from '../../src/queries/query.ts'
import { once } from '../../src/util/once.ts'
import { actionTable } from './action-table.ts'

/** What a query without parameters is asked with; what it leaves unknown is forgotten. */
export function contextOf(account: AccountView, access: Access): QueryContext<Params> {
  return {
    account,
    access: () => access,
    actions: () => actionTable,
    graph: once(() => buildGraph(account)),
    escalation: once(() => openEscalation({ account, access, techniques: [] })),
    nightBefore: () => null,
    params: {},
    unknown: () => undefined,
  }
}
