import type { Cut, FoundCut } from '../app/find-paths.ts'
import { nameInArn, parseArn } from '../model/arn.ts'
import type { Cell, Row } from '../model/rows.ts'
import type { Globals } from './globals.ts'
import type { Io } from './io.ts'
import { note } from './notes.ts'
import { present } from './present.ts'
import { resourcesNote } from './resources-note.ts'

/** Shows what to take away so that nobody comes to a target, first what most routes go by. */
export async function presentCut(
  cut: FoundCut,
  before: { readonly target: string; readonly snapshot: Record<string, Cell> },
  options: Globals,
  io: Io,
): Promise<void> {
  const rows = cut.grants.map(
    ({ grant, principals }, index): Row =>
      new Map<string, Cell>([
        ['rank', index + 1],
        ['count', principals.length],
        ['policyArn', grant.policyArn],
        ['policyName', grant.policyName],
        ['version', grant.version],
        ['statement', grant.statement],
        ['sid', grant.sid],
        ['principals', principals],
        ['grant', grantWords(grant)],
      ]),
  )
  await present(
    {
      rows: { columns: COLUMNS, rows },
      envelope: {
        before: { ...before, columns: COLUMNS },
        after: () => ({ left: [...cut.left], unknown: cut.unknown }),
      },
      tableColumns: ['rank', 'count', 'grant', 'principals'],
      expendable: ['principals'],
    },
    options,
    io,
  )
  const routes = new Set(cut.grants.flatMap(({ principals }) => principals)).size
  if (routes > 0 || cut.left.length === 0) note(io, options, closed(routes, before.target))
  if (cut.left.length > 0) note(io, options, `no statement gives it to ${cut.left.join(', ')}: they come there still`)
  if (cut.unsaidUsers > 0) note(io, options, resourcesNote(cut.unsaidUsers, 'the cut does not close these'))
}

function closed(routes: number, target: string): string {
  if (routes === 0) return `nobody comes to ${target}: there is nothing to take away`
  const whose = routes === 1 ? '1 principal no longer comes' : `${routes} principals no longer come`
  return `without these, ${whose} to ${target}: the night was judged anew to see it`
}

/** A statement as a reader finds it: of which policy, and whose an inline or trust policy is. */
function grantWords({ policyArn, policyName, version, statement, sid }: Cut['grants'][number]['grant']): string {
  const kind = (parseArn(policyArn ?? '')?.resource ?? '').split('/', 1).join('')
  const holder = `${kind}/${nameInArn(policyArn ?? '')}`
  const ofRole = kind === 'role' ? `trust policy of ${holder}` : holder
  const policy = policyName === null ? ofRole : `inline policy ${policyName} of ${holder}`
  const place = ['statement', statement, sid].filter((part) => part !== null).join(' ')
  return `${policy}${version === null ? '' : ` ${version}`} (${place})`
}

const COLUMNS = ['rank', 'count', 'policyArn', 'policyName', 'version', 'statement', 'sid', 'principals']
