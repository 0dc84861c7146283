import { idsOfBits } from '../../../policy/action/action-set.ts'
import type { PatternSet, PolicyStatement } from '../../../policy/document/policy.ts'
import {
  type ActionBits,
  addAction,
  eitherOf,
  hasAction,
  hasAll,
  noActions,
  without,
} from '../../../policy/action/action-bits.ts'
import type { Everything } from './everything.ts'

/** The wanted actions that statements name, one alone or several together, with enough resources, or the whole of them. */
export function onEverything(
  statements: readonly PolicyStatement[],
  everything: Everything,
  how: 'hasEnough' | 'hasWhole',
  wanted: ActionBits,
): ActionBits {
  const { found, open, isGiven } = sift(statements, everything, how, wanted)
  for (const id of idsOfBits(open)) if (isGiven(id)) addAction(found, id)
  return found
}

/** Whether Allows together name all of the wanted actions with enough resources; the first that they do not ends it. */
export function allowAll(statements: readonly PolicyStatement[], everything: Everything, wanted: ActionBits): boolean {
  const { found, open, isGiven } = sift(statements, everything, 'hasEnough', wanted)
  if (!hasAll(eitherOf(found, open), wanted)) return false
  for (const id of idsOfBits(open)) if (!isGiven(id)) return false
  return true
}

/** Apart: actions that a statement names with all resources there are, and those whose resources have to be looked at. */
function sift(
  statements: readonly PolicyStatement[],
  everything: Everything,
  how: 'hasEnough' | 'hasWhole',
  wanted: ActionBits,
): { readonly found: ActionBits; readonly open: ActionBits; readonly isGiven: (id: number) => boolean } {
  let found = noActions(everything.table.size)
  let limited = found
  const limits: { readonly resources: PatternSet; readonly actions: ActionBits }[] = []
  for (const statement of statements) {
    const { resources } = statement
    if (resources === null || !everything.named.anyOf(statement.actions, wanted)) continue
    const actions = everything.named.among(statement.actions, wanted)
    if (everything.isAll(resources)) found = eitherOf(found, actions)
    else {
      limited = eitherOf(limited, actions)
      limits.push({ resources, actions })
    }
  }
  const isGiven = (id: number): boolean => {
    const sets = limits.filter(({ actions }) => hasAction(actions, id)).map(({ resources }) => resources)
    return everything[how](sets, id)
  }
  return { found, open: without(limited, found), isGiven }
}
