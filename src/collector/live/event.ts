import type { Level, Part, PartState } from '../../model/part.ts'

/** What happens while an account is collected, for whoever shows or logs it. */
export type CollectEvent =
  | {
      readonly type: 'started'
      readonly account: string
      readonly level: Level
      /** The directory in which answers are kept. */
      readonly spool: string
      readonly resumed: boolean
    }
  | { readonly type: 'part-started'; readonly part: Part }
  /** Of a part: how many entities came so far, of how many; null where nobody knows. */
  | { readonly type: 'progress'; readonly part: Part; readonly done: number; readonly total: number | null }
  | { readonly type: 'part-ended'; readonly part: Part; readonly state: PartState }
  /** The night is written in one piece, and nothing else is heard meanwhile: until `recorded`. */
  | { readonly type: 'recording' }
  | { readonly type: 'recorded' }
