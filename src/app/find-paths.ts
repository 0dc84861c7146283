import type { Access } from '../access/access.ts'
import { type Cut, cutPaths } from '../escalation/cut.ts'
import type { Escalation } from '../escalation/escalation.ts'
import { openEscalation } from '../escalation/open-escalation.ts'
import { waysIn } from '../escalation/outside.ts'
import { outOfSight } from '../escalation/out-of-sight.ts'
import { type Path, pathsByTechnique, pathsToAnybody, shortestPath } from '../escalation/path.ts'
import { byPath, outsidePathRow, pathRow, type PathRow } from '../escalation/path-rows.ts'
import type { End } from '../escalation/reach.ts'
import type { Standing } from '../escalation/standing.ts'
import { TECHNIQUES } from '../escalation/techniques/index.ts'
import { worthReaching } from '../escalation/worth-reaching.ts'
import type { IsLeftOut } from '../access/held-policies.ts'
import type { AccountView } from '../model/account.ts'
import { parseArn } from '../model/arn.ts'
import { byArn } from '../model/compare.ts'
import { RolecallError } from '../model/error.ts'
import { isServiceLinked } from '../model/role.ts'
import type { Principal } from '../model/entity.ts'
import { entitiesNamed } from '../queries/shared/entities/named-entity.ts'
import type { Unknown } from '../queries/unknown.ts'
import { needPrincipals } from './principals-read.ts'
import { roleOfSession } from './role-of-session.ts'
import { unreadOf } from './unread-of.ts'

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
  /** How many of those asked about have techniques on resources that exist, of which the rows say nothing. */
  readonly unsaidUsers: number
  readonly unknown: readonly Unknown[]
}

/** A cut, and what it leaves open: routes by what was not read are not closed by it. */
export interface FoundCut extends Cut {
  /** How many have techniques on resources that exist, which are not closed by it either. */
  readonly unsaidUsers: number
  readonly unknown: readonly Unknown[]
}

/**
 * Who can become whom in a night, hop by hop.
 *
 * @param escalation to share between several requests
 * @throws RolecallError UNANSWERABLE where neither users nor roles were read
 * @example
 * const { rows } = findPaths(account, access, { principal: null, to: 'admin', isFromOutside: false, all: false, lateral: false, maxHops: 10 })
 */
export function findPaths(
  account: AccountView,
  access: Access,
  request: PathsRequest,
  escalation = openEscalation({ account, access, techniques: TECHNIQUES }),
): FoundPaths {
  needPrincipals(account, 'paths')
  const end = endOf(request.to, escalation)
  const ways = waysTo(request.to, escalation)
  const rows = request.isFromOutside
    ? fromOutside(escalation, ways, request)
    : fromInside(escalation, end, ways, request)
  return {
    rows: rows.filter(({ hops }) => hops.length <= request.maxHops).sort(byPath),
    isAdmin: request.principal !== null && escalation.tier(request.principal) === 'admin',
    unsaidUsers:
      request.to === null || request.isFromOutside ? 0 : usersOf(sourcesOf(escalation, request), escalation, ways),
    unknown: unreadOf(account, escalation, request.principal),
  }
}

type Ways = Escalation['toAdmin']

function fromInside(escalation: Escalation, end: End, ways: Ways, request: PathsRequest): readonly PathRow[] {
  const { principal, to, all, lateral } = request
  const isOpen = to === null
  const pathsOf = (standing: Standing): readonly Path[] => {
    if (lateral) return pathsToAnybody(standing, escalation, { maxHops: request.maxHops, isEvery: all })
    if (isOpen && escalation.tier(standing.principal) === 'admin') return []
    if (all || principal !== null) return pathsByTechnique(standing, escalation, end, ways, all && principal !== null)
    const path = shortestPath(standing, ways)
    return path === null ? [] : [path]
  }
  return sourcesOf(escalation, request).flatMap((standing) => {
    const found = pathsOf(standing)
    const unseen = isOpen && escalation.tier(standing.principal) !== 'admin' ? outOfSight(standing, escalation) : []
    return [...found, ...unseen].map((path) => pathRow(path, escalation))
  })
}

