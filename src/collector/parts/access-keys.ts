import { z } from 'zod'

import type { Members } from '../../model/fact.ts'
import { listOf } from '../../util/list.ts'
import { memberOf } from '../../util/members.ts'
import { answered, readAs, readMember } from './answered.ts'
import { startCompleting } from './completing.ts'
import type { Answer, PartPlan } from './part-plan.ts'
import { settingsOf } from './settings.ts'
import { text } from './shapes.ts'
import { type CredentialsOf, userCredentials, userLists } from './user-credentials.ts'

const LAST_USED = 'GetAccessKeyLastUsed'

const list: CredentialsOf = {
  part: 'access-keys',
  operation: 'ListAccessKeys',
  member: 'AccessKeyMetadata',
  as: 'AccessKeys',
  id: 'AccessKeyId',
  leaveOut: [],
}

const key = z.looseObject({ AccessKeyId: text }, { error: 'an access key {AccessKeyId, …}' })
const lastUsed = z.looseObject({}, { error: 'an object {LastUsedDate, ServiceName, Region}' })

/**
 * Users' access keys, and when each was last used: without LastUsedDate it never was, as far as IAM knows; a key that the
 * activity does not name is one of which AWS would not say it.
 * {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccessKeyLastUsed.html}
 */
export const accessKeys: PartPlan = {
  ...userCredentials(list),
  actions: ['iam:ListAccessKeys', `iam:${LAST_USED}`],
  collect: async (asking) => {
    const { roster, ask, pages, each } = asking
    const complete = startCompleting(asking, `iam:${LAST_USED}`)
    await each(roster.of('user'), async ({ arn, name }) => {
      for (const given of await pages(list.operation, list.member, { UserName: name })) {
        const { AccessKeyId } = readAs(key, given, list.operation, `.${list.member}[]`)
        await complete(arn, () => ask(LAST_USED, { AccessKeyId }))
      }
    })
  },
  *facts(answers, roster) {
    const all = [...answers]
    const uses = usesOf(all)
    for (const fact of userLists(list, all, roster)) yield { ...fact, activity: activityOf(fact.settings, uses) }
  },
}

function usesOf(answers: readonly Answer[]): ReadonlyMap<unknown, Members> {
  return new Map(
    [...answered(answers, LAST_USED)].map(({ input, output }) => [
      memberOf(input, 'AccessKeyId'),
      settingsOf(readMember(lastUsed, output, LAST_USED, 'AccessKeyLastUsed'), []),
    ]),
  )
}

/** Null where there is no key, or the use of none was said. */
function activityOf(settings: Members, uses: ReadonlyMap<unknown, Members>): Members | null {
  const AccessKeys = listOf(settings[list.as]).flatMap((item) => {
    const AccessKeyId = memberOf(item, list.id)
    const use = uses.get(AccessKeyId)
    return use ? [{ AccessKeyId, ...use }] : []
  })
  return AccessKeys.length === 0 ? null : { AccessKeys }
}
