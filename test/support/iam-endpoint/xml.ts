import type { Members } from './live-entities.ts'

/** XML that is written already: what a page was weighed by. */
export interface Written {
  readonly xml: string
  readonly written: true
}

export interface XmlOptions {
  /** Documents as bare JSON, as some emulators send them, instead of percent-encoded. */
  readonly rawDocuments?: boolean
}

/** Members as elements, in their order; what is undefined or null is left out, lists hold `member` elements. */
export function elements(members: Members, options: XmlOptions = {}): string {
  return Object.entries(members)
    .map(([name, value]) => element(name, value, options))
    .join('')
}

/** One item of a list, written. */
export function listItem(item: unknown, options: XmlOptions = {}): Written {
  return { xml: element('member', item, options), written: true }
}

/** Text between tags: what XML reserves, and the line ends that a reader would normalise, as references. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#xD;')
}

function element(name: string, value: unknown, options: XmlOptions): string {
  if (value === undefined || value === null) return ''
  if (isWritten(value)) return value.xml
  const content = DOCUMENTS.has(name) ? documentText(value, options) : contentOf(name, value, options)
  return content === '' ? `<${name}/>` : `<${name}>${content}</${name}>`
}

function contentOf(name: string, value: unknown, options: XmlOptions): string {
  if (Array.isArray(value)) return value.map((item) => element('member', item, options)).join('')
  if (value instanceof Map) return [...value].map(entry).join('')
  if (typeof value === 'object' && value !== null) return elements({ ...value }, options)
  return escaped(DATES.has(name) ? String(value).replace(/\+00:00$/, 'Z') : String(value))
}

function entry([key, value]: readonly [unknown, unknown]): string {
  return `<entry><key>${escaped(String(key))}</key><value>${escaped(String(value))}</value></entry>`
}

/** Percent-encoded by RFC 3986. {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_PolicyVersion.html} */
function documentText(document: unknown, { rawDocuments = false }: XmlOptions): string {
  const text = typeof document === 'string' ? document : JSON.stringify(document)
  if (rawDocuments) return escaped(text)
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

function isWritten(value: unknown): value is Written {
  return typeof value === 'object' && value !== null && 'written' in value
}

const DOCUMENTS: ReadonlySet<string> = new Set(['AssumeRolePolicyDocument', 'Document', 'PolicyDocument'])

const DATES: ReadonlySet<string> = new Set([
  'CreateDate',
  'EnableDate',
  'Expiration',
  'ExpirationDate',
  'GeneratedTime',
  'JobCompletionDate',
  'JobCreationDate',
  'LastAccessedTime',
  'LastAuthenticated',
  'LastUsedDate',
  'PasswordLastUsed',
  'UpdateDate',
  'UploadDate',
  'ValidUntil',
])
