import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { openForRecording } from '../../src/store/index.ts'
import { scopedViews } from '../../src/store/scoped-views.ts'
import { code, codeBlock, page, table } from './page.ts'
import type { Producer } from './producer.ts'
import { COLUMNS, VIEWS } from './view-descriptions.ts'

/** The page that describes every view of `rolecall sql` and `rolecall export`, column by column. */
export const viewsPage: Producer = {
  folders: [],
  files: async () => [{ path: 'docs/views.md', text: viewsText(readViews()) }],
}

interface View {
  readonly name: string
  readonly columns: readonly string[]
}

/** The views as the schema makes them. */
function readViews(): readonly View[] {
  const folder = mkdtempSync(join(tmpdir(), 'rolecall-views-'))
  try {
    const db = openForRecording(join(folder, 'views.db'))
    try {
      return scopedViews(db)
    } finally {
      db.close()
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/**
 * The text of docs/views.md.
 *
 * @throws Error where a view or column has no description, or a description describes nothing
 */
export function viewsText(views: readonly View[]): string {
  const used = new Set<string>()
  const described = (name: string, descriptions: ReadonlyMap<string, string>): string => {
    const found = descriptions.get(name)
    if (found === undefined) throw new Error(`docs/generate/view-descriptions.ts: no description of ${name}`)
    used.add(name)
    return found
  }
  const sections = views.flatMap(({ name, columns }) => [
    `## ${name}`,
    described(name, VIEWS),
    table(
      ['column', 'holds'],
      columns.map((column) => {
        const own = `${name}.${column}`
        return [code(column), described(COLUMNS.has(own) ? own : column, COLUMNS)]
      }),
    ),
  ])
  const idle = [...VIEWS.keys(), ...COLUMNS.keys()].filter((name) => !used.has(name))
  if (idle.length > 0) throw new Error(`docs/generate/view-descriptions.ts: describes nothing: ${idle.join(', ')}`)
  return page([
    '# The views of a night',
    'What `rolecall sql` asks and `rolecall export --dir DIR` writes: one night at a time, the latest unless `--at` names another. Times are ISO 8601 UTC text, truth values are 1 and 0, lists and objects of a policy are JSON text. What a night does not say is NULL.',
    codeBlock('rolecall sql "SELECT name, boundary_arn FROM roles WHERE boundary_arn IS NULL"'),
    'Any other SQLite program reads the same columns for every night at once: each view is in the file as `all_NAME`, with `snapshot_id` before them. A view may gain columns, and never loses one.',
    codeBlock('sqlite3 snapshots/rolecall.db "SELECT snapshot_id, count(*) FROM all_roles GROUP BY 1"'),
    ...sections,
  ])
}
