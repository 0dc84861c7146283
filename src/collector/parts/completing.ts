import { CallError, type Failure } from '../live/call.ts'
import { STRIKES } from '../live/for-each.ts'
import type { Asking } from './part-plan.ts'

const BEARABLE: ReadonlySet<Failure> = new Set(['denied', 'absent', 'busy', 'refused'])

/**
 * Calls that complete a fact which can stand without them, such as the tags of a device: one that fails leaves its
 * entity's fact without (null, not said), and the part says what it lacks, and of whom.
 *
 * @throws CallError where no further call can succeed
 */
export function startCompleting(
  asking: Pick<Asking, 'lacks'>,
  action: string,
): (arn: string, work: () => Promise<unknown>) => Promise<void> {
  let [refusals, answers, last] = [0, 0, '']
  return async (arn, work) => {
    if (answers === 0 && refusals >= STRIKES) {
      asking.lacks(last, arn)
      return
    }
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
      last = `${action}: ${error.code}`
      asking.lacks(last, arn)
    }
  }
}
