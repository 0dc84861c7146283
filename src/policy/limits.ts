/** How much a question may cost, in steps rather than time, so that the same question always gets the same answer. */
export interface Limits {
  /** Steps of all searches together. */
  readonly steps: number
  /** Cases that are told apart when statements are weighed against one another. */
  readonly nodes: number
  /** Values that stand for all others of one condition key. */
  readonly values: number
  /** Patterns that are held against one another at once. */
  readonly patterns: number
}

export const LIMITS: Limits = { steps: 1_000_000, nodes: 20_000, values: 2_000, patterns: 256 }

/** Thrown where a limit ends a question: whoever asked answers "undecided" and names the limit. */
export class LimitReached extends Error {
  readonly limit: keyof Limits

  constructor(limit: keyof Limits) {
    super(`undecided: the limit of ${limit} was reached`)
    this.name = 'LimitReached'
    this.limit = limit
  }
}

/** What is left of the limits of one question. */
export interface Budget {
  readonly limits: Limits
  /** @throws LimitReached where nothing is left */
  spend(what: 'steps' | 'nodes', count: number): void
  /** @throws LimitReached where a list is longer than its limit */
  allow(what: 'values' | 'patterns', count: number): void
}

/** A budget for one question. */
export function startBudget(limits: Limits = LIMITS): Budget {
  const left = { steps: limits.steps, nodes: limits.nodes }
  return {
    limits,
    spend(what, count) {
      left[what] -= count
      if (left[what] < 0) throw new LimitReached(what)
    },
    allow(what, count) {
      if (count > limits[what]) throw new LimitReached(what)
    },
  }
}
