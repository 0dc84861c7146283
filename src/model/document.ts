/** A policy document's name in the store: the SHA-256 (hex) of its text without white space. */
export type DocumentRef = string

/**
 * A policy document as recorded. `body` is its JSON without white space, or the text as it came where that does not
 * parse; `raw` is the original text, kept only where `body` cannot give it back (duplicate keys, numbers that do not survive).
 */
export interface DocumentText {
  readonly ref: DocumentRef
  readonly body: string
  readonly raw: string | null
  /** Whether the body is a JSON object, so that it can be read as a policy. */
  readonly parsed: boolean
}

/** A policy document ready to be read; `json` is undefined where the text is not a JSON object. */
export interface PolicyDocument extends DocumentText {
  readonly json: unknown
}
