import type { Budget } from '../limits.ts'
import type { ContextValue } from '../request.ts'
import type { Problem } from './problem.ts'
import { type Leaf, leavesOf, type Part, partOf } from './residual.ts'
import type { Truth } from './truth.ts'

/** Values with which a formula holds; keys that do not matter are left out. */
export interface Found {
  /** By key; undefined where it is missing. */
  readonly values: ReadonlyMap<string, ContextValue | undefined>
  /** Whether something was assumed of what nobody can know. */
  readonly isAssumed: boolean
}

/** A search's answer, and whether the other answer can be ruled out. */
export interface Answer {
  readonly found: Found | null
  /** Whether something unknown was met that an assumption might have turned. */
  readonly metUnknown: boolean
}

/**
 * Looks for values with which a problem's formula holds, deciding one key after the other; what is left of the formula
 * after each is looked up first among what was tried before.
 *
 * @param assume whether what nobody can know may be assumed to hold, or not to
 * @throws LimitReached where it takes too many cases
 */
export function search(problem: Problem, assume: boolean, budget: Budget): Answer {
  const { parts } = problem
  const known = new Map<number, Found | null>()
  let metUnknown = false

  const solve = (part: Part): Found | null => {
    if (part.is === 'always') return NOTHING
    if (part.is === 'never') return null
    let found = known.get(part.id)
    if (found === undefined) {
      const separate = part.is === 'all' ? separated(part.of, budget) : []
      found = separate.length > 1 ? solveEach(separate.map((of) => parts.all(of))) : solveOne(part)
      known.set(part.id, found)
    }
    return found
  }

  const solveEach = (separate: readonly Part[]): Found | null => {
    let all: Found = NOTHING
    for (const part of separate) {
      const found = solve(part)
      if (found === null) return null
      all = { values: new Map([...all.values, ...found.values]), isAssumed: all.isAssumed || found.isAssumed }
    }
    return all
  }

  const solveOne = (part: Part): Found | null => {
    const leaves = leavesOf(part, budget)
    const next = unitOf(part) ?? leaves.find(({ is }) => is === 'test') ?? leaves[0]
    if (next?.is === 'test') return solveKey(part, next.key, leaves)
    metUnknown = true
    if (next === undefined || !assume) return null
    for (const truth of [true, false]) {
      budget.spend('nodes', 1)
      const found = solve(parts.replace(part, (leaf) => (leaf.id === next.id ? partOf(truth, () => '', parts) : leaf)))
      if (found !== null) return { ...found, isAssumed: true }
    }
    return null
  }

  const solveKey = (part: Part, key: string, leaves: readonly Leaf[]): Found | null => {
    const tests = leaves.flatMap((leaf) => (leaf.is === 'test' && leaf.key === key ? [leaf.test] : []))
    const { states, isComplete } = problem.domain(key)
    const tried = new Set<string>()
    for (const { value, truths } of states) {
      const text = tests.map((test) => truths[test]).join(' ')
      if (tried.has(text)) continue
      tried.add(text)
      const found = solve(decided(part, key, truths))
      if (found !== null) return { ...found, values: new Map([...found.values, [key, value]]) }
    }
    if (isComplete) return null
    metUnknown = true
    const found = assume ? solve(decided(part, key, [])) : null
    return found && { ...found, isAssumed: true }
  }

  /** What is left of a part in a state of a key; what is not known in it is unknown. */
  const decided = (part: Part, key: string, truths: readonly Truth[]): Part => {
    budget.spend('nodes', 1)
    return parts.replace(part, (leaf) => {
      if (leaf.is !== 'test' || leaf.key !== key) return leaf
      return partOf(truths[leaf.test] ?? 'undecided', () => problem.nameOf(key, leaf.test), parts)
    })
  }

  return { found: solve(problem.root), metUnknown }
}

const NOTHING: Found = { values: new Map(), isAssumed: false }

/** A key of which a conjunction asks something outright. */
function unitOf(part: Part): Leaf | undefined {
  if (part.is !== 'all') return undefined
  for (const one of part.of) {
    const leaf = one.is === 'not' ? one.of : one
    if (leaf.is === 'test') return leaf
  }
  return undefined
}

/** Parts of a conjunction that share no key, and nothing unknown, with the others: each can be solved by itself. */
function separated(of: readonly Part[], budget: Budget): readonly (readonly Part[])[] {
  let groups: { readonly names: ReadonlySet<string>; readonly parts: readonly Part[] }[] = []
  for (const part of of) {
    const names = new Set(leavesOf(part, budget).map((leaf) => (leaf.is === 'test' ? `key ${leaf.key}` : leaf.why)))
    budget.spend('steps', groups.length)
    const shared = groups.filter((group) => [...names].some((name) => group.names.has(name)))
    const joined = {
      names: new Set([...names, ...shared.flatMap((group) => [...group.names])]),
      parts: [...shared.flatMap((group) => group.parts), part],
    }
    groups = [...groups.filter((group) => !shared.includes(group)), joined]
  }
  return groups.map(({ parts }) => parts)
}
