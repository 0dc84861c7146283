import type { PathRow } from '../escalation/path-rows.ts'
import { nameInArn, parseArn } from '../model/arn.ts'
import type { Evidence } from '../model/evidence.ts'
import type { Cell, Row } from '../model/rows.ts'
import { groupBy } from '../util/group-by.ts'

/** Columns of {@link pathRows}. */
export const PATH_COLUMNS = [
  'principalArn',
  'principalId',
  'targetArn',
  'targetTier',
  'decision',
  'technique',
  'references',
  'precondition',
  'hops',
]

/** Paths as rows for every format. */
export function pathRows(paths: readonly PathRow[]): readonly Row[] {
  return paths.map(
    ({ references, hops, ...path }) =>
      new Map<string, Cell>([
        ...Object.entries(path),
        ['references', [...references]],
        ['hops', hops.map((hop) => ({ ...hop, references: [...hop.references], evidence: [...hop.evidence] }))],
      ]),
  )
}

/**
 * Paths for a reader: each in words, with where it rests; what somebody can do to resources that the night does not show
 * is one row, since all of it says the same, unless they do it as somebody else.
 */
export function pathWords(paths: readonly PathRow[]): readonly Row[] {
  const isOwn = ({ targetArn, hops }: PathRow): boolean => targetArn === null && hops.length === 1
  const unseen = groupBy(paths.filter(isOwn), ({ principalArn }) => principalArn)
  const row = (path: PathRow, words: readonly string[], evidence: readonly Evidence[]): Row =>
    new Map<string, Cell>([
      ['decision', path.decision],
      ['principal', shortName(path.principalArn)],
      ['path', words],
      ['conditions', [...new Set(path.hops.flatMap(({ conditions }) => conditions))]],
      ['targetTier', path.targetTier],
      ['evidence', [...evidence]],
    ])
  return [
    ...paths
      .filter((path) => !isOwn(path))
      .map((path) =>
        row(
          path,
          path.hops.map(hopWords),
          path.hops.flatMap(({ evidence }) => evidence),
        ),
      ),
    ...[...unseen.values()].flatMap(([first, ...others]) => {
      if (first === undefined) return []
      const names = [first, ...others].map(({ technique }) => technique)
      return [
        row(
          first,
          [`on resources that exist: ${names.join(', ')}`],
          first.hops.flatMap(({ evidence }) => evidence),
        ),
      ]
    }),
  ]
}

/** A hop in words: how, by what, whom it makes. */
export function hopWords({ technique, to, by, change }: PathRow['hops'][number]): string {
  const target = to === null ? 'a resource that exists' : shortName(to)
  return `${technique}${by === null ? '' : ` (${by})`} → ${target}${change === null ? '' : `, ${change}`}`
}

/** A user or role by its kind and name, as a command takes it. */
function shortName(arn: string): string {
  const { service, resource } = parseArn(arn) ?? {}
  const kind = /^(user|role)\//.exec(resource ?? '')?.[1]
  return service === 'iam' && kind !== undefined ? `${kind}/${nameInArn(arn)}` : arn
}
