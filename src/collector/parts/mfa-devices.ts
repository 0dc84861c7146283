import { z } from 'zod'

import type { Tag } from '../../model/entity.ts'
import type { Roster } from '../live/roster.ts'
import { answered, readAs } from './answered.ts'
import { startCompleting } from './completing.ts'
import { mfaDevice, SECRETS } from './mfa-device.ts'
import type { Answer, GivenFact, PartPlan } from './part-plan.ts'
import { ofNobody } from './probes.ts'
import { settingsOf } from './settings.ts'
import { text } from './shapes.ts'
import { onceEach, subjectsByName } from './subjects.ts'
import { tagLists } from './tag-lists.ts'
import { wholeLists } from './whole-lists.ts'

const OPERATION = 'ListMFADevices'
const MEMBER = 'MFADevices'
const TAGS = 'ListMFADeviceTags'

const device = z.looseObject({ SerialNumber: text }, { error: 'a device {SerialNumber, …}' })

/**
 * The MFA devices of users, hardware and passkeys too. Only virtual ones can have tags; null where AWS would not say them.
 * {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListMFADevices.html}
 */
export const mfaDevices: PartPlan = {
  part: 'mfa-devices',
  level: 'deep',
  actions: [`iam:${OPERATION}`, `iam:${TAGS}`],
  probe: ofNobody(OPERATION, 'UserName'),
  collect: async (asking) => {
    const { roster, pages, each } = asking
    const complete = startCompleting(asking, `iam:${TAGS}`)
    await each(roster.of('user'), async ({ name }) => {
      for (const given of await pages(OPERATION, MEMBER, { UserName: name })) {
        const { SerialNumber } = readAs(device, given, OPERATION, `.${MEMBER}[]`)
        if (isVirtual(SerialNumber)) await complete(SerialNumber, () => pages(TAGS, 'Tags', { SerialNumber }))
      }
    })
  },
  facts: (answers, roster) => onceEach(factsOf([...answers], roster)),
}

/** {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListMFADeviceTags.html} */
function isVirtual(serial: string): boolean {
  return /^arn:[^:]*:iam::[^:]*:mfa\//.test(serial)
}

function* factsOf(answers: readonly Answer[], roster: Roster): Generator<GivenFact> {
  const userCalled = subjectsByName(roster, 'user')
  const tags: ReadonlyMap<string, readonly Tag[]> = tagLists(answers, TAGS, 'SerialNumber')
  const lists = wholeLists(answered(answers, OPERATION), {
    operation: OPERATION,
    by: 'UserName',
    member: MEMBER,
    item: device,
  })
  for (const { of, items } of lists) {
    const user = userCalled(of)
    if (!user) continue
    for (const given of items)
      yield {
        ...mfaDevice(given.SerialNumber),
        settings: { ...settingsOf(given, SECRETS), UserName: user.name, UserArn: user.arn },
        activity: null,
        tags: tags.get(given.SerialNumber) ?? null,
      }
  }
}
