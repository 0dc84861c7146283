import type { AccountView } from '../../../model/account.ts'
import { actionSet } from '../../../policy/action/action-set.ts'
import type { ActionTable } from '../../../policy/action/table.ts'
import type { PatternSet } from '../../../policy/document/policy.ts'
import { parsePattern } from '../../../policy/pattern/parse.ts'
import { type ActionBits, noActions } from '../../../policy/action/action-bits.ts'
import { namedActions, type NamedActions } from './named-actions.ts'
import { type ResourceForm, resourceForms } from './resource-forms.ts'
import { covers, leavesNothing, names } from './resource-reach.ts'

/** What an account's actions can be done to, and whether statements speak of all of it. */
export interface Everything {
  readonly table: ActionTable
  readonly named: NamedActions
  /** When the night was taken, ISO 8601: whatever is done is done later. */
  readonly takenAt: string
  /** Every action of the table. */
  readonly actions: ActionBits
  /** None of them. */
  readonly none: ActionBits
  /** Whether these are simply all resources there are. */
  isAll(resources: PatternSet): boolean
  /** Whether these are all ARNs of the account's partition, or all but some. */
  isOpen(resources: PatternSet): boolean
  /**
   * Whether these sets together have what an action needs: all resources of each type that it requires or, where it
   * requires none, of each type that they name, at least one; `*` for an action that takes none. That NotResource leaves some out does
   * not count.
   */
  hasEnough(sets: readonly PatternSet[], action: number): boolean
  /** Whether a set has, whole, anything of what an action needs: if none of several has, they have not enough together. */
  mayHelp(resources: PatternSet, action: number): boolean
  /** Whether these sets together leave nothing that an action could be done to. */
  hasWhole(sets: readonly PatternSet[], action: number): boolean
}

/** All that an account's actions can be done to. Other accounts' resources are not needed for "everything". */
export function everythingIn(account: AccountView, table: ActionTable): Everything {
  const formsOf = resourceForms(account, table)
  const isCovered = (sets: readonly PatternSet[], { arns }: ResourceForm): boolean =>
    arns.every((arn) => sets.some((set) => covers(set, arn)))
  const anyArn = parsePattern(`arn:${account.snapshot.partition}:*:*:*:*`)
  return {
    table,
    named: namedActions(table),
    takenAt: account.snapshot.takenAt,
    actions: actionSet({ patterns: ['*'], except: false }, table).bits,
    none: noActions(table.size),
    isAll: (resources) => leavesNothing(resources, ANYTHING),
    isOpen: (resources) => covers(resources, anyArn),
    hasEnough(sets, action) {
      const forms = formsOf(action)
      const required = forms.filter((form) => form.required)
      if (required.length > 0) return required.every((form) => isCovered(sets, form))
      const covered = new Set(forms.filter((form) => isCovered(sets, form)))
      const isNamed = ({ arns }: ResourceForm): boolean => arns.some((arn) => sets.some((set) => names(set, arn)))
      return covered.size > 0 && forms.every((form) => covered.has(form) || !isNamed(form))
    },
    mayHelp: (resources, action) =>
      formsOf(action).some(({ arns }) => arns.length === 0 || arns.some((arn) => covers(resources, arn))),
    hasWhole: (sets, action) =>
      formsOf(action).every(({ arns }) => arns.every((arn) => sets.some((set) => leavesNothing(set, arn)))),
  }
}

const ANYTHING = parsePattern('*')
