import type { Access, Supposing } from '../../../access/access.ts'
import type { Asker } from '../../../access/asker.ts'
import type { AccessQuestion, DecidingStatement } from '../../../access/decision.ts'
import { findModel } from '../../../policy/condition/satisfiable.ts'
import { NOTHING_GIVEN } from '../../../policy/condition/given.ts'
import { all } from '../../../policy/formula.ts'
import { LimitReached, startBudget } from '../../../policy/limits.ts'
import type { ContextValue } from '../../../policy/request.ts'

/** A request that is allowed, in full. */
export interface Witness {
  readonly action: string
  readonly resource: string
  readonly context: ReadonlyMap<string, ContextValue>
  readonly statements: readonly DecidingStatement[]
}

/**
 * A request of a question that somebody can make, found among all that it stands for and put to the engine again: where
 * every one is allowed, the plainest.
 *
 * @returns null where none can be shown: the verdict rests on what nobody can know, or on more than can be searched
 */
export function witnessOf(
  access: Access,
  asker: Asker,
  question: AccessQuestion,
  supposing: Supposing = {},
): Witness | null {
  const context = new Map([...(question.context ?? [])].filter(hasValue))
  const plain = { resource: example(question.resource ?? '*'), context }
  for (const request of [plain, requestFor(access, asker, question, supposing)]) {
    if (request === null) continue
    const { decision, statements } = access
      .asking({ ...question, ...request, contextIsComplete: true })
      .decide(asker, supposing)
    if (decision === 'allowed') return { action: question.action, ...request, statements }
  }
  return null
}

function hasValue(entry: readonly [string, ContextValue | null]): entry is [string, ContextValue] {
  return entry[1] !== null
}

function requestFor(
  access: Access,
  asker: Asker,
  question: AccessQuestion,
  supposing: Supposing,
): { readonly resource: string; readonly context: ReadonlyMap<string, ContextValue> } | null {
  const asking = access.asking(question)
  const given = {
    ...NOTHING_GIVEN,
    context: new Map([...(question.context ?? [])].filter(hasValue)),
    missing: new Set([...(question.context ?? [])].filter((entry) => !hasValue(entry)).map(([key]) => key)),
  }
  try {
    const model = findModel(all([asking.within, asking.left(asker, supposing)]), given, startBudget())
    if (model === null || model.opaque) return null
    const resource = model.resource ?? example(question.resource ?? '*')
    return { resource, context: new Map([...given.context, ...model.context]) }
  } catch (error) {
    if (error instanceof LimitReached) return null
    throw error
  }
}

/** Any resource that a pattern stands for, where it does not matter which. */
function example(pattern: string): string {
  return pattern === '*' ? '*' : pattern.replaceAll('*', 'any').replaceAll('?', 'x')
}
