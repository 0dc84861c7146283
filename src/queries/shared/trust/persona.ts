import { formulaKeys } from '../../../access/formula-keys.ts'
import { knownRequest, timesAfter } from '../../../access/known-request.ts'
import type { KnownKey } from '../../../access/principal-facts.ts'
import type { Caller } from '../../../policy/caller.ts'
import type { Given } from '../../../policy/condition/given.ts'
import { findModel } from '../../../policy/condition/satisfiable.ts'
import type { ConditionTest } from '../../../policy/document/policy.ts'
import type { Formula } from '../../../policy/formula.ts'
import { LimitReached, startBudget } from '../../../policy/limits.ts'
import { unknownsIn } from '../../../policy/unknowns-in.ts'
import { remembered } from '../../../util/remembered.ts'
import { rememberedWeakly } from '../../../util/remembered-weakly.ts'

/**
 * Somebody who tries to assume a role, so that a trust policy is judged by whom it lets in, not by how it is written: a
 * stranger, for one, who can call a role of their own as they like, and cannot be in somebody else's organisation.
 */
export interface Persona {
  readonly caller: Caller
  /** By key in lower case: the one value that they bring, null where they bring none, undefined where it is open. */
  readonly knows: KnownKey
  /** What holds of values that they can choose, but not freely. */
  readonly limits: readonly ConditionTest[]
  /** Whether they can bring any value of a key, or none; otherwise they bring none, or one that nobody has named. */
  chooses(key: string): boolean
}

/** Whether somebody gets in; where that cannot be decided, why. */
export type Entry = 'in' | 'out' | { readonly undecided: string }

/**
 * Whether a persona can make a request for which a formula holds. The trust policies of an account are much alike, and
 * many queries ask the same of them: each pair is judged once.
 *
 * @param takenAt when the night was taken, ISO 8601: no request is made before it
 */
export function entry(formula: Formula, persona: Persona, takenAt: string): Entry {
  if (formula.is === 'always') return 'in'
  return formula.is === 'never' ? 'out' : entries(takenAt)(persona)(formula)
}

const entries = remembered((takenAt: string) =>
  rememberedWeakly((persona: Persona) => rememberedWeakly((formula: Formula) => judged(formula, persona, takenAt))),
)

function judged(formula: Formula, persona: Persona, takenAt: string): Entry {
  try {
    const model = findModel(formula, givenOf(formula, persona, takenAt), startBudget())
    if (model === null) return 'out'
    return model.opaque
      ? { undecided: unknownsIn(formula)[0] ?? 'nobody knows whether a condition of it can hold' }
      : 'in'
  } catch (error) {
    if (error instanceof LimitReached) return { undecided: error.message }
    throw error
  }
}

const requestTimes = remembered(timesAfter)

function givenOf(formula: Formula, persona: Persona, takenAt: string): Given {
  const given = knownRequest(
    formula,
    { action: 'sts:AssumeRole', resource: null },
    null,
    [persona.knows],
    requestTimes(takenAt),
  )
  const open = [...formulaKeys(formula)].filter((key) => !given.context.has(key) && !given.missing.has(key))
  const limits = open.flatMap((key): readonly ConditionTest[] => {
    const limits = persona.limits.filter((test) => test.key === key)
    if (limits.length > 0 || persona.chooses(key)) return limits
    return [{ operator: 'StringEquals', quantifier: null, ifExists: true, key, values: [unnamed(key)] }]
  })
  return { ...given, assumptions: [...given.assumptions, ...limits] }
}

/** An account that nobody has. */
export const NOBODYS_ACCOUNT = '000000000000'

/** A value that no policy names, of the form that values of the key have. */
function unnamed(key: string): string {
  if (key.endsWith('arn')) return `arn:aws:iam::${NOBODYS_ACCOUNT}:role/somebody-else`
  if (key.endsWith('account')) return NOBODYS_ACCOUNT
  return 'somebody-else'
}
