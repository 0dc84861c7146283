import type { AccessQuestion } from '../../../access/decision.ts'
import { type TakenResources, takenResources } from '../../../access/taken-resources.ts'
import type { Invariant } from '../../../model/invariant.ts'
import { listKeyIn } from '../../../policy/action/list-key.ts'
import type { ActionTable } from '../../../policy/action/table.ts'
import { askedActions } from './asked-actions.ts'

/** A question of an invariant, and what its action can be asked of. */
export interface AskedOf {
  readonly question: AccessQuestion
  readonly takes: TakenResources
  /** Whether a condition key, in lower case, may hold several values. */
  readonly isList: (key: string) => boolean
}

/** What an invariant forbids, question by question. */
export function questionsOf(invariant: Invariant, actions: ActionTable, partition: string): readonly AskedOf[] {
  const isList = listKeyIn(actions)
  return invariant.resources.flatMap((resource) =>
    invariant.actions
      .flatMap((pattern) => askedActions(pattern, resource, actions, partition))
      .map((action) => ({
        question: { action, resource, context: invariant.where },
        takes: takenResources(actions.action(action), partition),
        isList,
      })),
  )
}
