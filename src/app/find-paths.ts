import type { Access } from '../access/access.ts'
import { type Cut, cutPaths } from '../escalation/cut.ts'
import { type Escalation, openEscalation } from '../escalation/open-escalation.ts'
import { waysIn } from '../escalation/outside.ts'
import { outOfSight, type Path, pathsByTechnique, pathsToAnybody, shortestPath } from '../escalation/path.ts'
import { byPath, outsidePathRow, pathRow, type PathRow } from '../escalation/path-rows.ts'
import type { End } from '../escalation/reach.ts'
import type { Standing } from '../escalation/standing.ts'
import { TECHNIQUES } from '../escalation/techniques/index.ts'
import type { IsLeftOut } from '../access/held-policies.ts'
import type { AccountView } from '../model/account.ts'
import { nameInArn, parseArn } from '../model/arn.ts'
import { byArn } from '../model/compare.ts'
import type { Evidence } from '../model/evidence.ts'
import { RolecallError } from '../model/error.ts'
import { isKnown } from '../model/part.ts'
import type { Cell, Row } from '../model/rows.ts'
import { isServiceLinked } from '../model/role.ts'
import type { Principal } from '../model/entity.ts'
import { entitiesNamed } from '../queries/shared/entities/named-entity.ts'
import { groupBy } from '../util/group-by.ts'
import { describeGap, startUnknowns, type Unknown } from '../queries/unknown.ts'

export type { PathRow } from '../escalation/path-rows.ts'
export type { Cut } from '../escalation/cut.ts'

/** Which paths are wanted. */
export interface PathsRequest {
  /** Whose; null for everyone. */
  readonly principal: Principal | null
  /** Where to; null for administrators, and what stands behind resources that the night does not show. */
  readonly to: Principal | 'admin' | null
  /** Whether paths of those beyond the account are wanted, instead of its own users and roles. */
  readonly isFromOutside: boolean
  /** Every technique of everyone, and of one principal every target, rather than the best. */
  readonly all: boolean
  /** Also what ends at those who come to no administrator. */
  readonly lateral: boolean
  readonly maxHops: number
}

/** Paths, and what they leave open. */
export interface FoundPaths {
  readonly rows: readonly PathRow[]
  /** Whether the principal asked about is an administrator already, so that there is no path to show. */
  readonly isAdmin: boolean
  readonly unknown: readonly Unknown[]
}

/**
 * Who can become whom in a night, hop by hop.
 *
 * @throws RolecallError UNANSWERABLE where neither users nor roles were read
 * @example
 * const { rows } = findPaths(account, access, { principal: null, to: 'admin', isFromOutside: false, all: false, lateral: false, maxHops: 10 })
 */
export function findPaths(account: AccountView, access: Access, request: PathsRequest): FoundPaths {
  if (!HOLDERS.some((part) => isKnown(account.parts.get(part))))
    throw new RolecallError('UNANSWERABLE', 'paths: this night has neither users nor roles')
  const escalation = openEscalation({ account, access, techniques: TECHNIQUES })
  const end = endOf(request.to, escalation)
  const ways = request.to === null || request.to === 'admin' ? escalation.toAdmin : escalation.reach(end)
  const rows = request.isFromOutside
    ? fromOutside(escalation, ways, request)
    : fromInside(escalation, end, ways, request)
  return {
    rows: rows.filter(({ hops }) => hops.length <= request.maxHops).sort(byPath),
    isAdmin: request.principal !== null && escalation.tier(request.principal) === 'admin',
    unknown: unknownOf(account, escalation, request.principal),
  }
}

const HOLDERS = ['users', 'roles'] as const

type Ways = Escalation['toAdmin']

function fromInside(escalation: Escalation, end: End, ways: Ways, request: PathsRequest): readonly PathRow[] {
  const { principal, to, all, lateral } = request
  const sources = escalation.everyone.filter((standing) =>
    principal === null ? escalation.tier(standing.principal) !== 'admin' : standing.principal === principal,
  )
  const isOpen = to === null
  const pathsOf = (standing: Standing): readonly Path[] => {
    if (lateral) return pathsToAnybody(standing, escalation, { maxHops: request.maxHops, isEvery: all })
    if (isOpen && escalation.tier(standing.principal) === 'admin') return []
    if (all || principal !== null) return pathsByTechnique(standing, escalation, end, ways, all && principal !== null)
    const path = shortestPath(standing, ways)
    return path === null ? [] : [path]
  }
  return sources.flatMap((standing) => {
    const found = pathsOf(standing)
    const unseen = isOpen && escalation.tier(standing.principal) !== 'admin' ? outOfSight(standing, escalation) : []
    return [...found, ...unseen].map((path) => pathRow(path, escalation))
  })
}

