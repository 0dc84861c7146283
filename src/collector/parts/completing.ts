import { CallError, type Failure } from '../live/call.ts'
import type { Asking } from './part-plan.ts'

/** What never succeeded is given up: it would fail for thousands of entities, each time after many attempts. */
const STRIKES = 3

const BEARABLE: ReadonlySet<Failure> = new Set(['denied', 'absent', 'busy', 'refused'])

/**
 * Calls that complete a fact which can stand without them, such as the tags of a device: one that fails leaves its
 * entity's fact without (null, not said), and the part says what it lacks.
 *
 * @throws CallError where no further call can succeed
 */
export function startCompleting(
  asking: Pick<Asking, 'lacks'>,
  action: string,
): (work: () => Promise<unknown>) => Promise<void> {
  const lacking = new Set<string>()
  let [refusals, answers] = [0, 0]
  return async (work) => {
    if (answers === 0 && refusals >= STRIKES) return
    try {
      await work()
      answers += 1
    } catch (error) {
      if (!(error instanceof CallError) || !BEARABLE.has(error.failure)) throw error
      if (error.failure === 'absent') {
        answers += 1
        return
      }
      refusals += 1
      if (lacking.has(error.code)) return
      lacking.add(error.code)
      asking.lacks(`${action}: ${error.code}`)
    }
  }
}
