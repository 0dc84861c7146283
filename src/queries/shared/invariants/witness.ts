import type { Access, Supposing } from '../../../access/access.ts'
import type { Asker } from '../../../access/asker.ts'
import { isPattern } from '../../../access/asked-resource.ts'
import type { DecidingStatement } from '../../../access/decision.ts'
import { findModel } from '../../../policy/condition/satisfiable.ts'
import { NOTHING_GIVEN } from '../../../policy/condition/given.ts'
import { all, ALWAYS } from '../../../policy/formula.ts'
import { LimitReached, startBudget } from '../../../policy/limits.ts'
import type { ContextValue } from '../../../policy/request.ts'
import type { AskedOf } from './questions-of.ts'

/** A request that is allowed, in full. */
export interface Witness {
  readonly action: string
  readonly resource: string
  readonly context: ReadonlyMap<string, ContextValue>
  readonly statements: readonly DecidingStatement[]
}

/**
 * A request of a question that somebody can make, found among all that it stands for and put to the engine again: where
 * every one is allowed, the plainest. Of resources that the action does not take there is none.
 *
 * @returns `none` where there is certainly no such request; `open` where none can be shown: the verdict rests on what
 * nobody can know, or on more than can be searched
 */
export function witnessOf(
  access: Access,
  asker: Asker,
  asked: AskedOf,
  supposing: Supposing = {},
): Witness | 'none' | 'open' {
  const { question, takes } = asked
  const tried = (request: Request): Witness | null => {
    const { decision, statements } = access
      .asking({ ...question, ...request, contextIsComplete: true })
      .decide(asker, supposing)
    return decision === 'allowed' ? { action: question.action, ...request, statements } : null
  }
  const resource = example(question.resource ?? '*')
  const plain = takes.includes(resource)
    ? tried({ resource, context: new Map([...(question.context ?? [])].filter(hasValue)) })
    : null
  if (plain !== null) return plain
  const request = requestFor(access, asker, asked, supposing)
  if (typeof request === 'string') return request
  return takes.includes(request.resource) ? (tried(request) ?? 'open') : 'open'
}

/** What of a request a question leaves open. */
type Request = Pick<Witness, 'resource' | 'context'>

function hasValue(entry: readonly [string, ContextValue | null]): entry is [string, ContextValue] {
  return entry[1] !== null
}

function requestFor(
  access: Access,
  asker: Asker,
  { question, takes, isList }: AskedOf,
  supposing: Supposing,
): Request | 'none' | 'open' {
  const asking = access.asking(question)
  const given = {
    ...NOTHING_GIVEN,
    isList,
    context: new Map([...(question.context ?? [])].filter(hasValue)),
    missing: new Set([...(question.context ?? [])].filter((entry) => !hasValue(entry)).map(([key]) => key)),
  }
  const taken = isPattern(question.resource ?? '*') ? takes.within : ALWAYS
  try {
    const model = findModel(all([asking.within, taken, asking.left(asker, supposing)]), given, startBudget())
    // By forms of one of two lists, there seems to be none where the other has some.
    if (model === null) return takes.isKnown ? 'none' : 'open'
    if (model.opaque) return 'open'
    const resource = model.resource ?? example(question.resource ?? '*')
    return { resource, context: new Map([...given.context, ...model.context]) }
  } catch (error) {
    if (error instanceof LimitReached) return 'open'
    throw error
  }
}

/** Any resource that a pattern stands for, where it does not matter which. */
function example(pattern: string): string {
  return pattern === '*' ? '*' : pattern.replaceAll('*', 'any').replaceAll('?', 'x')
}