/** Whose paths are looked for. */
function sourcesOf(
  { everyone, tier }: Escalation,
  { principal: only }: Pick<PathsRequest, 'principal'>,
): readonly Standing[] {
  return everyone.filter(({ principal }) => (only === null ? tier(principal) !== 'admin' : principal === only))
}

/** How many of some who are not at an end have techniques on resources that exist by which they may come there, or come to them. */
function usersOf(standings: readonly Standing[], escalation: Escalation, ways: Ways): number {
  const { uses, toUsers } = worthReaching(escalation, ways)
  const isThere = (standing: Standing): boolean => ways.some(({ distance }) => distance(standing) === 0)
  const others = standings.filter((standing) => !isThere(standing) && escalation.tier(standing.principal) !== 'admin')
  return others.filter((standing) => uses(standing).length > 0 || toUsers.distance(standing) !== undefined).length
}

function fromOutside(escalation: Escalation, ways: Ways, { to, lateral }: PathsRequest): readonly PathRow[] {
  return waysIn(escalation, TECHNIQUES).flatMap((way): readonly PathRow[] => {
    const isThere = ways.some(({ distance }) => distance(way.to) === 0)
    const onward = isThere ? null : shortestPath(way.to, ways)
    const comes = isThere || onward !== null
    const unseen = to === null && !comes ? outOfSight(way.to, escalation) : []
    return [...(comes || lateral ? [onward] : []), ...unseen].map((path) => outsidePathRow(way, path, escalation))
  })
}

function waysTo(to: PathsRequest['to'], escalation: Escalation): Ways {
  return to === null || to === 'admin' ? escalation.toAdmin : escalation.reach(endOf(to, escalation))
}

/** Where paths end. */
function endOf(to: PathsRequest['to'], escalation: Escalation): End {
  if (to === null || to === 'admin') return escalation.end
  return {
    principals: escalation.everyone.filter(({ principal }) => principal === to),
    isReached: ({ principal }) => principal.arn === to.arn,
  }
}

/**
 * Grants to take away so that nobody comes to an end.
 *
 * @param open opens access without some statements
 * @throws RolecallError UNANSWERABLE where neither users nor roles were read
 */
export function cutTo(account: AccountView, to: Principal | 'admin', open: (isLeftOut: IsLeftOut) => Access): FoundCut {
  needPrincipals(account, 'paths')
  const whole = openEscalation({ account, access: open(() => false), techniques: TECHNIQUES })
  const cut = cutPaths({ whole, techniques: TECHNIQUES, open, endOf: (escalation) => endOf(to, escalation) })
  const users = usersOf(sourcesOf(whole, { principal: null }), whole, waysTo(to, whole))
  return { ...cut, unsaidUsers: users, unknown: unreadOf(account, whole) }
}

/**
 * The user or role that a text names; of a session, the role that it is one of.
 *
 * @throws RolecallError USAGE where it names nobody, several, somebody of another account, or what nobody can be: a group,
 * a service-linked role
 */
export function findPrincipal(account: AccountView, text: string): Principal {
  refuseOthers(account, text)
  const session = roleOfSession('paths', account, text)
  const [found] =
    session === null
      ? entitiesNamed('paths', text, [...account.roles(), ...account.users()].sort(byArn))
      : [session.role]
  if (found === undefined) throw new RangeError('entitiesNamed gave nothing, and did not say so')
  if (isServiceLinked(found))
    throw new RolecallError('USAGE', `paths: ${found.arn} is a service-linked role: only its service can be it`)
  return found
}

/** Says of what is no user or role of the account why it has no paths, rather than what is spelt like it. */
function refuseOthers(account: AccountView, text: string): void {
  if (text.trim() === '') throw new RolecallError('USAGE', 'paths: expected a user or role, found ""')
  const owner = parseArn(text)?.account ?? ''
  if (/^\d{12}$/.test(owner) && owner !== account.snapshot.account)
    throw new RolecallError(
      'USAGE',
      `paths: ${text} is of another account than this night, which is of ${account.snapshot.account}`,
      {
        hint: '`rolecall paths --from external` begins with those of other accounts whom trust policies let in.',
      },
    )
  const group = account.groups().find(({ arn, name }) => text === arn || text === `group/${name}`)
  if (group !== undefined)
    throw new RolecallError('USAGE', `paths: ${group.arn} is a group, and nobody can sign in as one`, {
      hint: 'Ask about one of its users.',
    })
}
