import type { DocumentText } from '../model/document.ts'

/** A statement of a document whose text shows what it says without being parsed, as JSON: its lists as they stand. */
export interface PlainStatement {
  /** Place in the document, from 0. */
  readonly index: number
  /** Null where there is none. */
  readonly sid: string | null
  readonly effect: 'Allow' | 'Deny'
  readonly actions: string
  readonly resources: string
  /** Whether Resource names them, not NotResource. */
  readonly isNamed: boolean
  /** Null where there is none. */
  readonly condition: string | null
}

/**
 * The statements of a document of the shapes that nearly all have: members in the order that AWS's own documents or
 * sorted ones have, no NotAction, no principals, no backslash in a text. That it matches from end to end proves that it
 * can be read as a policy, as far as its conditions.
 *
 * @returns null for any other document: it must be read
 */
export function plainStatements({ body, raw, parsed }: DocumentText): readonly PlainStatement[] | null {
  // A document whose text is kept beside its JSON says something twice.
  if (!parsed || raw !== null || body.length > LONGEST) return null
  HEAD.lastIndex = 0
  if (!HEAD.test(body)) return null
  const found: PlainStatement[] = []
  STATEMENT.lastIndex = HEAD.lastIndex
  for (;;) {
    const match = STATEMENT.exec(body)
    if (match === null) return null
    // As AWS writes them, then sorted: of the groups of one shape or the other.
    const [
      ,
      sid,
      effect,
      actions,
      not,
      resources,
      condition,
      actions2,
      condition2,
      effect2,
      not2,
      resources2,
      sid2,
      end,
    ] = match
    found.push({
      index: found.length,
      sid: (sid ?? sid2) || null,
      effect: (effect ?? effect2) === 'Deny' ? 'Deny' : 'Allow',
      actions: actions ?? actions2 ?? '',
      resources: resources ?? resources2 ?? '',
      isNamed: (not ?? not2) === '',
      condition: condition ?? condition2 ?? null,
    })
    if (end !== ',') return found
  }
}

/** In characters, far more than IAM takes: what a regular expression has to go back over is bounded. */
const LONGEST = 100_000

const TEXT = String.raw`"[^"\\]*"`
const TEXTS = String.raw`(?:${TEXT}|\[${TEXT}(?:,${TEXT})*\])`
/** Anything but objects. The body is JSON, so that braces and texts alone tell where one ends. */
const FLAT = String.raw`[^{}"]*(?:${TEXT}[^{}"]*)*`
/** Operators, then keys. */
const CONDITION = String.raw`"Condition":(\{${FLAT}(?:\{${FLAT}\}${FLAT})*\})`
const SID = String.raw`"Sid":"([^"\\]*)"`
const EFFECT = `"Effect":"(Allow|Deny)"`
const ACTION = `"Action":(${TEXTS})`
const RESOURCE = `"(|Not)Resource":(${TEXTS})`
const AS_AWS_WRITES = `(?:${SID},)?${EFFECT},${ACTION},${RESOURCE}(?:,${CONDITION})?`
const SORTED = `${ACTION},(?:${CONDITION},)?${EFFECT},${RESOURCE}(?:,${SID})?`

const HEAD = /\{"Version":"2012-10-17",(?:"Id":"[^"\\]*",)?"Statement":\[?/y
const STATEMENT = new RegExp(String.raw`\{(?:${AS_AWS_WRITES}|${SORTED})\}(,|\]?\}$)`, 'y')
