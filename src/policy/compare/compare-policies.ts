import type { ActionTable } from '../action/table.ts'
import type { Policy } from '../document/policy.ts'
import { LIMITS, type Limits, startBudget } from '../limits.ts'
import { type Asker, askers } from './askers.ts'
import { compile, type Compiled } from './compile.ts'
import type { Comparison } from './comparison.ts'
import { confirm, DIRECTIONS, type Edit } from './confirm.ts'
import { gain } from './gain.ts'
import { ROADS } from './goals.ts'
import { knownClasses } from './known-classes.ts'
import type { RequestClass } from './request-class.ts'
import { restricting } from './restrict.ts'
import type { Finding } from './situation.ts'
import { strayAccounts } from './stray-accounts.ts'
import { startTally, type Tally } from './tally.ts'
import { unknownClasses } from './unknown-classes.ts'

/**
 * What replacing one policy document by another does, in effect: which requests get more, and which less. Documents
 * that name principals are compared for everyone whom the two can tell apart.
 *
 * Exact within the limits. Where one of them is reached, or something cannot be read, the answer is `undecided`, never
 * wrongly `equal`; a witness is confirmed by evaluating both documents.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html}
 */
export function comparePolicies(
  older: Policy,
  newer: Policy,
  table: ActionTable,
  { limits = LIMITS, partition = null }: ComparisonOptions = {},
): Comparison {
  const tally = startTally()
  if (older === newer) return tally.comparison()
  for (const why of [...unreadable('older', older), ...unreadable('newer', newer)]) tally.leaveOpen(why)
  for (const why of strayAccounts(older, newer, partition)) tally.leaveOpen(why)
  if (tally.isOpen()) return tally.comparison()
  const budget = startBudget(limits)
  const edit: Edit = { older, newer }
  const common = { table, budget, restrict: restricting(budget) }
  const sides = distinct(askers(older, newer).map((asker) => sidesFor(asker, edit, common)))
  lookInto(sides, ({ old, now }) => knownClasses(old, now, table), true, tally, edit)
  lookInto(sides, ({ old, now }) => unknownClasses(old, now, budget), false, tally, edit)
  return tally.comparison()
}

/** How two documents are compared. */
export interface ComparisonOptions {
  readonly limits?: Limits
  /** The partition of the account that holds the documents, such as `aws-cn`: what a bare account id stands for. */
  readonly partition?: string | null
}

function unreadable(owner: string, { undecidable }: Policy): readonly string[] {
  return undecidable === null ? [] : [`the ${owner} document: ${undecidable}`]
}

/** Both documents as they are for somebody. */
interface Sides {
  readonly asker: Asker
  readonly old: Compiled
  readonly now: Compiled
  readonly finding: Finding
}

function sidesFor(asker: Asker, { older, newer }: Edit, finding: Omit<Finding, 'given' | 'models'>): Sides {
  return {
    asker,
    old: compile(older, 'older', finding.table, asker.caller),
    now: compile(newer, 'newer', finding.table, asker.caller),
    finding: { ...finding, given: asker.given, models: new Map() },
  }
}

/** Whoever is let in by the same statements, with nothing known that tells him apart, is asked for once. */
function distinct(sides: readonly Sides[]): readonly Sides[] {
  const seen = new Set<string>()
  return sides.filter(({ asker: { given }, old, now }) => {
    const key = JSON.stringify([[...old.keys()], [...now.keys()], [...given.context], given.assumptions])
    return !seen.has(key) && seen.add(key)
  })
}

/** Searches every class of actions for requests that get more and that get less, until there is one of either. */
function lookInto(
  sides: readonly Sides[],
  classesOf: (sides: Sides) => readonly RequestClass[],
  areInTable: boolean,
  tally: Tally,
  edit: Edit,
): void {
  const classes = sides.flatMap(
    (side) => tally.within(DIRECTIONS, () => classesOf(side))?.map((one) => ({ ...side, one })) ?? [],
  )
  for (const road of ROADS) {
    for (const { one, asker, finding } of classes) {
      for (const direction of DIRECTIONS.filter((each) => !tally.has(each))) {
        const found = tally.within([direction], () =>
          gain(one, direction, road, (request) => confirm(edit, direction, request, asker.caller), finding),
        )
        if (found !== null) tally.add(direction, found, areInTable)
      }
    }
  }
}
