import type { Fact } from '../../model/fact.ts'
import type { Part } from '../../model/part.ts'
import type { Answer, PartPlan } from '../parts/part-plan.ts'
import type { Manifest } from './manifest.ts'
import type { Roster } from './roster.ts'
import { readAnswers } from './spool-files.ts'
import { UnreadableAnswer } from './unreadable-answer.ts'

/** What a part says, and the entities of which it could not be read. */
export function* spooledFacts(directory: string, plan: PartPlan, roster: Roster, manifest: Manifest): Generator<Fact> {
  const { part } = plan
  const missed = manifest.missed.filter((entry) => entry.part === part)
  const unread = new Set(missed.map(({ arn }) => arn))
  for (const fact of plan.facts(wholeAnswers(directory, part), roster))
    if (!unread.has(fact.arn)) yield { part, ...fact }
  for (const { kind, arn, id, name } of missed) {
    yield { part, kind, arn, id, name, settings: null, activity: null, tags: null }
  }
}

function* wholeAnswers(directory: string, part: Part): Generator<Answer> {
  for (const answer of readAnswers(directory, part)) yield { ...answer, output: answer.output() }
}

/** Why a part's answers cannot be understood; they are read through first, since a part is recorded whole or not at all. */
export function problemIn(facts: Iterable<Fact>): string | null {
  try {
    for (const _ of facts);
    return null
  } catch (error) {
    if (error instanceof UnreadableAnswer) return error.message
    throw error
  }
}
