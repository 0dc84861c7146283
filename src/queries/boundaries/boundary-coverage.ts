import { byCodeUnit } from '../../model/compare.ts'
import type { Principal } from '../../model/entity.ts'
import { RolecallError } from '../../model/error.ts'
import { isKnown } from '../../model/part.ts'
import { isServiceLinked } from '../../model/role.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'boundary-coverage',
  title: 'How many users and roles a permissions boundary limits, in numbers and percent',
  kind: 'inventory',
  severity: 'info',
  needs: ['users', 'roles'],
  params: {
    by: {
      type: 'text',
      default: 'kind',
      describe: 'count users and roles as a whole (kind), by path (path), or by the value of a tag (tag:KEY)',
    },
  },
  columns: ['kind', 'group', 'total', 'bounded', 'unbounded', 'serviceLinked', 'percentBounded'],
  remediation: null,
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html'],

  *run({ account, params, unknown }) {
    const by = params.by ?? 'kind'
    const groupOf = grouping(by)
    const kinds = [
      { kind: 'role', part: 'roles', principals: account.roles() },
      { kind: 'user', part: 'users', principals: account.users() },
    ] as const
    for (const { kind, part, principals } of kinds) {
      if (!isKnown(account.parts.get(part))) continue
      const tallies = new Map<string | null, Tally>(by === 'kind' ? [[null, startTally()]] : [])
      for (const principal of principals) {
        const group = groupOf(principal)
        if (group === undefined) {
          unknown(part, 'its tags were not given', principal.arn)
          continue
        }
        const tally = tallies.get(group) ?? startTally()
        tallies.set(group, tally)
        count(tally, principal)
      }
      for (const [group, tally] of [...tallies].toSorted(([a], [b]) => byGroup(a, b))) {
        const { bounded, unbounded, serviceLinked } = tally
        yield {
          values: {
            kind,
            group,
            total: bounded.length + unbounded + serviceLinked,
            bounded: bounded.length,
            unbounded,
            serviceLinked,
            percentBounded: percent(bounded.length, bounded.length + unbounded),
          },
          evidence: bounded.map(({ arn, policyArn }) => ({ kind: 'boundary', policyArn, of: arn })),
        }
      }
    }
  },
})

/** A principal's group; null where it has none, undefined where that is not known. */
function grouping(by: string): (principal: Principal) => string | null | undefined {
  if (by === 'kind') return () => null
  if (by === 'path') return ({ path }) => path
  const key = by.startsWith('tag:') ? by.slice('tag:'.length).toLowerCase() : ''
  if (key !== '')
    return ({ tags }) => (tags ? (tags.find((tag) => tag.key.toLowerCase() === key)?.value ?? null) : undefined)
  throw new RolecallError(
    'USAGE',
    `query boundary-coverage: parameter by: found "${by}", expected kind, path or tag:KEY`,
    { hint: 'For example --param by=path, or --param by=tag:Team where principals have a tag Team.' },
  )
}

interface Tally {
  readonly bounded: { readonly arn: string; readonly policyArn: string }[]
  unbounded: number
  /** Roles of services, which cannot have a boundary and are left out of the percentage. */
  serviceLinked: number
}

function startTally(): Tally {
  return { bounded: [], unbounded: 0, serviceLinked: 0 }
}

function count(tally: Tally, principal: Principal): void {
  if (principal.boundary !== null) tally.bounded.push({ arn: principal.arn, policyArn: principal.boundary.arn })
  else if (isServiceLinked(principal)) tally.serviceLinked += 1
  else tally.unbounded += 1
}

function byGroup(a: string | null, b: string | null): number {
  return a === null || b === null ? Number(a !== null) - Number(b !== null) : byCodeUnit(a, b)
}

/** To one decimal; null where there is nothing to have a share of. */
function percent(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part * 1000) / whole) / 10
}
