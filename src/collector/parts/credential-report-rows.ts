import { parse } from 'csv-parse/sync'

import { UnreadableAnswer } from '../live/unreadable-answer.ts'

/** A row of the report by the names of its columns: there are more of them every few years. */
export type ReportRow = ReadonlyMap<string, string>

/**
 * The rows of a credential report.
 *
 * @param content base64 of CSV with a header
 * @throws UnreadableAnswer where it is no such CSV
 */
export function reportRows(content: string): readonly ReportRow[] {
  const [header = [], ...rows] = cellsOf(Buffer.from(content, 'base64').toString('utf8'))
  if (!header.includes('user') || !header.includes('arn'))
    throw unreadable(`expected the columns user and arn, found ${JSON.stringify(header.join(','))}`)
  return rows.map((row) => {
    const cells = withCommas(row, header)
    if (cells.length !== header.length) throw unreadable(`expected ${header.length} cells, found ${cells.join(',')}`)
    return new Map(header.map((name, index) => [name, cells[index] ?? '']))
  })
}

/** Users may have commas in their names, which the report need not quote: such a row is longer in its first two columns, name and ARN. {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html} */
function withCommas(row: readonly string[], [user, arn, ...others]: readonly string[]): readonly string[] {
  const commas = (row.length - others.length) / 2 - 1
  if (commas < 1 || !Number.isInteger(commas) || user !== 'user' || arn !== 'arn') return row
  const name = row.slice(0, commas + 1)
  return [name.join(','), row.slice(name.length, 2 * name.length).join(','), ...row.slice(2 * name.length)]
}

function cellsOf(csv: string): readonly (readonly string[])[] {
  try {
    return parse(csv, { bom: true, skip_empty_lines: true, relax_column_count: true })
  } catch (error) {
    throw unreadable(error instanceof Error ? error.message : String(error))
  }
}

function unreadable(why: string): UnreadableAnswer {
  return new UnreadableAnswer(`GetCredentialReport: at $.Content: ${why}`)
}
