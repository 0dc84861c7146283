import type { AuditRenderer } from './audit/audit-renderer.ts'
import type { Renderer } from './renderer.ts'

export type { AuditRenderer } from './audit/audit-renderer.ts'
export type { Envelope, Renderer, RenderOptions } from './renderer.ts'

/** The formats that rows are written in. */
export type Format = 'table' | 'csv' | 'json' | 'ndjson' | 'markdown'

interface Entry {
  readonly describe: string
  /** Endings of files, each also with `.gz` behind it. */
  readonly endings: readonly string[]
  readonly load: () => Promise<Renderer>
}

/** Every format, its files and its renderer, which is loaded only when asked for. */
export const FORMATS: Readonly<Record<Format, Entry>> = {
  table: { describe: 'for a terminal', endings: [], load: async () => (await import('./table.ts')).table },
  csv: { describe: 'for spreadsheets', endings: ['.csv'], load: async () => (await import('./csv.ts')).csv },
  json: { describe: 'one document', endings: ['.json'], load: async () => (await import('./json.ts')).json },
  ndjson: {
    describe: 'a row a line',
    endings: ['.ndjson', '.jsonl'],
    load: async () => (await import('./ndjson.ts')).ndjson,
  },
  markdown: {
    describe: 'a table for GitHub',
    endings: ['.md', '.markdown'],
    load: async () => (await import('./markdown.ts')).markdown,
  },
}

/** The names of the formats, in the order that help lists them. */
export const FORMAT_NAMES: readonly Format[] = ['table', 'csv', 'json', 'ndjson', 'markdown']

/** The format that a file's ending asks for, compressed or not; null where it asks for none. */
export function formatOf(path: string): Format | null {
  const plain = path.toLowerCase().replace(/\.gz$/, '')
  return FORMAT_NAMES.find((format) => FORMATS[format].endings.some((ending) => plain.endsWith(ending))) ?? null
}

/** Whether a word names a format. */
export function isFormat(word: string): word is Format {
  return Object.hasOwn(FORMATS, word)
}

/** The formats that a whole audit is written in, beside its findings as rows. */
export type AuditFormat = 'markdown' | 'sarif' | 'junit'

interface AuditEntry extends Pick<Entry, 'endings'> {
  readonly load: () => Promise<AuditRenderer>
}

/** Every one of them, its files and its renderer, which is loaded only when asked for. */
export const AUDIT_FORMATS: Readonly<Record<AuditFormat, AuditEntry>> = {
  markdown: {
    endings: ['.md', '.markdown'],
    load: async () => (await import('./audit/summary-markdown.ts')).summaryMarkdown,
  },
  sarif: { endings: ['.sarif', '.sarif.json'], load: async () => (await import('./audit/sarif.ts')).sarif },
  junit: { endings: ['.xml'], load: async () => (await import('./audit/junit.ts')).junit },
}
