import { z } from 'zod'

import { memberOf } from '../../util/members.ts'
import type { Roster } from '../live/roster.ts'
import { readMember } from './answered.ts'
import type { Answer, GivenFact, PartPlan } from './part-plan.ts'
import { ofNobody } from './probes.ts'
import { settingsOf } from './settings.ts'
import { onceEach, subjectsByName } from './subjects.ts'

const OPERATION = 'GetLoginProfile'
const NO_PASSWORD = 'NoSuchEntity'

const profile = z.looseObject({}, { error: 'a login profile {CreateDate, …}' })

/** Which users can sign in with a password: AWS answers NoSuchEntity for those who have none. {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetLoginProfile.html} */
export const loginProfiles: PartPlan = {
  part: 'login-profiles',
  level: 'deep',
  actions: [`iam:${OPERATION}`],
  probe: ofNobody(OPERATION, 'UserName'),
  collect: ({ roster, ask, each }) =>
    each(roster.of('user'), async ({ name }) => {
      await ask(OPERATION, { UserName: name }, [NO_PASSWORD])
    }),
  facts: (answers, roster) => onceEach(factsOf(answers, roster)),
}

function* factsOf(answers: Iterable<Answer>, roster: Roster): Generator<GivenFact> {
  const userCalled = subjectsByName(roster, 'user')
  for (const { operation, input, output, code } of answers) {
    const user = operation === OPERATION ? userCalled(memberOf(input, 'UserName')) : undefined
    if (!user || (output === null && code !== NO_PASSWORD)) continue
    const given = output === null ? null : readMember(profile, output, OPERATION, 'LoginProfile')
    const LoginProfile = given && settingsOf(given, ['UserName'])
    yield { ...user, settings: { LoginProfile }, activity: null, tags: null }
  }
}
