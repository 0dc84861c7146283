import type { GivenAccount } from './live-account.ts'

type Credentials = Required<Pick<GivenAccount, 'users' | 'virtualMfaDevices' | 'root'>>

/** The people of the bakery and what they sign in with: one has everything, one nothing. */
export function bakeryCredentials(id: string): Credentials {
  const arnOf = (resource: string): string => `arn:aws:iam::${id}:${resource}`
  return {
    users: [
      {
        UserName: 'ada',
        Path: '/staff/',
        GroupList: ['bakers', 'night-shift'],
        attached: ['aws:AmazonSQSFullAccess'],
        boundary: 'boundaries/Fence',
        inline: {
          own: { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: 'iam:*', Resource: '*' }] },
        },
        Tags: [
          { Key: 'Team', Value: 'ovens' },
          { Key: 'Mail', Value: 'ada+bread@example.com' },
        ],
        PasswordLastUsed: '2026-11-18T05:00:00+00:00',
        LoginProfile: { CreateDate: '2025-06-01T00:00:00+00:00', PasswordResetRequired: false },
        AccessKeys: [
          {
            AccessKeyId: 'AKIAADA1ADA1ADA1ADA1',
            Status: 'Active',
            CreateDate: '2025-07-01T00:00:00+00:00',
            LastUsed: { LastUsedDate: '2026-11-20T01:02:00+00:00', ServiceName: 's3', Region: 'eu-central-1' },
          },
          {
            AccessKeyId: 'AKIAADA2ADA2ADA2ADA2',
            Status: 'Inactive',
            CreateDate: '2025-08-01T00:00:00+00:00',
            LastUsed: null,
          },
        ],
        Certificates: [
          {
            CertificateId: 'ADACERT1ADACERT1ADACERT1ADACERT1',
            CertificateBody: '-----BEGIN CERTIFICATE-----\nrye\n-----END CERTIFICATE-----',
            Status: 'Active',
            UploadDate: '2025-09-01T00:00:00+00:00',
          },
        ],
        SSHPublicKeys: [
          { SSHPublicKeyId: 'APKAADA1ADA1ADA1ADA1', Status: 'Active', UploadDate: '2025-10-01T00:00:00+00:00' },
        ],
        MFADevices: [{ SerialNumber: 'GAHT12345678', EnableDate: '2025-11-01T00:00:00+00:00' }],
        ServiceSpecificCredentials: [
          {
            ServiceName: 'codecommit.amazonaws.com',
            ServiceUserName: `ada-at-${id}`,
            ServiceSpecificCredentialId: 'ACCAADA1ADA1ADA1ADA1',
            Status: 'Active',
            CreateDate: '2025-12-01T00:00:00+00:00',
          },
          {
            ServiceName: 'bedrock.amazonaws.com',
            ServiceCredentialAlias: 'ada-bedrock',
            ServiceSpecificCredentialId: 'ACCAADA2ADA2ADA2ADA2',
            Status: 'Inactive',
            CreateDate: '2026-01-01T00:00:00+00:00',
            ExpirationDate: '2026-12-01T00:00:00+00:00',
          },
        ],
      },
      { UserName: 'bob', CreateDate: '2026-01-05T09:00:00+00:00' },
      {
        UserName: 'Carla',
        GroupList: ['bakers'],
        LoginProfile: { CreateDate: '2026-02-01T00:00:00+00:00', PasswordResetRequired: true },
        ServiceSpecificCredentials: [
          {
            ServiceName: 'cassandra.amazonaws.com',
            ServiceUserName: `Carla-at-${id}`,
            ServiceSpecificCredentialId: 'ACCACARLACARLACARLA1',
            Status: 'Active',
            CreateDate: '2026-02-02T00:00:00+00:00',
          },
        ],
      },
    ],
    virtualMfaDevices: [
      {
        SerialNumber: arnOf('mfa/root-account-mfa-device'),
        EnableDate: '2019-04-02T07:00:00+00:00',
        AssignedTo: arnOf('root'),
        Tags: [],
      },
      {
        SerialNumber: arnOf('mfa/ada'),
        EnableDate: '2025-06-02T00:00:00+00:00',
        AssignedTo: arnOf('user/staff/ada'),
        Tags: [{ Key: 'Device', Value: 'phone' }],
      },
      { SerialNumber: arnOf('mfa/in-the-drawer'), AssignedTo: null, Tags: [] },
    ],
    root: { CreateDate: '2019-04-01T07:00:00+00:00', PasswordLastUsed: '2026-05-01T06:00:00+00:00', AccessKeys: [] },
  }
}
