import { listKeyIn } from '../action/list-key.ts'
import type { ActionTable } from '../action/table.ts'
import { tiesOf } from '../condition/ties.ts'
import type { Policy } from '../document/policy.ts'
import { LIMITS, type Limits, startBudget } from '../limits.ts'
import { askers } from './askers.ts'
import { byItself } from './by-itself.ts'
import type { Comparison, EditEffect, Witness } from './comparison.ts'
import { type Direction, DIRECTIONS } from './confirm.ts'
import { givesNoMore } from './gives-no-more.ts'
import { lookInto, type TakeDown } from './look-into.ts'
import { restricting } from './restrict.ts'
import { sidesFor } from './sides.ts'
import { strayAccounts } from './stray-accounts.ts'
import { startTally, type Tally } from './tally.ts'

/** How two documents are compared. */
export interface ComparisonOptions {
  readonly limits?: Limits
  /** The partition of the account that holds the documents, such as `aws-cn`: what a bare account id stands for. */
  readonly partition?: string | null
  /** The account that holds the documents: of its own callers it matters by which name they are let in. */
  readonly account?: string | null
  /** Whether IAM gave the documents back: then the unique id of a principal says that it was deleted, and it is nobody. */
  readonly isRecorded?: boolean
  /** Of which effects a witness is told, which takes a search of its own; of all where left out. */
  readonly isShown?: (effect: EditEffect) => boolean
}

/**
 * What replacing one policy document by another does, in effect: which requests get more, and which less. Documents
 * that name principals are compared for everyone whom the two can tell apart; where nobody is let in more, or nobody less,
 * also for what they say by themselves, since one may name a caller whose account the other names.
 *
 * Exact within the limits. Where one of them is reached, or something cannot be read, the answer is `undecided`, never
 * wrongly `equal`; a witness is confirmed by evaluating both documents.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html}
 */
export function comparePolicies(
  older: Policy,
  newer: Policy,
  table: ActionTable,
  { limits = LIMITS, partition = null, account = null, isRecorded = false, isShown }: ComparisonOptions = {},
): Comparison {
  const tally = startTally(isShown)
  if (older === newer) return tally.comparison()
  for (const why of [...unreadable('older', older), ...unreadable('newer', newer)]) tally.leaveOpen(DIRECTIONS, why)
  for (const why of strayAccounts(older, newer, partition)) tally.leaveOpen(DIRECTIONS, why)
  if (tally.isOpen()) return tally.comparison()
  const directions = directionsLeft(older, newer)
  if (directions.length === 0) return tally.comparison()
  const budget = startBudget(limits)
  const finding = { table, budget, restrict: restricting(budget) }
  const isList = listKeyIn(table)
  const ties = tiesOf([...older.statements, ...newer.statements].flatMap(({ conditions }) => conditions))
  const tied = ties.is === 'always' ? {} : { ties }
  const everyone = askers(older, newer)
    .filter(({ caller }) => !isRecorded || caller?.kind !== 'deleted')
    .map(({ caller, given }) => ({ caller, given: { ...given, isList, ...tied } }))
  const sides = tally.within(directions, () => sidesFor(everyone, { older, newer }, finding))
  lookInto(sides ?? [], directions, tally, tally.add)
  const left = directions.filter((direction) => !tally.has(direction))
  if (tally.isOpen() || left.length === 0) return tally.comparison()
  const insiders = everyone.filter(({ caller }) => caller !== null && isInsider(caller.account, account))
  const alone = { older: byItself(older), newer: byItself(newer) }
  const bare = tally.within(left, () => sidesFor(insiders, alone, finding))
  lookInto(bare ?? [], left, tally, account === null ? leavingOpen(tally) : byThemselves(tally))
  return tally.comparison()
}

/** Ways that requests may go, as far as the texts of the documents tell; what is said of both is said of them {@link byItself}. */
function directionsLeft(older: Policy, newer: Policy): readonly Direction[] {
  const isRuledOut = { more: givesNoMore(newer, older), less: givesNoMore(older, newer) }
  return DIRECTIONS.filter((direction) => !isRuledOut[direction])
}

function unreadable(owner: string, { undecidable }: Policy): readonly string[] {
  return undecidable === null ? [] : [`the ${owner} document: ${undecidable}`]
}

function isInsider(caller: string | null, account: string | null): boolean {
  return caller !== null && (account === null || caller === account)
}

/** Where the account is not known, a difference in the names alone may be one in effect. */
function leavingOpen(tally: Tally): TakeDown {
  return (direction, { shown, open }) => {
    const name = shown?.plain.caller?.name
    const names =
      name === undefined
        ? []
        : [`whether ${name} needs policies of its own, which depends on the account of the document`]
    for (const why of [...open, ...names]) tally.leaveOpen([direction], why)
  }
}

function byThemselves(tally: Tally): TakeDown {
  const marked = (witness: Witness): Witness => ({ ...witness, byItself: true })
  return (direction, { shown, open }, isInTable) => {
    const byItself = shown && { plain: marked(shown.plain), telling: () => marked(shown.telling()) }
    tally.add(direction, { shown: byItself, open }, isInTable)
  }
}
