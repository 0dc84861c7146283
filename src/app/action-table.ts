import type { ActionFile } from '../policy/action/action-file.ts'
import { readActionTable } from '../policy/action/read-table.ts'
import type { ActionTable } from '../policy/action/table.ts'
import { readGzippedAsset } from '../util/asset.ts'

let table: ActionTable | undefined

/** AWS's actions as the package ships them, read once. */
export function loadActionTable(): ActionTable {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the package's own file, written as an ActionFile
  table ??= readActionTable(JSON.parse(readGzippedAsset('data/aws-actions.json.gz')) as ActionFile)
  return table
}
