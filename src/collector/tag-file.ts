import type { Readable } from 'node:stream'

import { parse } from 'csv-parse/sync'

import { RolecallError } from '../model/error.ts'
import type { PlannedTag } from '../model/planned-change.ts'
import { readSavedFile } from './saved-file.ts'

/**
 * Reads tags for entities from a spreadsheet: the first column names the entity, each other column is a tag key and an empty
 * cell no tag; or the other two are called `key` and `value`, a row for each tag. Columns that an answer of Rolecall has of
 * its own are passed over, so that one can be filled in and given back.
 *
 * @param name path, or `-` for `stdin`
 * @param foldKey what keys that are one tag have in common: users and roles take no two that differ in letter case
 * @returns tags by what the first column says, in the order of the file
 * @throws RolecallError INPUT naming file, line, found and expected
 */
export async function readTagFile(
  name: string,
  stdin: Readable,
  foldKey: (key: string) => string = (key) => key,
): Promise<ReadonlyMap<string, readonly PlannedTag[]>> {
  const file = await readSavedFile(name, stdin)
  const [header, ...rows] = cellsOf(file.name, file.bytes.toString())
  const [, ...keys] = header?.cells ?? []
  if (header === undefined || keys.length === 0)
    throw new RolecallError('INPUT', `${file.name}: expected a header: a column of names and one for each tag key`)
  const isLong = keys.length === 2 && keys[0] === 'key' && keys[1] === 'value'
  const twice = keys.find((key, index) => keys.indexOf(key) < index)
  if (twice !== undefined)
    throw new RolecallError('INPUT', `${file.name}: line 1: expected each column once, found another ${twice}`)
  const tags = new Map<string, readonly PlannedTag[]>()
  for (const { line, cells } of rows) {
    const [subject = '', ...values] = cells
    if (values.length !== keys.length || subject === '')
      throw new RolecallError(
        'INPUT',
        `${file.name}: line ${line}: expected a name and ${keys.length} more cells, found ${JSON.stringify(cells)}`,
      )
    if (!isLong && tags.has(subject))
      throw new RolecallError('INPUT', `${file.name}: line ${line}: expected each name once, found another ${subject}`)
    const own = isLong
      ? [{ Key: values[0] ?? '', Value: values[1] ?? '' }]
      : keys.flatMap((Key, index) => {
          const Value = values[index] ?? ''
          return Value === '' || OURS.has(Key) ? [] : [{ Key, Value }]
        })
    const all = [...(tags.get(subject) ?? []), ...own]
    const again = secondOf(all, foldKey)
    if (again !== undefined)
      throw new RolecallError(
        'INPUT',
        `${file.name}: line ${line}: expected each tag of ${subject} once, found another ${JSON.stringify(again.Key)}`,
      )
    tags.set(subject, all)
  }
  return tags
}

/** The first tag whose key stood there before. */
function secondOf(tags: readonly PlannedTag[], foldKey: (key: string) => string): PlannedTag | undefined {
  const seen = new Set<string>()
  return tags.find(({ Key }) => seen.size === seen.add(foldKey(Key)).size)
}

/** What `rolecall query untagged-… -f csv` writes beside ARNs. */
const OURS: ReadonlySet<string> = new Set([
  'user_id',
  'role_id',
  'policy_id',
  'instance_profile_id',
  'tag_count',
  'missing_keys',
  'created_at',
  'evidence',
])

interface Line {
  readonly line: number
  readonly cells: readonly string[]
}

function cellsOf(name: string, csv: string): readonly Line[] {
  try {
    const ends: number[] = []
    const rows = parse(csv, {
      skip_empty_lines: true,
      relax_column_count: true,
      on_record: (cells: string[], { lines }) => {
        ends.push(lines)
        return cells
      },
    })
    return rows.map((cells, index) => ({ line: ends[index] ?? 0, cells }))
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new RolecallError('INPUT', `${name}: not CSV: ${why}`, { cause: error })
  }
}
