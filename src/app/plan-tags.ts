import { readPlanEntry } from '../collector/plan-file.ts'
import { nameInArn } from '../model/arn.ts'
import { byCodeUnit } from '../model/compare.ts'
import { RolecallError } from '../model/error.ts'
import type { PlannedTag } from '../model/planned-change.ts'
import type { Query } from '../queries/query.ts'
import type { Row } from '../model/rows.ts'

export { readTagFile } from '../collector/tag-file.ts'

/** A plan that tags what a query found untagged. */
export interface TagPlan {
  /** Entries of a plan: `rolecall what-if --plan` takes them. */
  readonly entries: readonly object[]
  /** What the query reports and no tags are given for. */
  readonly without: readonly string[]
  /** What tags are given for and the query does not report. */
  readonly unreported: readonly string[]
}

/**
 * Plans tags for the entities that a query of untagged ones reports, and nobody else.
 *
 * @param tags by name or ARN
 * @throws RolecallError USAGE where the query is not of untagged entities; INPUT where a tag is none that IAM takes
 * @example
 * const tags = await readTagFile('tags.csv', process.stdin, tagKeyFolding(query))
 * const { entries } = planTags(query, answer.rows, tags)
 */
export function planTags(query: Query, rows: Iterable<Row>, tags: ReadonlyMap<string, readonly PlannedTag[]>): TagPlan {
  const kind = KINDS[query.name]
  if (kind === undefined)
    throw new RolecallError('USAGE', `query ${query.name}: --plan is for ${Object.keys(KINDS).join(', ')}`)
  const arns = [...rows].flatMap((row) => {
    const arn = row.get(kind.column)
    return typeof arn === 'string' ? [arn] : []
  })
  const given = new Set<string>()
  const planned = arns.map((arn) => {
    const names = [arn, nameInArn(arn)].filter((name) => tags.has(name))
    for (const name of names) given.add(name)
    if (names.length > 1)
      throw new RolecallError('INPUT', `tags: expected ${arn} once, found it by its ARN and by its name`)
    return { arn, tags: names.flatMap((name) => tags.get(name) ?? []) }
  })
  const entries = planned
    .filter((one) => one.tags.length > 0)
    .map((one) => {
      const named = kind.member === 'PolicyArn' ? one.arn : nameInArn(one.arn)
      const entry = { action: kind.action, [kind.member]: named, Tags: one.tags }
      readPlanEntry(`tags of ${one.arn}: $`, entry)
      return entry
    })
  return {
    entries,
    without: planned.filter((one) => one.tags.length === 0).map(({ arn }) => arn),
    unreported: [...tags.keys()].filter((name) => !given.has(name)).toSorted(byCodeUnit),
  }
}

/**
 * What tag keys have in common that are one tag of the entities which a query reports: on users and roles the letter case
 * tells none apart. {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html#id_tags_rules}
 */
export function tagKeyFolding({ name }: Query): (key: string) => string {
  return KINDS[name]?.isFolded === true ? (key) => key.toLowerCase() : (key) => key
}

interface Kind {
  readonly isFolded?: true
  readonly column: string
  readonly action: string
  readonly member: string
}

const KINDS: Readonly<Record<string, Kind>> = {
  'untagged-instance-profiles': {
    column: 'instanceProfileArn',
    action: 'TagInstanceProfile',
    member: 'InstanceProfileName',
  },
  'untagged-policies': { column: 'policyArn', action: 'TagPolicy', member: 'PolicyArn' },
  'untagged-roles': { column: 'roleArn', action: 'TagRole', member: 'RoleName', isFolded: true },
  'untagged-users': { column: 'userArn', action: 'TagUser', member: 'UserName', isFolded: true },
}
