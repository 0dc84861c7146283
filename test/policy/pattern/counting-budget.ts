import { type Budget, LIMITS, startBudget } from '../../../src/policy/limits.ts'

export interface CountingBudget extends Budget {
  /** Steps that were spent. */
  steps(): number
}

/** A budget that tells what was spent of it. */
export function countingBudget(): CountingBudget {
  const budget = startBudget(LIMITS)
  let steps = 0
  return {
    ...budget,
    spend(what, count) {
      if (what === 'steps') steps += count
      budget.spend(what, count)
    },
    steps: () => steps,
  }
}
