import { byCodeUnit, byKeys } from '../model/compare.ts'
import { isDoubtful, isKnown, type Part, type PartState } from '../model/part.ts'

/** What an answer leaves open: the part it would take, why it is missing, and of which subjects (ARNs). */
export interface Unknown {
  readonly part: Part
  readonly reason: string
  readonly subjects: 'all' | readonly string[]
}

/** Gathers what an answer leaves open, one entry for each part and reason. */
export interface Unknowns {
  add(part: Part, reason: string, subject: string): void
  list(): readonly Unknown[]
}

/** Begins with nothing left open; the subject `all` swallows every other. */
export function startUnknowns(): Unknowns {
  const found = new Map<string, { part: Part; reason: string; subjects: Set<string> }>()
  return {
    add(part, reason, subject) {
      const key = `${part}\n${reason}`
      const entry = found.get(key) ?? { part, reason, subjects: new Set() }
      entry.subjects.add(subject)
      found.set(key, entry)
    },
    list() {
      return [...found.values()]
        .map(({ part, reason, subjects }): Unknown => {
          return { part, reason, subjects: subjects.has('all') ? 'all' : [...subjects].toSorted(byCodeUnit) }
        })
        .toSorted(
          byKeys(
            ({ part }) => part,
            ({ reason }) => reason,
          ),
        )
    },
  }
}

/**
 * Why a part does not answer, in a few words.
 *
 * @returns null where it was read completely, and nothing makes that doubtful
 * @example describeGap({ status: 'denied', count: 0, detail: 'AccessDenied' }) // 'denied: AccessDenied'
 */
export function describeGap(state: PartState | undefined): string | null {
  if (state?.status === 'complete') return isDoubtful(state) ? state.detail : null
  if (!state || (state.status === 'skipped' && state.detail === null)) return 'skipped: not in the input'
  if (state.detail !== null) return `${state.status}: ${state.detail}`
  return isKnown(state) ? 'partial: some of it could not be read' : state.status
}
