/** Marks of a list of patterns, as bits: see {@link mayHaveAll}. */
export interface ListMarks {
  /** Of the two letters that each text begins with, where these are known. */
  readonly begin: number
  /** Of each text as a whole. */
  readonly whole: number
  /** Of what the patterns may take: all bits where one begins with a wildcard, or is one. */
  readonly beginTaken: number
  readonly wholeTaken: number
}

/**
 * Whether patterns may take all that others do, by their marks: false only where one of the others has a mark that none
 * of the patterns has. A text is only taken by what is the same in any case, or begins alike and has a wildcard.
 *
 * @example mayHaveAll(listMarks(['s3:Get*']), listMarks(['sqs:SendMessage'])) // false
 */
export function mayHaveAll(outer: ListMarks, inner: ListMarks): boolean {
  return (inner.begin & ~outer.beginTaken) === 0 && (inner.whole & ~outer.wholeTaken) === 0
}

/**
 * The marks of a list, in whatever case. Of an empty text, a variable, and letters beyond ASCII, whose cases are not told
 * here, all is left open, and where `null` is given.
 */
export function listMarks(texts: readonly string[] | null): ListMarks {
  let begin = 0
  let whole = 0
  let beginTaken = texts === null ? EVERYTHING : 0
  let wholeTaken = beginTaken
  for (const text of texts ?? []) {
    let hash = 0
    let start = 0
    let isOpen = text === ''
    let isTold = !isOpen
    for (let at = 0; at < text.length; at++) {
      const letter = lowerCase(text.charCodeAt(at))
      hash = (hash * 31 + letter) | 0
      if (at < 2) start = hash
      if (letter === STAR || letter === QUESTION_MARK) {
        isOpen = true
        if (at < 2) beginTaken = EVERYTHING
      } else if (letter === DOLLAR || letter > ASCII) {
        isOpen = true
        isTold = false
        beginTaken = EVERYTHING
      }
    }
    if (isTold) {
      begin |= bit(start)
      whole |= bit(hash)
    }
    beginTaken |= bit(start)
    wholeTaken |= isOpen ? EVERYTHING : bit(hash)
  }
  return { begin, whole, beginTaken, wholeTaken }
}

const EVERYTHING = -1
const ASCII = 0x7f
const STAR = 42
const QUESTION_MARK = 63
const DOLLAR = 36

function bit(hash: number): number {
  return 1 << (hash ^ (hash >>> 5) ^ (hash >>> 11))
}

/** Of ASCII; other letters stay. */
function lowerCase(code: number): number {
  return code >= 65 && code <= 90 ? code + 32 : code
}
