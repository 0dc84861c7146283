import { loadActionTable } from '../../src/app/action-table.ts'
import type { ActionTable } from '../../src/policy/action/table.ts'

/** AWS's actions as the package ships them. */
export const actionTable: ActionTable = loadActionTable()
