import type { Command } from 'commander'

import { answerQuery, findQuery, type ListedQuery, listQueries } from '../../app/answer-query.ts'
import type { TagPlan } from '../../app/plan-tags.ts'
import { RolecallError } from '../../model/error.ts'
import type { Row } from '../../model/rows.ts'
import { searchQueries } from '../../app/search-queries.ts'
import { configurationOf } from '../configuration.ts'
import type { Globals } from '../globals.ts'
import { note, noteUnknown } from '../notes.ts'
import { withNight } from '../open-night.ts'
import { present } from '../present.ts'
import { names, repeated } from '../repeated.ts'
import { ownQueries } from '../own-queries.ts'
import type { Session } from '../session.ts'
import { visibleJson } from '../../util/visible-json.ts'
import { writeOutput } from '../write-output.ts'

interface Options extends Globals {
  readonly param?: readonly string[]
  readonly requireComplete?: boolean
  readonly describe?: boolean
  readonly plan?: string
  readonly queries?: readonly string[]
  readonly search?: readonly string[]
  readonly theme?: readonly string[]
  readonly needs?: readonly string[]
}

/** rolecall query [NAME] */
export default function define(command: Command, session: Session): void {
  command
    .argument('[NAME]', 'which query; without one, all are listed')
    .option('--param <KEY=VALUE>', 'a parameter of the query (repeatable)', repeated)
    .option('--queries <DIR>', 'your own queries, from *.sql and *.mjs in there (repeatable)', repeated)
    .option('--search <WORD>', 'list only queries that say this of themselves; repeatable', repeated)
    .option('--theme <THEME>', 'list only those of a theme; repeatable, or comma-separated', names)
    .option('--needs <PART>', 'list only those that need a part of a night; repeatable, or comma-separated', names)
    .option('--describe', 'what the query asks, needs and takes, without running it')
    .option('--plan <CSV>', 'of untagged-…: instead of rows, a plan that tags them, for what-if --plan')
    .option('--require-complete', 'exit 3 where the night lacks anything that the answer needs')
    .addHelpText('after', HELP)
    .action(async (name: string | undefined) => {
      const options = command.optsWithGlobals<Options>()
      const own = await ownQueries(options, session.io)
      if (name === undefined) return list(own, options, session)
      refuseSearch(name, options)
      const listed = await findQuery(name, own)
      return options.describe === true ? describe(listed, options, session) : ask(listed, options, session)
    })
}

async function list(own: readonly ListedQuery[], options: Options, { io }: Session): Promise<void> {
  const { search: words = [], theme: themes = [], needs = [] } = options
  const queries = searchQueries(await listQueries(own), { words, themes, needs })
  if (queries.length === 0) note(io, options, 'no query says all of this of itself; rolecall query lists them all')
  const columns = ['name', 'title', 'kind', 'severity', 'theme', 'needs', 'params', 'columns', 'beyondIam']
  await present(
    {
      rows: { columns, rows: queries.map(metadata) },
      tableColumns: ['name', 'theme', 'severity', 'title'],
      document: { queries: queries.map((listed) => Object.fromEntries(metadata(listed))) },
    },
    options,
    io,
  )
}

function refuseSearch(name: string, { search, theme, needs }: Options): void {
  const given = Object.entries({ search, theme, needs }).find(([, words]) => words !== undefined)
  if (given !== undefined)
    throw new RolecallError(
      'USAGE',
      `query: --${given[0]} lists queries, so that the name ${name} must not stand beside it`,
    )
}

