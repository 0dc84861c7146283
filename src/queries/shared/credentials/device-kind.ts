/** What an MFA device is, as far as its serial number shows. */
export type DeviceKind = 'virtual' | 'sms' | 'fido' | 'hardware'

/**
 * What an MFA device is: an app's serial number is an ARN under `mfa/`, that of a passkey or security key one under
 * `u2f/`, that of a hardware token what is printed on it. Whether a passkey lives in a security key IAM does not show.
 * {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_MFADevice.html}
 * {@link https://docs.aws.amazon.com/cli/latest/reference/iam/list-mfa-devices.html}
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html}
 *
 * @returns null for an ARN of another kind
 * @example deviceKind('arn:aws:iam::123456789012:mfa/ada') // 'virtual'
 * @example deviceKind('GAHT12345678') // 'hardware'
 */
export function deviceKind(serial: string): DeviceKind | null {
  const [, type] = /^arn:[^:]*:iam::[^:]*:([^/]*)\//.exec(serial) ?? []
  if (type === undefined) return serial.startsWith('arn:') ? null : 'hardware'
  return KINDS.get(type) ?? null
}

const KINDS: ReadonlyMap<string, DeviceKind> = new Map([
  ['mfa', 'virtual'],
  ['sms-mfa', 'sms'],
  ['u2f', 'fido'],
])
