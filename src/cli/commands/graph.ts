import type { Command } from 'commander'

import { openNightAccess } from '../../app/ask-access.ts'
import { computeEdges } from '../../app/compute-edges.ts'
import { drawGraph, GRAPH_WRITERS, type GraphFormat } from '../../app/draw-graph.ts'
import { RolecallError } from '../../model/error.ts'
import { type CanOptions, filesOf } from '../access-can.ts'
import type { Globals } from '../globals.ts'
import { noteUnknown } from '../notes.ts'
import { withNight } from '../open-night.ts'
import { repeated } from '../repeated.ts'
import type { Session } from '../session.ts'
import { writeOutput } from '../write-output.ts'

interface GraphOptions extends Globals, Pick<CanOptions, 'scp' | 'managementAccount'> {
  readonly computed?: boolean
}

/** rolecall graph */
export default function define(command: Command, { io }: Session): void {
  command
    .option('-f, --format <FORMAT>', 'json (default), graphml, gexf or opengraph; taken from the ending of --output')
    .option('--computed', 'also what policies allow: who can assume, pass, write or become whom')
    .option(
      '--scp <FILE>',
      'for --computed: service control policies of one level (root, unit, account); repeatable',
      repeated,
    )
    .option('--management-account', 'for --computed: the account manages its organisation: SCPs do not bind it')
    .addHelpText('after', HELP)
    .action(async () => {
      const options = command.optsWithGlobals<GraphOptions>()
      const format = formatFor(options)
      const isComputed = options.computed === true
      if (!isComputed && (options.scp !== undefined || options.managementAccount === true))
        throw new RolecallError('USAGE', 'graph: --scp and --management-account are for --computed')
      await withNight(options, io, async ({ account }) => {
        const computed = isComputed
          ? computeEdges(account, await openNightAccess(account, filesOf(options), io.stdin))
          : { edges: [], unknown: [] }
        await writeOutput(drawGraph(account, format, computed.edges), options.output, io)
        noteUnknown(io, options, computed.unknown)
      })
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
  rolecall graph --computed -f opengraph -o night.json
                                           for BloodHound, with who can become whom

Next: rolecall query roles-by-trusted-service asks the graph a question.
rolecall --help lists the options of every command: --db, --account, --at, --format, --output, …`
