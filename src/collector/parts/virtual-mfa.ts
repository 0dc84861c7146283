import { z } from 'zod'

import { answered, readList } from './answered.ts'
import { mfaDevice, SECRETS } from './mfa-device.ts'
import type { Answer, GivenFact, PartPlan } from './part-plan.ts'
import { settingsOf } from './settings.ts'
import { text } from './shapes.ts'
import { onceEach } from './subjects.ts'

const OPERATION = 'ListVirtualMFADevices'
const MEMBER = 'VirtualMFADevices'

const device = z.looseObject(
  {
    SerialNumber: text,
    User: z.looseObject({ Arn: text.nullish(), UserName: text.nullish() }, { error: 'a user {Arn, …}' }).nullish(),
  },
  { error: 'a device {SerialNumber, …}' },
)

/** Every virtual MFA device, assigned or not, the root user's too. {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListVirtualMFADevices.html} */
export const virtualMfa: PartPlan = {
  part: 'virtual-mfa',
  level: 'standard',
  actions: [`iam:${OPERATION}`],
  probe: () => ({ operation: OPERATION, input: { AssignmentStatus: 'Any', MaxItems: 1 } }),
  collect: ({ allPages }) => allPages(OPERATION, { AssignmentStatus: 'Any', MaxItems: 1000 }),
  facts: (answers) => onceEach(factsOf(answers)),
}

/** Tags are left to the part mfa-devices: the list leaves them out, which does not mean that there are none. */
function* factsOf(answers: Iterable<Answer>): Generator<GivenFact> {
  for (const { output } of answered(answers, OPERATION))
    for (const { User, ...given } of readList(device, output, OPERATION, MEMBER)) {
      const holder = settingsOf({ UserArn: User?.Arn, UserName: User?.UserName }, [])
      const settings = { ...settingsOf(given, [...SECRETS, 'Tags']), ...holder }
      yield { ...mfaDevice(given.SerialNumber), settings, activity: null, tags: null }
    }
}
