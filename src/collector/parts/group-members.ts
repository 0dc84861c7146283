import { z } from 'zod'

import { byCodeUnit } from '../../model/compare.ts'
import { answered } from './answered.ts'
import type { PartPlan } from './part-plan.ts'
import { ofNobody } from './probes.ts'
import { arn } from './shapes.ts'
import { subjectsByName } from './subjects.ts'
import { wholeLists } from './whole-lists.ts'

const OPERATION = 'GetGroup'

const user = z.looseObject({ Arn: arn }, { error: 'a user {Arn, …}' })

/** Who is in each group as the group says it, against which the users' own lists of groups can be held. {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetGroup.html} */
export const groupMembers: PartPlan = {
  part: 'group-members',
  level: 'deep',
  actions: [`iam:${OPERATION}`],
  probe: ofNobody(OPERATION, 'GroupName'),
  collect: ({ roster, pages, each }) =>
    each(roster.of('group'), async ({ name }) => {
      await pages(OPERATION, 'Users', { GroupName: name })
    }),
  *facts(answers, roster) {
    const groupCalled = subjectsByName(roster, 'group')
    const lists = wholeLists(answered(answers, OPERATION), {
      operation: OPERATION,
      by: 'GroupName',
      member: 'Users',
      item: user,
    })
    for (const { of, items } of lists) {
      const group = groupCalled(of)
      if (!group) continue
      const Users = [...new Set(items.map(({ Arn }) => Arn))].toSorted(byCodeUnit)
      yield { ...group, settings: { Users }, activity: null, tags: null }
    }
  },
}
