import { z } from 'zod'

import type { Roster } from '../live/roster.ts'
import { groupBy } from '../../util/group-by.ts'
import { answered } from './answered.ts'
import { credentialList } from './credential-list.ts'
import type { Answer, GivenFact, PartPlan } from './part-plan.ts'
import { text } from './shapes.ts'
import { subjectOf, subjectsByName } from './subjects.ts'
import { wholeLists } from './whole-lists.ts'

const OPERATION = 'ListServiceSpecificCredentials'
const MEMBER = 'ServiceSpecificCredentials'

const credential = z.looseObject({ UserName: text }, { error: 'a credential {UserName, …}' })

/** Passwords and API keys of users for single services; one list names those of all users. {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListServiceSpecificCredentials.html} */
export const serviceCredentials: PartPlan = {
  part: 'service-credentials',
  level: 'standard',
  actions: [`iam:${OPERATION}`],
  probe: () => ({ operation: OPERATION, input: { AllUsers: true, MaxItems: 1 } }),
  collect: ({ allPages }) => allPages(OPERATION, { AllUsers: true, MaxItems: 1000 }),
  facts: factsOf,
}

function* factsOf(answers: Iterable<Answer>, roster: Roster): Generator<GivenFact> {
  const userCalled = subjectsByName(roster, 'user')
  const lists = wholeLists(answered(answers, OPERATION), {
    operation: OPERATION,
    by: 'AllUsers',
    member: MEMBER,
    item: credential,
  })
  for (const { items } of lists) {
    const held = groupBy(items, ({ UserName }) => userCalled(UserName)?.arn)
    for (const user of roster.of('user')) {
      const own = credentialList(held.get(user.arn) ?? [], 'ServiceSpecificCredentialId', ['UserName'])
      yield { ...subjectOf(user), settings: { [MEMBER]: own }, activity: null, tags: null }
    }
  }
}
