import type { AccountSize } from './generate/size.ts'
import type { Result } from './result.ts'

/** Files that several measures of one account share, made when first asked for. */
export interface Fixtures {
  readonly size: AccountSize
  /** The path of a night, decoded or percent-encoded. */
  readonly night: (night: 0 | 1, form: 'decoded' | 'encoded') => Promise<string>
  /** The path of a new history that holds night 0. */
  readonly firstNight: (form: 'decoded' | 'encoded') => Promise<string>
  /** The path of a history of thirty-one nights, and the bytes that it had after each. */
  readonly month: () => Promise<{ readonly path: string; readonly sizes: readonly number[] }>
  /** The path of a database that is not there yet. */
  readonly fresh: () => string
}

/** One or more operations that are measured together, by a name for `--only`. */
export interface Measure {
  readonly name: string
  readonly run: (fixtures: Fixtures) => Promise<readonly Result[]>
}
