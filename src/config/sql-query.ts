import { isPart, type Part, PARTS } from '../model/part.ts'
import { SEVERITIES, type Severity } from '../model/severity.ts'
import { nearest } from '../util/nearest.ts'
import { type FrontMatter, readFrontMatter, wrongLine } from './front-matter.ts'
import { readText } from './read-text.ts'

/** A query of a user's own, as its `.sql` file says it. */
export interface SqlQuery {
  readonly path: string
  /** The whole file. */
  readonly text: string
  readonly statement: string
  readonly name: string
  readonly title: string
  readonly kind: 'inventory' | 'finding'
  readonly severity: Severity
  /** Null where they are those of the statement. */
  readonly columns: readonly string[] | null
  /** Null where they follow from the views that the statement reads. */
  readonly needs: readonly Part[] | null
  readonly message: string | null
  readonly subject: string | null
  readonly identity: readonly string[]
  readonly remediation: string | null
  readonly references: readonly string[]
  /** The line that a key stands on, counted from 1; 1 for one that is not there. */
  readonly lineOf: (key: string) => number
}

const KEYS = [
  'name',
  'title',
  'kind',
  'severity',
  'needs',
  'columns',
  'message',
  'subject',
  'identity',
  'remediation',
  'references',
] as const

type Key = (typeof KEYS)[number]

/**
 * Reads a query of a user's own from a `.sql` file; its statement is not looked at.
 *
 * @throws RolecallError INPUT naming file, line, found and expected
 */
export function readSqlQuery(path: string): SqlQuery {
  const text = readText(path)
  const matter = readFrontMatter(text, path, KEYS)
  const name = pattern(matter, 'name', /^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'a name such as my-roles')
  if (name === undefined) throw missing(matter, 'name')
  const title = pattern(matter, 'title', /\S/, 'a title')
  if (title === undefined) throw missing(matter, 'title')
  const kind = oneOf(matter, 'kind', ['finding', 'inventory']) ?? 'finding'
  const severity = oneOf(matter, 'severity', kind === 'finding' ? SEVERITIES : ['info'])
  if (kind === 'finding' && severity === undefined) throw missing(matter, 'severity')
  return {
    path,
    text,
    statement: matter.statement,
    name,
    title,
    kind,
    severity: severity ?? 'info',
    columns: list(matter, 'columns'),
    needs: parts(matter),
    message: pattern(matter, 'message', /\S/, 'a sentence') ?? null,
    subject: pattern(matter, 'subject', /\S/, 'the name of a column') ?? null,
    identity: list(matter, 'identity') ?? [],
    remediation: pattern(matter, 'remediation', /\S/, 'a sentence') ?? null,
    references: references(matter),
    lineOf: (key) => matter.entries.get(key)?.line ?? 1,
  }
}

function missing({ path, entries }: FrontMatter, key: Key) {
  return wrongLine(path, 1, `a ${key}`, entries.size === 0 ? 'nothing' : [...entries.keys()].join(', '))
}

function pattern({ path, entries }: FrontMatter, key: Key, shape: RegExp, expected: string): string | undefined {
  const entry = entries.get(key)
  if (entry === undefined || shape.test(entry.text)) return entry?.text
  throw wrongLine(path, entry.line, `${key}: ${expected}`, JSON.stringify(entry.text))
}

function oneOf<Word extends string>(
  { path, entries }: FrontMatter,
  key: Key,
  words: readonly Word[],
): Word | undefined {
  const entry = entries.get(key)
  if (entry === undefined) return undefined
  const word = words.find((known) => known === entry.text)
  if (word === undefined) throw wrongLine(path, entry.line, `${key}: ${words.join(', ')}`, JSON.stringify(entry.text))
  return word
}

/** A list with commas, in brackets or not. */
function list({ path, entries }: FrontMatter, key: Key): readonly string[] | null {
  const entry = entries.get(key)
  if (entry === undefined) return null
  const inner = /^\[(.*)\]$/.exec(entry.text)?.[1] ?? entry.text
  const items = inner.trim() === '' ? [] : inner.split(',').map((item) => item.trim())
  const twice = items.find((item, index) => items.indexOf(item) < index)
  if (twice !== undefined || items.includes(''))
    throw wrongLine(
      path,
      entry.line,
      `${key}: each item once`,
      twice === undefined ? 'an empty one' : `another ${twice}`,
    )
  return items
}

function parts(matter: FrontMatter): readonly Part[] | null {
  const words = list(matter, 'needs')
  const wrong = words?.find((word) => !isPart(word))
  if (wrong === undefined) return words?.filter(isPart) ?? null
  const near = nearest(wrong, PARTS)
  const hint = near.length > 0 ? `Did you mean ${near.join(', ')}?` : `The parts of a night: ${PARTS.join(', ')}.`
  throw wrongLine(
    matter.path,
    matter.entries.get('needs')?.line ?? 1,
    'needs: parts of a night',
    JSON.stringify(wrong),
    hint,
  )
}

function references(matter: FrontMatter): readonly string[] {
  const urls = list(matter, 'references') ?? []
  const wrong = urls.find((url) => !/^https?:\/\/\S+$/.test(url))
  if (wrong === undefined) return urls
  throw wrongLine(
    matter.path,
    matter.entries.get('references')?.line ?? 1,
    'references: https://…',
    JSON.stringify(wrong),
  )
}
