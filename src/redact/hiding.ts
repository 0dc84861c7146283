import type { ResourceWords } from './resource-words.ts'
import type { Open } from './vocabulary.ts'

/** What becomes of what a night says, in one redaction: the same of the same, wherever it stands. */
export interface Hiding {
  readonly key: Uint8Array
  readonly resourceWords: ResourceWords
  word(word: string, open: Open): string
  account(id: string): string
  /** A tag's key, in whatever letter case. */
  tagKey(key: string): string
  conditionKey(key: string): string
  /** A Sid or a document's Id, which is compared with nothing but its like. */
  sid(text: string): string
  externalId(text: string): string
}
