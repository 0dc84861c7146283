import type { Pattern } from '../pattern/pattern.ts'
import type { Body } from './body.ts'

/** Actions that the same bodies speak of, on either side: what is so for one of them is so for all. */
export interface RequestClass {
  /** The names in it, some of them at least, as AWS spells them; none where it is a form that names have. */
  readonly names: readonly string[]
  /** What every name fits; null where `names` are all. */
  readonly form: Pattern | null
  readonly older: readonly Body[]
  readonly newer: readonly Body[]
}
