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
  return rows.map((row) => new Map(header.map((name, index) => [name, row[index] ?? ''])))
}

function cellsOf(csv: string): readonly (readonly string[])[] {
  try {
    return parse(csv, { bom: true, skip_empty_lines: true })
  } catch (error) {
    throw unreadable(error instanceof Error ? error.message : String(error))
  }
}

function unreadable(why: string): UnreadableAnswer {
  return new UnreadableAnswer(`GetCredentialReport: at $.Content: ${why}`)
}
