import type { Fact } from '../../model/fact.ts'
import { groupBy } from '../../util/group-by.ts'
import { membersOf } from '../../util/members.ts'
import type { Change, FacetChange } from '../change.ts'
import { classify } from '../classify.ts'
import { entityChange } from '../facets/entity.ts'
import { tagChanges } from '../facets/tags.ts'
import { joinEntities, type Match } from '../identity.ts'
import type { Night, Pair } from '../input.ts'
import { sharedIds } from '../shared-ids.ts'
import { isComparableFact, isPresenceTold, isToldByParts } from './comparable-fact.ts'
import { memberChanges } from './member-changes.ts'
import { BIRTH, recreation } from './recreation.ts'

/** What must be known to compare facts. */
export interface FactContext {
  readonly from: Night
  readonly to: Night
  /** What the later night calls a user of the earlier one, by ARN. */
  readonly laterArn: (arn: string) => string
  /** Whether activity is wanted: there may be hundreds of services for each of thousands of roles. */
  readonly activity: boolean
}

/** What the parts beyond the authorization details say otherwise than the night before, and what only they can tell of. */
export function factChanges(pairs: readonly Pair<Fact>[], context: FactContext): readonly Change[] {
  const { from, to } = context
  const comparable = pairs.flatMap((pair) => {
    const fact = pair.after ?? pair.before
    return fact !== null && isComparableFact(pair, from, to) ? [{ ...pair, fact }] : []
  })
  const lists = groupBy(comparable, ({ fact }) => `${fact.part} ${fact.kind}`)
  return [...lists.values()].flatMap((list) => {
    const shared = new Set(list.slice(0, 1).flatMap(({ fact }) => [...sharedIds(fact.kind, from, to)]))
    return joinEntities(list, shared).flatMap((match) => changesOf(match, context))
  })
}

function changesOf(match: Match<Fact>, context: FactContext): readonly Change[] {
  const { before, after, relation } = match
  const { kind, arn, id, name } = relation === 'removed' ? before : after
  const found = before && after ? changesWithin(match, before, after, context) : presence(match, context)
  return found.map((change) => ({
    class: classify([before, after], change.facet),
    kind,
    arn,
    id,
    name,
    witness: null,
    ...change,
  }))
}

function presence(match: Match<Fact>, { from, to }: FactContext): readonly FacetChange[] {
  const { before, after, relation } = match
  const told =
    (relation === 'removed' && isPresenceTold(before, to, from)) ||
    (relation === 'added' && isPresenceTold(after, from, to))
  return told ? entityChange(match) : []
}

function changesWithin(
  match: Match<Fact>,
  before: Fact,
  after: Fact,
  { laterArn, activity }: FactContext,
): readonly FacetChange[] {
  const itself = isToldByParts(after.kind) ? [...entityChange(match), ...recreation(before, after)] : []
  const ignored = itself.some(({ change }) => change === 'recreated') ? new Set([...NAMES, ...BIRTH]) : NAMES
  const set = new Set([...membersOf(before.settings).keys(), ...membersOf(after.settings).keys()])
  return [
    ...itself,
    ...memberChanges(before.settings, after.settings, { facet: 'attribute', ignored, told: new Set(), laterArn }),
    ...(activity
      ? memberChanges(before.activity, after.activity, { facet: 'usage', ignored, told: set, laterArn })
      : []),
    ...tagChanges(before, after),
  ]
}

/** Members that only repeat an ARN: the fact's own, or that of a user beside them. */
const NAMES: ReadonlySet<string> = new Set(['Path', 'SerialNumber', 'UserName'])
