import { z } from 'zod'

import type { Roster } from '../live/roster.ts'
import { answered, readList } from './answered.ts'
import type { Answer, GivenFact, PartPlan } from './part-plan.ts'
import { firstOf } from './probes.ts'
import { activityOf, settingsOf } from './settings.ts'
import { arn } from './shapes.ts'
import { onceEach, subjectByArn } from './subjects.ts'

const entity = z.looseObject({ Arn: arn }, { error: 'an entity {Arn, …}' })

/**
 * A part that one list of all entities of a kind gives, for what the authorization details leave out. Entities that are
 * not in the roster appeared since; AWS leaves tags and boundaries out of its lists, and an emulator's are not asked.
 */
export function listedSettings(
  list: Pick<PartPlan, 'part'> & {
    readonly operation: string
    readonly member: string
    readonly id: string
    readonly activity: readonly string[]
    readonly leaveOut: readonly string[]
  },
): PartPlan {
  const { part, operation, member, id, activity, leaveOut } = list
  return {
    part,
    level: 'core',
    actions: [`iam:${operation}`],
    probe: firstOf(operation),
    collect: ({ allPages }) => allPages(operation, { MaxItems: 1000 }),
    *facts(answers, roster) {
      yield* onceEach(of(answers, roster))
    },
  }

  function* of(answers: Iterable<Answer>, roster: Roster): Generator<GivenFact> {
    for (const { output } of answered(answers, operation)) {
      for (const given of readList(entity, output, operation, member)) {
        const subject = subjectByArn(roster, given.Arn, given[id])
        if (!subject) continue
        const settings = settingsOf(given, [...leaveOut, ...activity])
        yield { ...subject, settings, activity: activityOf(given, activity), tags: null }
      }
    }
  }
}
