import type { AccountView } from '../model/account.ts'
import { parseArn } from '../model/arn.ts'
import type { Fact, SubjectKind } from '../model/fact.ts'
import { isKnown, type Part } from '../model/part.ts'
import { memberOf } from '../util/members.ts'
import { arnKey } from './node-keys.ts'
import type { SketchNode } from './sketch.ts'

/** The providers that a night lists: trust policies name them by ARN. */
export function providerNodes(account: AccountView): readonly SketchNode[] {
  return listed(account, 'provider', ['saml', 'oidc']).map(({ kind, arn, name, tags }) => {
    return { key: arnKey(kind, arn), attributes: { kind, arn, id: null, name, path: null, tags, present: true } }
  })
}

/** An MFA device, and the ARN of the user who has it; null where nobody does. */
export interface MfaDevice {
  readonly node: SketchNode
  readonly userArn: string | null
}

/**
 * The MFA devices that a night lists, one twice where two parts show it; what its user tells comes first, since that
 * includes tags. Hardware has a serial number in place of an ARN.
 * {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_MFADevice.html}
 */
export function mfaDevices(account: AccountView): readonly MfaDevice[] {
  return listed(account, 'mfa-device', ['mfa-devices', 'virtual-mfa']).map(
    ({ kind, arn: serial, name, tags, settings }) => {
      const [arn, id] = parseArn(serial) ? [serial, null] : [null, serial]
      const userArn = memberOf(settings, 'UserArn')
      return {
        node: { key: arnKey(kind, serial), attributes: { kind, arn, id, name, path: null, tags, present: true } },
        userArn: typeof userArn === 'string' ? userArn : null,
      }
    },
  )
}

type Listed<Kind extends SubjectKind> = Fact & { readonly kind: Kind }

/** The facts about things of a kind; what a part says of others, such as of a user who did not answer, is left out. */
function listed<Kind extends SubjectKind>(
  account: AccountView,
  kind: Kind,
  parts: readonly Part[],
): readonly Listed<Kind>[] {
  const read = parts.filter((part) => isKnown(account.parts.get(part)))
  return read.flatMap((part) => account.facts(part).filter((fact): fact is Listed<Kind> => fact.kind === kind))
}
