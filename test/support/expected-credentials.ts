import { accountIs, byMember, type FactsOf, nameIn, principal, said, tags, userIs } from './expected-fact.ts'
import { without } from './iam-endpoint/without.ts'

/** What users sign in with, as each part must say it. */
export const CREDENTIAL_FACTS = {
  'credential-report': (account, { report }) => {
    const [, content = ''] = /<Content>([^<]*)</.exec(report) ?? []
    const [header = [], ...rows] = Buffer.from(content, 'base64')
      .toString()
      .split('\n')
      .map((line) => line.split(','))
    return rows.map((row) => {
      const columns = header.map((name, index): [string, string] => [name, row[index] ?? '']).slice(3)
      const user = account.users.find(({ Arn }) => Arn === row[1])
      return {
        ...(user === undefined ? accountIs(account) : userIs(user)),
        settings: Object.fromEntries(columns.filter(([name]) => !name.includes('last_used'))),
        activity: Object.fromEntries(columns.filter(([name]) => name.includes('last_used'))),
      }
    })
  },
  'virtual-mfa': ({ users, virtualMfaDevices }) =>
    virtualMfaDevices.map(({ SerialNumber, EnableDate, AssignedTo }) => ({
      ...principal('mfa-device', SerialNumber, '', nameIn(SerialNumber)),
      settings: said({
        SerialNumber,
        EnableDate,
        UserArn: AssignedTo,
        UserName: users.find(({ Arn }) => Arn === AssignedTo)?.UserName,
      }),
    })),
  'password-policy': (account) => [{ ...accountIs(account), settings: { PasswordPolicy: account.passwordPolicy } }],
  'service-credentials': ({ users }) =>
    users.map((user) => ({
      ...userIs(user),
      settings: {
        ServiceSpecificCredentials: byMember(user.ServiceSpecificCredentials, 'ServiceSpecificCredentialId'),
      },
    })),
  'access-keys': ({ users }) =>
    users.map((user) => {
      const keys = byMember(user.AccessKeys, 'AccessKeyId')
      const uses = keys.map(({ AccessKeyId, LastUsed }) => ({
        AccessKeyId,
        ...(LastUsed ?? { ServiceName: 'N/A', Region: 'N/A' }),
      }))
      return {
        ...userIs(user),
        settings: { AccessKeys: keys.map((key) => without(key, 'LastUsed')) },
        activity: uses.length === 0 ? null : { AccessKeys: uses },
      }
    }),
  'mfa-devices': ({ users, virtualMfaDevices }) =>
    users.flatMap((user) => {
      const virtual = virtualMfaDevices.filter(({ AssignedTo }) => AssignedTo === user.Arn)
      const devices = [
        ...user.MFADevices.map((device) => ({ ...device, Tags: null })),
        ...virtual.map(({ SerialNumber, EnableDate, Tags }) => ({ SerialNumber, EnableDate, Tags })),
      ]
      return devices.map(({ SerialNumber, EnableDate, Tags }) => ({
        ...principal('mfa-device', SerialNumber, '', nameIn(SerialNumber)),
        settings: said({ SerialNumber, EnableDate, UserName: user.UserName, UserArn: user.Arn }),
        tags: Tags === null ? null : tags(Tags),
      }))
    }),
  'login-profiles': ({ users }) =>
    users.map((user) => ({ ...userIs(user), settings: { LoginProfile: user.LoginProfile } })),
  'signing-certificates': ({ users }) =>
    users.map((user) => ({
      ...userIs(user),
      settings: {
        Certificates: byMember(user.Certificates, 'CertificateId').map((item) => without(item, 'CertificateBody')),
      },
    })),
  'ssh-keys': ({ users }) =>
    users.map((user) => ({
      ...userIs(user),
      settings: { SSHPublicKeys: byMember(user.SSHPublicKeys, 'SSHPublicKeyId') },
    })),
} satisfies Readonly<Record<string, FactsOf>>