function fromOutside(escalation: Escalation, ways: Ways, { lateral }: PathsRequest): readonly PathRow[] {
  return waysIn(escalation, TECHNIQUES).flatMap((way): readonly PathRow[] => {
    const isThere = ways.some(({ distance }) => distance(way.to) === 0)
    const onward = isThere ? null : shortestPath(way.to, ways)
    return isThere || onward !== null || lateral ? [outsidePathRow(way, onward, escalation)] : []
  })
}

/** Where paths end. */
function endOf(to: PathsRequest['to'], escalation: Escalation): End {
  if (to === null || to === 'admin') return escalation.end
  return {
    principals: escalation.everyone.filter(({ principal }) => principal === to),
    isReached: ({ principal }) => principal.arn === to.arn,
  }
}

/** What the parts that were not read, and the policies that cannot be, leave open. */
function unknownOf(
  account: AccountView,
  { access, everyone, tier }: Escalation,
  only: Principal | null,
): readonly Unknown[] {
  const unknowns = startUnknowns()
  for (const part of NEEDS) {
    const gap = describeGap(account.parts.get(part))
    if (gap !== null) unknowns.add(part, gap, 'all')
  }
  for (const { principal } of everyone) {
    if ((only !== null && principal !== only) || tier(principal) === 'admin') continue
    const odd = access.held.of(principal).find(({ policy }) => policy.undecidable !== null)?.policy.undecidable
    if (odd != null) unknowns.add(principal.kind === 'user' ? 'users' : 'roles', odd, principal.arn)
  }
  return unknowns.list()
}

const NEEDS = ['users', 'groups', 'roles', 'customer-policies', 'aws-policies'] as const

/**
 * Grants to take away so that nobody comes to an end.
 *
 * @param open opens access without some statements
 */
export function cutTo(account: AccountView, to: Principal | 'admin', open: (isLeftOut: IsLeftOut) => Access): Cut {
  return cutPaths({ account, techniques: TECHNIQUES, open, endOf: (escalation) => endOf(to, escalation) })
}

/**
 * The user or role that a text names.
 *
 * @throws RolecallError USAGE where it names nobody, several, or a service-linked role, which nobody can be
 */
export function findPrincipal(account: AccountView, text: string): Principal {
  const [found] = entitiesNamed('paths', text, [...account.roles(), ...account.users()].sort(byArn))
  if (found === undefined) throw new RangeError('entitiesNamed gave nothing, and did not say so')
  if (isServiceLinked(found))
    throw new RolecallError('USAGE', `paths: ${found.arn} is a service-linked role: only its service can be it`)
  return found
}

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
 * is one row, since all of it says the same.
 */
export function pathWords(paths: readonly PathRow[]): readonly Row[] {
  const unseen = groupBy(
    paths.filter(({ targetArn }) => targetArn === null),
    ({ principalArn }) => principalArn,
  )
  const row = (path: PathRow, words: readonly string[], evidence: readonly Evidence[]): Row =>
    new Map<string, Cell>([
      ['decision', path.decision],
      ['principal', shortName(path.principalArn)],
      ['path', words],
      ['targetTier', path.targetTier],
      ['evidence', [...evidence]],
    ])
  return [
    ...paths
      .filter(({ targetArn }) => targetArn !== null)
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

function hopWords({ technique, to, by, change }: PathRow['hops'][number]): string {
  const target = to === null ? '?' : shortName(to)
  return `${technique}${by === null ? '' : ` (${by})`} → ${target}${change === null ? '' : `, ${change}`}`
}

/** A user or role by its kind and name, as a command takes it. */
function shortName(arn: string): string {
  const { service, resource } = parseArn(arn) ?? {}
  const kind = /^(user|role)\//.exec(resource ?? '')?.[1]
  return service === 'iam' && kind !== undefined ? `${kind}/${nameInArn(arn)}` : arn
}
