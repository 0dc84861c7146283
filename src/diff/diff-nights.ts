import type { Entity, EntityKind } from '../model/entity.ts'
import type { SnapshotInfo } from '../model/snapshot.ts'
import { CHANGE_CLASSES, type Change, type ChangeClass, type FacetChange } from './change.ts'
import { classify } from './classify.ts'
import { allProfilesKnown, isAbsenceTold, isComparable } from './comparable.ts'
import { byChange } from './compare-changes.ts'
import { documentComparer } from './document-comparer.ts'
import { entityChange } from './facets/entity.ts'
import type { Both } from './facets/facet.ts'
import { FACETS } from './facets/index.ts'
import { roleChanges } from './facets/profile-roles.ts'
import { factChanges } from './facts/fact-changes.ts'
import { withoutToldMembers } from './facts/told-members.ts'
import { groupNames } from './group-names.ts'
import { joinEntities, type Match } from './identity.ts'
import { laterNames } from './later-names.ts'
import { type Incomparable, incomparableParts } from './incomparable.ts'
import type { DiffInput, DiffOptions, Night, Pair } from './input.ts'
import { sharedIds } from './shared-ids.ts'
import { type DiffSummary, summarise } from './summary.ts'

/** What changed between two nights, and what cannot be said. */
export interface Diff {
  readonly from: SnapshotInfo
  readonly to: SnapshotInfo
  readonly changes: readonly Change[]
  readonly incomparable: readonly Incomparable[]
  readonly summary: DiffSummary
}

/**
 * Compares two nights of one account: entities, every facet of those that both nights have, and what the parts beyond
 * the authorization details say. Turning the nights round turns the changes round.
 */
export function diffNights(
  input: DiffInput,
  options: DiffOptions = { include: { activity: false }, all: false },
): Diff {
  const { from, to } = input
  const groups = matchesOf('group', input.groups, from, to)
  const users = matchesOf('user', input.users, from, to)
  const laterArn = laterNames(users, (user) => user.arn)
  const context = {
    from,
    to,
    compareDocuments: documentComparer(from, to, input.actions, laterArn),
    groupName: groupNames(groups),
    laterArn,
  }
  const ofEntities = [
    ...groups.flatMap((match) => changesOf(match, FACETS.group, context)),
    ...users.flatMap((match) => changesOf(match, FACETS.user, context)),
    ...matchesOf('role', input.roles, from, to).flatMap((match) => changesOf(match, FACETS.role, context)),
    ...matchesOf('managed-policy', input.managedPolicies, from, to).flatMap((match) =>
      changesOf(match, FACETS.managedPolicy, context),
    ),
    ...matchesOf('instance-profile', input.instanceProfiles, from, to).flatMap((match) =>
      changesOf(match, FACETS.instanceProfile, context),
    ),
  ]
  const ofFacts = withoutToldMembers(
    factChanges(input.facts, { ...context, activity: options.include.activity }),
    ofEntities,
    context,
  )
  const shown = once([...ofEntities, ...ofFacts].filter((change) => isShown(change, options)).sort(byChange))
  return {
    from: from.snapshot,
    to: to.snapshot,
    changes: shown,
    incomparable: incomparableParts(from, to),
    summary: summarise(
      shown,
      CHANGE_CLASSES.filter((name) => isLookedAt(name, options)),
    ),
  }
}

type Context = Omit<Both<Entity>, 'before' | 'after' | 'recreated'>

function matchesOf<E extends Entity>(
  kind: EntityKind,
  pairs: readonly Pair<E>[],
  from: Night,
  to: Night,
): readonly Match<E>[] {
  const comparable = pairs.filter((pair) => isComparable(pair, from, to))
  return joinEntities(comparable, sharedIds(kind, from, to))
}

function changesOf<E extends Entity>(
  match: Match<E>,
  facets: (both: Both<E>) => readonly FacetChange[],
  context: Context,
): readonly Change[] {
  const { before, after, relation } = match
  const entity = relation === 'removed' ? before : after
  if (relation === 'removed' && !isAbsenceTold(entity, context.to)) return []
  if (relation === 'added' && !isAbsenceTold(entity, context.from)) return []
  const found =
    before && after
      ? [...entityChange(match), ...facets({ ...context, before, after, recreated: relation === 'recreated' })]
      : (rolesOfUnseenProfile(match, context) ?? entityChange(match))
  return found.map(({ facet, change, key, before: old, after: now, effect, witness = null }) => ({
    class: classify([before, after], facet),
    change,
    kind: entity.kind,
    arn: entity.arn,
    id: entity.id,
    name: entity.name,
    facet,
    key,
    before: old,
    after: now,
    effect,
    witness,
  }))
}

/** A profile that one night does not show may have been there without a role: only its roles are known to have changed. */
function rolesOfUnseenProfile(
  { relation, before, after }: Match,
  { from, to }: Context,
): readonly FacetChange[] | null {
  const profile = relation === 'removed' ? before : after
  if (profile.kind !== 'instance-profile' || allProfilesKnown(from, to)) return null
  return relation === 'removed' ? roleChanges(profile.roles, []) : roleChanges([], profile.roles)
}

/** What several parts of a night tell of is one change. */
function once(sorted: readonly Change[]): readonly Change[] {
  return sorted.filter((change, index) => {
    const last = sorted[index - 1]
    return last === undefined || byChange(last, change) !== 0
  })
}

function isShown(change: Change, options: DiffOptions): boolean {
  return isLookedAt(change.class, options) && (options.all || change.effect !== 'equal')
}

function isLookedAt(name: ChangeClass, { include, classes = CHANGE_CLASSES }: DiffOptions): boolean {
  return (include.activity || name !== 'activity') && classes.includes(name)
}
