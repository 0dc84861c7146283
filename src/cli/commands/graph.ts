import type { Command } from 'commander'

import { drawGraph, GRAPH_WRITERS, type GraphFormat } from '../../app/draw-graph.ts'
import { RolecallError } from '../../model/error.ts'
import type { Globals } from '../globals.ts'
import { withNight } from '../open-night.ts'
import type { Session } from '../session.ts'
import { writeOutput } from '../write-output.ts'

/** rolecall graph */
export default function define(command: Command, { io }: Session): void {
  command
    .option('-f, --format <FORMAT>', 'json (default), graphml, gexf or opengraph; taken from the ending of --output')
    .addHelpText('after', HELP)
    .action(async () => {
      const options = command.optsWithGlobals<Globals>()
      const format = formatFor(options)
      await withNight(options, io, ({ account }) => writeOutput(drawGraph(account, format), options.output, io))
    })
}

function formatFor({ format, output }: Globals): GraphFormat {
  const ending = output?.toLowerCase().replace(/\.gz$/, '').split('.').at(-1)
  const wanted = format ?? (ending !== undefined && isGraphFormat(ending) ? ending : 'json')
  if (isGraphFormat(wanted)) return wanted
  throw new RolecallError(
    'USAGE',
    `--format: expected ${Object.keys(GRAPH_WRITERS).join(', ')}, found ${JSON.stringify(wanted)}`,
  )
}

function isGraphFormat(word: string): word is GraphFormat {
  return Object.hasOwn(GRAPH_WRITERS, word)
}

const HELP = `
Examples
  rolecall graph -o night.graphml          for networkx, yEd or Gephi
  rolecall graph --at 2026-11-01 -f gexf   an older night
  rolecall graph -f opengraph -o night.json
                                           for BloodHound

Next: rolecall query roles-by-trusted-service asks the graph a question.
rolecall --help lists the options of every command: --db, --account, --at, --format, --output, …`
