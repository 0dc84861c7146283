import type { Command } from 'commander'

/** The options that every command has; what concerns a command it takes. */
export interface Globals {
  readonly db?: string
  readonly account?: string
  readonly at?: string
  readonly format?: string
  readonly output?: string
  readonly quiet?: boolean
  readonly verbose?: boolean
  readonly color?: boolean
  readonly progress?: boolean
  readonly formulaGuard?: boolean
}

/** Adds them, so that they may stand before or behind the command's name. */
export function addGlobals(command: Command): void {
  const own = new Set(command.options.map((option) => option.long))
  const add = (flags: string, description: string) => {
    const long = flags.split(/[ ,]+/).find((word) => word.startsWith('--'))
    if (!own.has(long)) command.option(flags, description)
  }
  command.optionsGroup('Global options:')
  add('--db <FILE>', 'the history (else $ROLECALL_DB, else snapshots/rolecall.db)')
  add('--account <ID|ALIAS>', 'which account, where the history has several')
  add('--at <REF>', 'which night: latest (default), latest~N, first, id:N, a date, a time or a label')
  add('-f, --format <FORMAT>', 'table (default), csv, json, ndjson or markdown')
  add('-o, --output <FILE>', 'write there, whole or not at all; .gz compresses')
  add('--no-formula-guard', 'CSV: leave cells that look like formulas as they are')
  add('--quiet', 'say nothing beside the result and errors')
  add('--verbose', 'say all there is to say')
  add('--no-color', 'no colours (also NO_COLOR)')
  add('--no-progress', 'no progress')
}