async function describe(listed: ListedQuery, options: Options, { io }: Session): Promise<void> {
  const { query } = listed
  const params = Object.entries(query.params).map(
    ([name, { type, default: value, describe: text }]): Row =>
      new Map([
        ['param', name],
        ['type', type],
        ['default', Array.isArray(value) ? value.join(',') : value],
        ['describe', text],
      ] as const),
  )
  const heading = [
    `${query.name}: ${query.title}`,
    ...(query.beyondIam === undefined
      ? [
          `${query.kind}, severity ${query.severity}; needs ${query.needs.join(', ')}`,
          `columns: ${query.columns.join(', ')}, evidence`,
        ]
      : [
          `${query.kind}, severity ${query.severity}; cannot be answered from IAM data: ${query.beyondIam.reason}`,
          `what could answer it: ${query.beyondIam.source}`,
        ]),
    ...(query.remediation === null ? [] : [`what to do: ${query.remediation}`]),
    ...(query.controls === undefined ? [] : [`controls: ${query.controls.join(', ')}`]),
    ...query.references,
    '',
  ]
  const rows = { columns: ['param', 'type', 'default', 'describe'], rows: params }
  const document = {
    ...Object.fromEntries(metadata(listed)),
    remediation: query.remediation,
    references: query.references,
    controls: query.controls ?? [],
  }
  await present({ rows, heading, document }, options, io)
}

async function ask({ query }: ListedQuery, options: Options, session: Session): Promise<void> {
  const { io } = session
  const { nightBefore } = await import('../../app/night-before.ts')
  const { configuredParams } = await import('../../app/configuration.ts')
  const params = configuredParams(query, await configurationOf(options, io), options.param)
  await withNight(options, io, async ({ db, account, snapshot }) => {
    const answer = answerQuery(query, account, params, nightBefore(db, snapshot))
    if (options.plan !== undefined) {
      const { planTags, readTagFile, tagKeyFolding } = await import('../../app/plan-tags.ts')
      const plan = planTags(query, answer.rows, await readTagFile(options.plan, io.stdin, tagKeyFolding(query)))
      await writePlan(plan, options, session)
      noteUnknown(io, options, answer.unknown())
      return
    }
    const { id, account: accountId, takenAt } = snapshot
    const whole = await present(
      {
        rows: answer,
        ...(query.expendable === undefined ? {} : { expendable: query.expendable }),
        envelope: {
          before: { query: query.name, snapshot: { id, account: accountId, takenAt }, columns: answer.columns },
          after: () => ({ unknown: answer.unknown() }),
        },
      },
      options,
      io,
    )
    if (!whole && options.requireComplete === true) readToEnd(answer.rows)
    const unknown = answer.unknown()
    noteUnknown(io, options, unknown)
    if (options.requireComplete === true && unknown.length > 0) {
      throw new RolecallError(
        'UNANSWERABLE',
        `${query.name} is not complete: ${unknown.map(({ part, reason }) => `${part} (${reason})`).join(', ')}`,
      )
    }
  })
}

async function writePlan({ entries, without, unreported }: TagPlan, options: Options, { io }: Session): Promise<void> {
  await writeOutput([`${visibleJson(JSON.stringify(entries, null, 2))}\n`], options.output, io)
  for (const arn of without) note(io, options, `no tags given: ${arn}`)
  for (const name of unreported) note(io, options, `not reported by the query: ${name}`)
}

/** What is unknown is known once the last row was made, whoever wanted it. */
function readToEnd(rows: Iterable<Row>): void {
  const iterator = rows[Symbol.iterator]()
  while (iterator.next().done !== true);
}

function metadata({ theme, query }: ListedQuery): Row {
  const { name, title, kind, severity, needs, params, columns } = query
  const taken = Object.entries(params).map(([param, descriptor]) => ({ name: param, ...descriptor }))
  return new Map(
    Object.entries({
      name,
      title,
      kind,
      severity,
      theme,
      needs: [...needs],
      params: taken,
      columns: query.beyondIam === undefined ? [...columns, 'evidence'] : [],
      beyondIam: query.beyondIam === undefined ? null : { ...query.beyondIam },
    }),
  )
}

const HELP = `
Examples
  rolecall query                                     what can be asked
  rolecall query --search mfa --theme credentials    what can be asked about something
  rolecall query role-unused --describe              what it needs and takes
  rolecall query role-unused --param days=180        with a parameter
  rolecall query untagged-roles -o untagged.csv      for a spreadsheet
  rolecall query untagged-roles --plan tags.csv      a plan that tags them, for what-if --plan
  rolecall query roles-of-mine --queries ./queries   one of your own, from a directory

Next: rolecall diff says what changed since the night before.
rolecall --help lists the options of every command: --db, --account, --at, --format, --output, …`
