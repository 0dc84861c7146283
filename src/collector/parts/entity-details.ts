import type { EntityKind } from '../../model/entity.ts'
import type { Roster } from '../live/roster.ts'
import { answered, readMember } from './answered.ts'
import type { Answer, GivenFact, PartPlan } from './part-plan.ts'
import { activityOf, settingsOf } from './settings.ts'
import { arn, tagsOf, withTags } from './shapes.ts'
import { onceEach, subjectByArn } from './subjects.ts'

/** Which call gives an entity's details, and what of them is this part's. */
export interface DetailsOf extends Pick<PartPlan, 'part' | 'level' | 'probe'> {
  readonly kind: EntityKind
  readonly operation: string
  /** How the input names the entity. */
  readonly by: { readonly member: string; readonly with: 'arn' | 'name' }
  /** The member of the answer that is the entity, and that of the entity that is its unique id. */
  readonly member: string
  readonly id: string
  readonly activity: readonly string[]
  readonly leaveOut: readonly string[]
  readonly tags: boolean
}

const entity = withTags.extend({ Arn: arn })

/** A part that takes one call for each entity of a kind. */
export function entityDetails(details: DetailsOf): PartPlan {
  const { part, level, probe, kind, operation, by } = details
  return {
    part,
    level,
    actions: [`iam:${operation}`],
    probe,
    collect: ({ roster, ask, each }) =>
      each(roster.of(kind), async (subject) => {
        await ask(operation, { [by.member]: subject[by.with] })
      }),
    facts: (answers, roster) => onceEach(factsOf(details, answers, roster)),
  }
}

function* factsOf(details: DetailsOf, answers: Iterable<Answer>, roster: Roster): Generator<GivenFact> {
  const { operation, member, id, activity, leaveOut, tags } = details
  for (const { output } of answered(answers, operation)) {
    const given = readMember(entity, output, operation, member)
    const subject = subjectByArn(roster, given.Arn, given[id])
    if (!subject) continue
    yield {
      ...subject,
      settings: settingsOf(given, [...leaveOut, ...activity, 'Arn', 'Tags']),
      activity: activityOf(given, activity),
      tags: tags ? tagsOf(given) : null,
    }
  }
}
