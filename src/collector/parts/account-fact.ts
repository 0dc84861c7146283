import type { Level, Part } from '../../model/part.ts'
import { accountSubject } from './subjects.ts'
import type { Answer, GivenFact, PartPlan } from './part-plan.ts'
import { plain } from './probes.ts'

/** What one answer says of the account; null where it says nothing. */
export type SaidOfAccount = Pick<GivenFact, 'settings' | 'activity'> | null

/**
 * A part that one call for the whole account gives.
 *
 * @param expected codes that are an answer too
 */
export function accountFact(
  {
    part,
    level,
    operation,
    expected = [],
  }: { part: Part; level: Level; operation: string; expected?: readonly string[] },
  said: (answer: Answer) => SaidOfAccount,
): PartPlan {
  return {
    part,
    level,
    actions: [`iam:${operation}`],
    probe: plain(operation),
    collect: async ({ ask }) => {
      await ask(operation, {}, expected)
    },
    *facts(answers, roster) {
      for (const answer of answers) {
        const fact = answer.operation === operation ? said(answer) : null
        if (fact === null) continue
        yield { ...accountSubject(roster), ...fact, tags: null }
        return
      }
    },
  }
}
