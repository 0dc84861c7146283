import { nameInArn } from '../../model/arn.ts'
import type { Subject } from './subjects.ts'

/** Seeds are secrets, should an emulator show them: whoever has one has the device. */
export const SECRETS = ['Base32StringSeed', 'QRCodePNG']

/** An MFA device: its serial number is an ARN where it is virtual or a passkey, else what is printed on it. */
export function mfaDevice(serial: string): Subject {
  return { kind: 'mfa-device', arn: serial, id: '', name: nameInArn(serial) }
}
