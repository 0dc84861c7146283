import type { Cell } from '../../../model/rows.ts'
import type { ConditionTest } from '../../../policy/document/policy.ts'
import { chosenPolicies, type OWNERS } from './chosen-policies.ts'
import type { ActionGroup } from '../data/action-group.ts'
import { type FoundPolicy, leaveOpen, POLICY_COLUMNS, policyCells, statementEvidence } from './found-policy.ts'
import type { Params, QueryContext, QueryRow } from '../../query.ts'
import { saidToAdminister } from './said-to-administer.ts'
import type { WantedActions } from './wanted-actions.ts'
import { type WideGrant, wideGrants } from './wide-grants.ts'
import { withinBoundary } from './within-boundary.ts'

/** Columns of a row about what a policy allows without a limit on the resource. */
export const EXPOSURE_COLUMNS = [...POLICY_COLUMNS, 'isAttached', 'actions', 'conditionalActions'] as const

type Column = (typeof EXPOSURE_COLUMNS)[number]

/** A policy and what it allows without a limit on the resource. */
export interface Exposure {
  readonly found: FoundPolicy
  readonly grants: readonly WideGrant[]
}

/**
 * The chosen policies that allow some of the actions without a limit on the resource, an inline one within the boundary of
 * its holder; but for those that make administrators and so allow all of them. A statement that cannot be decided and could
 * add or take away one leaves its policy unknown.
 *
 * @param alsoLimits which conditions count as a limit beside those on tags of the resource
 */
export function* exposures(
  context: QueryContext<typeof OWNERS>,
  wanted: WantedActions,
  alsoLimits?: (test: ConditionTest) => boolean,
): Generator<Exposure> {
  const grantsOf = wideGrants(context.account, context.actions(), wanted, alsoLimits)
  const isAdministrator = saidToAdminister(context)
  for (const found of chosenPolicies(context)) {
    if (isAdministrator(found)) continue
    const { grants, open } = grantsOf(found.policy)
    for (const { index, undecidable } of open) {
      leaveOpen(context, found, `its statement ${index} cannot be decided: ${undecidable ?? ''}`)
    }
    const left = withinBoundary(grants, found, context.access(), grantsOf)
    if (left.length > 0) yield { found, grants: left }
  }
}

/** The row of an exposure: actions that are allowed whatever the request brings, then those under conditions. */
export function exposureRow({ found, grants }: Exposure): QueryRow<Column> {
  const statements = new Set(grants.flatMap((grant) => grant.statements))
  const names = (isConditional: boolean): readonly string[] =>
    grants.filter((grant) => grant.isConditional === isConditional).map(({ action }) => action.name)
  return {
    values: {
      isAttached: attachedCell(found),
      ...policyCells(found),
      actions: names(false),
      conditionalActions: names(true),
    },
    evidence: [...statements].sort((a, b) => a.index - b.index).map((statement) => statementEvidence(found, statement)),
  }
}

/** Null where the night cannot tell. */
export function attachedCell({ isAttached }: FoundPolicy): Cell {
  return typeof isAttached === 'boolean' ? isAttached : null
}

/** The ids of listed actions, in order; a name that the table lacks is none. */
export function listedIds(
  { actions }: Pick<QueryContext<Params>, 'actions'>,
  groups: readonly ActionGroup[],
): readonly number[] {
  const table = actions()
  return groups.flatMap((group) => group.actions.flatMap((name) => table.ids(name))).sort((a, b) => a - b)
}

/** Why the actions of a row are listed, each reason once, in the order of the list. */
export function reasonsFor({ grants }: Exposure, groups: readonly ActionGroup[]): readonly string[] {
  const names = new Set(grants.map(({ action }) => action.name))
  return groups.filter(({ actions }) => actions.some((name) => names.has(name))).map(({ why }) => why)
}
