import { z } from 'zod'

import type { Members } from '../../model/fact.ts'
import type { Part } from '../../model/part.ts'
import type { Roster } from '../live/roster.ts'
import { answered } from './answered.ts'
import { credentialList } from './credential-list.ts'
import type { Answer, GivenFact, PartPlan } from './part-plan.ts'
import { ofNobody } from './probes.ts'
import { subjectsByName } from './subjects.ts'
import { wholeLists } from './whole-lists.ts'

/** Which list of a user's credentials: its operation, the member that holds them, and what tells one from another. */
export interface CredentialsOf {
  readonly part: Part
  readonly operation: string
  readonly member: string
  /** Under which name the settings hold them. */
  readonly as: string
  readonly id: string
  readonly leaveOut: readonly string[]
}

const credential = z.looseObject({}, { error: 'a credential' })

/** A part that takes one list for each user; a user without such credentials has an empty one. */
export function userCredentials(list: CredentialsOf): PartPlan {
  const { part, operation, member } = list
  return {
    part,
    level: 'deep',
    actions: [`iam:${operation}`],
    probe: ofNobody(operation, 'UserName'),
    collect: ({ roster, pages, each }) =>
      each(roster.of('user'), async ({ name }) => {
        await pages(operation, member, { UserName: name })
      }),
    facts: (answers, roster) => userLists(list, answers, roster),
  }
}

/** A fact for every user whose list came to its end. */
export function* userLists(
  { operation, member, as, id, leaveOut }: CredentialsOf,
  answers: Iterable<Answer>,
  roster: Roster,
): Generator<GivenFact & { readonly settings: Members }> {
  const userCalled = subjectsByName(roster, 'user')
  const lists = wholeLists(answered(answers, operation), { operation, by: 'UserName', member, item: credential })
  for (const { of, items } of lists) {
    const user = userCalled(of)
    if (!user) continue
    const settings = { [as]: credentialList(items, id, ['UserName', ...leaveOut]) }
    yield { ...user, settings, activity: null, tags: null }
  }
}
