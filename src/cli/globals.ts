import type { Command } from 'commander'

/** The options that every command has; what concerns a command it takes. */
export interface Globals {
  readonly db?: string
  readonly account?: string
  readonly at?: string
  readonly config?: string
  readonly format?: string
  readonly output?: string
  readonly quiet?: boolean
  readonly verbose?: boolean
  readonly color?: boolean
  readonly progress?: boolean
  readonly formulaGuard?: boolean
}

/** Their flags, and what each is for. */
export const GLOBAL_OPTIONS: readonly (readonly [flags: string, description: string])[] = [
  ['--db <FILE>', 'the history (else $ROLECALL_DB, else snapshots/rolecall.db)'],
  ['--account <ID|ALIAS>', 'which account, where the history has several'],
  ['--at <REF>', 'which night: latest (default), latest~N, first, id:N, a date, a time, a label'],
  ['--config <FILE>', 'parameters of queries (else rolecall.json beside the history, else your own)'],
  ['-f, --format <FORMAT>', 'table (default), csv, json, ndjson or markdown'],
  ['-o, --output <FILE>', 'write there, whole or not at all; .gz compresses'],
  ['--no-formula-guard', 'CSV: leave cells that look like formulas as they are'],
  ['--quiet', 'say nothing beside the result and errors'],
  ['--verbose', 'say all there is to say'],
  ['--no-color', 'no colours (also NO_COLOR)'],
  ['--no-progress', 'no progress'],
]

/** Adds them, so that they may stand before or behind the command's name; what the command has of its own stays. `rolecall --help` shows them. */
export function addGlobals(command: Command): void {
  const own = new Set(command.options.map((option) => option.long))
  for (const [flags, description] of GLOBAL_OPTIONS) {
    const option = command.createOption(flags, description).hideHelp()
    if (!own.has(option.long)) command.addOption(option)
  }
}
