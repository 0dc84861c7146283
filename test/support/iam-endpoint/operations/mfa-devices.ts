import { type Asked, type Operation, required } from '../asked.ts'
import { validationError } from '../iam-error.ts'
import type { LiveAccount } from '../live-account.ts'
import type { LiveUser, LiveVirtualMfaDevice, Members } from '../live-entities.ts'
import { page, section } from '../page.ts'
import { found, userOf } from './lookup.ts'
import { listedUser } from './principals.ts'
import { tagsPage } from './tags.ts'

/** MFA devices: virtual ones of the whole account, and all of one user's. */
export const mfaDevices: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  [
    'ListVirtualMFADevices',
    (asked) => {
      const isWanted = assignment(asked.params['AssignmentStatus'] ?? 'Any')
      const items = asked.account.virtualMfaDevices.filter(isWanted)
      const shape = (device: LiveVirtualMfaDevice): Members => listedDevice(asked.account, device)
      return page(asked, [
        section({ member: 'VirtualMFADevices', items, key: ({ SerialNumber }) => SerialNumber, shape }),
      ])
    },
  ],
  [
    'ListMFADevices',
    (asked) => {
      const items = devicesOf(asked.account, userOf(asked))
      return page(asked, [
        section({ member: 'MFADevices', items, key: ({ SerialNumber }) => SerialNumber, shape: (device) => device }),
      ])
    },
  ],
  ['ListMFADeviceTags', (asked) => tagsPage(asked, virtualDevice(asked).Tags)],
  [
    'GetMFADevice',
    (asked) => {
      const serial = required(asked, 'SerialNumber')
      const all = asked.account.users.flatMap((user) => devicesOf(asked.account, user))
      return { ...found(all, ({ SerialNumber }) => SerialNumber === serial, 'MFA device', serial) }
    },
  ],
])

interface Device {
  readonly UserName: string
  readonly SerialNumber: string
  readonly EnableDate: string | undefined
}

/** All MFA devices of a user: its own hardware, and the virtual ones that were assigned to it. */
function devicesOf({ virtualMfaDevices }: LiveAccount, { UserName, Arn, MFADevices }: LiveUser): readonly Device[] {
  const virtual = virtualMfaDevices.filter(({ AssignedTo }) => AssignedTo === Arn)
  return [...MFADevices, ...virtual].map(({ SerialNumber, EnableDate }) => ({ UserName, SerialNumber, EnableDate }))
}

/** With the user that has it; the root of the account is a user without a name or a path. */
function listedDevice(account: LiveAccount, { SerialNumber, EnableDate, AssignedTo }: LiveVirtualMfaDevice): Members {
  const user = account.users.find(({ Arn }) => Arn === AssignedTo)
  const { CreateDate, PasswordLastUsed } = account.root
  const root = { UserId: account.id, Arn: AssignedTo, CreateDate, PasswordLastUsed }
  const holder = user === undefined ? root : listedUser(user)
  return { SerialNumber, User: AssignedTo === null ? undefined : holder, EnableDate }
}

function virtualDevice(asked: Asked): LiveVirtualMfaDevice {
  const serial = required(asked, 'SerialNumber')
  const devices = asked.account.virtualMfaDevices
  return found(devices, ({ SerialNumber }) => SerialNumber === serial, 'virtual MFA device', serial)
}

function assignment(status: string): (device: LiveVirtualMfaDevice) => boolean {
  switch (status) {
    case 'Any':
      return () => true
    case 'Assigned':
      return ({ AssignedTo }) => AssignedTo !== null
    case 'Unassigned':
      return ({ AssignedTo }) => AssignedTo === null
    default:
      throw validationError(`Value '${status}' at 'assignmentStatus' failed to satisfy constraint`)
  }
}
