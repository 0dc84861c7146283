import { bakery, type Bakery } from '../../test/support/account-builder.ts'
import { PARTS } from '../../src/model/part.ts'
import type { AccountView } from '../../src/model/account.ts'

/** A small account of which every part was read, and in which much is as it should not be. */
export function exampleAccount(): AccountView {
  const whole = bakery().parts(Object.fromEntries(PARTS.map((part) => [part, 'complete'])))
  return [people, policies, trusts, services, settings, credentials]
    .reduce((account, add) => add(account), whole)
    .parts({ 'ssh-keys': { status: 'partial', detail: 'user/carla: AccessDenied' } })
    .build()
}

/** An account in which little was ever set up, every part of which was read. */
export function bareAccount(): AccountView {
  return rootDevice(bakery().parts(Object.fromEntries(PARTS.map((part) => [part, 'complete']))))
    .fact('account-summary', 'root', { settings: { AccountMFAEnabled: 1, AccountPasswordPresent: 1 } })
    .fact('password-policy', 'root', { settings: { PasswordPolicy: null } })
    .build()
}

const EVERYTHING = { Action: '*', Resource: '*' }

function people(account: Bakery): Bakery {
  return account
    .group('owners', {
      attached: ['AdministratorAccess'],
      inline: { keys: deny('iam:CreateAccessKey', 'group/owners') },
    })
    .user('ada', { groups: ['owners'], inline: { till: statement({ Action: 's3:GetObject', Resource: '*' }) } })
    .user('svc-till', { boundary: 'Fence' })
    .user('svc-oven', {
      inline: {
        tags: statement(
          {
            Action: 'sqs:*',
            Resource: '*',
            Condition: { StringEquals: { 'aws:ResourceTag/team': '${aws:PrincipalTag/team}' } },
          },
          { Action: 'sqs:TagQueue', Resource: '*' },
        ),
      },
    })
}

function policies(account: Bakery): Bakery {
  return account
    .awsPolicy('AdministratorAccess', { document: statement(EVERYTHING) })
    .policy('Everything', { document: statement(EVERYTHING), tags: {} })
    .policy('ButTypos', { document: statement({ NotAction: 'aim:*', Resource: '*' }) })
    .policy('ButTill', { document: statement({ Action: 's3:*', NotResource: 'arn:aws:s3:::till' }) })
    .policy('Odd', { document: statement({ Action: 'i?m:*', Resource: '*' }) })
}

function trusts(account: Bakery): Bakery {
  const github = 'arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com'
  return account
    .role('everybody', { trust: '*' })
    .role('everybody-known', {
      trust: trust('sts:AssumeRole', '*', { StringEquals: { 'aws:PrincipalOrgID': 'o-bakery1234' } }),
    })
    .role('behind-everybody', { trust: 'arn:aws:iam::123456789012:role/everybody' })
    .role('all-but-one', {
      trust: {
        Statement: { Effect: 'Allow', NotPrincipal: { AWS: '111122223333' }, Action: 'sts:AssumeRole' },
      },
    })
    .role('of-somebody-gone', { trust: 'arn:aws:iam::123456789012:user/bob' })
    .role('itself', { trust: 'arn:aws:iam::123456789012:role/itself' })
    .role('workflows', {
      trust: trust(
        'sts:AssumeRoleWithWebIdentity',
        { Federated: github },
        { StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' } },
      ),
    })
    .role('left', {
      trust: 'arn:aws:iam::123456789012:role/right',
      inline: { turn: assume('right') },
      tags: { team: 'ovens' },
    })
    .role('right', {
      trust: 'arn:aws:iam::123456789012:role/left',
      inline: { turn: assume('left') },
      tags: { team: 'tills' },
    })
}

function services(account: Bakery): Bakery {
  return account
    .role('chief', { trust: 'lambda.amazonaws.com', attached: ['Everything'], inline: { all: statement(EVERYTHING) } })
    .role('commander', {
      trust: 'ec2.amazonaws.com',
      inline: { send: statement({ Action: 'ssm:SendCommand', Resource: '*' }) },
      tags: { team: 'ovens' },
    })
    .instanceProfile('commander', { roles: ['commander'], tags: { team: 'tills' } })
    .instanceProfile('empty', { tags: {} })
    .fact('role-settings', 'role/left', { settings: { MaxSessionDuration: 43_200 } })
    .fact('last-accessed', 'role/chief', {
      settings: null,
      activity: {
        ServicesLastAccessed: [
          { ServiceNamespace: 'bedrock', ServiceName: 'Amazon Bedrock', TotalAuthenticatedEntities: 0 },
          {
            ServiceNamespace: 's3',
            ServiceName: 'Amazon S3',
            TotalAuthenticatedEntities: 1,
            LastAuthenticated: '2026-11-20T03:00:00Z',
          },
        ],
      },
    })
}

function settings(account: Bakery): Bakery {
  return account
    .fact('account-summary', 'root', {
      settings: {
        AccountAccessKeysPresent: 1,
        AccountMFAEnabled: 0,
        AccountPasswordPresent: 1,
        AccountSigningCertificatesPresent: 1,
        Users: 2,
        UsersQuota: 5000,
        Roles: 980,
        RolesQuota: 1000,
      },
      activity: { Users: 2, Roles: 980 },
    })
    .fact('organization', 'root', { settings: { EnabledFeatures: ['RootSessions'] } })
    .fact('password-policy', 'root', { settings: { PasswordPolicy: { MinimumPasswordLength: 8 } } })
    .fact('server-certificates', 'server-certificate/shop', {
      id: 'ASCASHOP',
      settings: { Expiration: '2026-10-01T00:00:00Z' },
      tags: {},
    })
    .fact('saml', 'saml-provider/Okta', { settings: { ValidUntil: '2026-11-01T00:00:00Z' }, tags: {} })
}

function rootDevice(account: Bakery): Bakery {
  return account.fact('virtual-mfa', 'mfa/root-account-mfa-device', {
    settings: {
      SerialNumber: 'arn:aws:iam::123456789012:mfa/root-account-mfa-device',
      UserArn: 'arn:aws:iam::123456789012:root',
    },
  })
}

function credentials(account: Bakery): Bakery {
  const key = { UserName: 'ada', CreateDate: '2025-01-20T08:00:00Z' }
  return account
    .fact('credential-report', 'root', {
      settings: { password_enabled: 'true', mfa_active: 'false', cert_1_active: 'true', access_key_1_active: 'true' },
      activity: { password_last_used: '2026-11-19T08:00:00+00:00' },
    })
    .fact('credential-report', 'user/ada', {
      settings: {
        password_enabled: 'true',
        password_last_changed: '2025-01-20T08:00:00+00:00',
        mfa_active: 'false',
        access_key_1_active: 'true',
        access_key_1_last_rotated: '2025-01-20T08:00:00+00:00',
        access_key_2_active: 'true',
        access_key_2_last_rotated: '2025-01-20T08:00:00+00:00',
        cert_1_active: 'true',
      },
      activity: {
        password_last_used: '2026-06-01T08:00:00+00:00',
        access_key_1_last_used_date: '2026-06-01T08:00:00+00:00',
        access_key_2_last_used_date: 'N/A',
      },
    })
    .fact('credential-report', 'user/svc-till', {
      settings: {
        password_enabled: 'true',
        password_last_changed: '2025-01-20T08:00:00+00:00',
        mfa_active: 'true',
        access_key_1_active: 'true',
        access_key_1_last_rotated: '2026-10-01T08:00:00+00:00',
        access_key_2_active: 'false',
        cert_1_active: 'false',
        cert_2_active: 'false',
      },
      activity: { password_last_used: 'no_information', access_key_1_last_used_date: '2026-11-20T08:00:00+00:00' },
    })
    .fact('access-keys', 'user/ada', {
      settings: {
        AccessKeys: [
          { ...key, AccessKeyId: 'AKIAIOSFODNN7EXAMPLE', Status: 'Active' },
          { ...key, AccessKeyId: 'AKIAI44QH8DHBEXAMPLE', Status: 'Active' },
          { ...key, AccessKeyId: 'AKIAI55QH8DHBEXAMPLE', Status: 'Inactive' },
        ],
      },
      activity: {
        AccessKeys: [
          { AccessKeyId: 'AKIAIOSFODNN7EXAMPLE', LastUsedDate: '2026-06-01T08:00:00Z' },
          { AccessKeyId: 'AKIAI44QH8DHBEXAMPLE', ServiceName: 'N/A', Region: 'N/A' },
        ],
      },
    })
    .fact('last-accessed', 'user/svc-till', {
      activity: { ServicesLastAccessed: [{ ServiceNamespace: 's3', LastAuthenticated: '2026-11-20T08:00:00Z' }] },
    })
    .fact('login-profiles', 'user/ada', { settings: { LoginProfile: { CreateDate: '2025-01-20T08:00:00Z' } } })
    .fact('mfa-devices', 'mfa/svc-till', {
      settings: {
        SerialNumber: 'arn:aws:iam::123456789012:mfa/svc-till',
        UserArn: 'arn:aws:iam::123456789012:user/svc-till',
        UserName: 'svc-till',
      },
    })
    .fact('signing-certificates', 'user/ada', {
      settings: {
        Certificates: [{ CertificateId: 'ADACERT1ADACERT1', Status: 'Active', UploadDate: '2025-01-20T08:00:00Z' }],
      },
    })
    .fact('ssh-keys', 'user/ada', {
      settings: { SSHPublicKeys: [{ SSHPublicKeyId: 'APKAADA1ADA1ADA1ADA1', Status: 'Active' }] },
    })
    .fact('service-credentials', 'user/ada', {
      settings: {
        ServiceSpecificCredentials: [
          {
            ServiceName: 'codecommit.amazonaws.com',
            ServiceUserName: 'ada-at-123456789012',
            ServiceSpecificCredentialId: 'ACCAADA1ADA1ADA1ADA1',
            Status: 'Active',
            CreateDate: '2025-01-20T08:00:00Z',
          },
        ],
      },
    })
}

function statement(...statements: readonly object[]): object {
  return { Version: '2012-10-17', Statement: statements.map((one) => ({ Effect: 'Allow', ...one })) }
}

function deny(action: string, resource: string): object {
  const Resource = `arn:aws:iam::123456789012:${resource}`
  return { Version: '2012-10-17', Statement: { Effect: 'Deny', Action: action, Resource } }
}

function assume(role: string): object {
  return statement({ Action: 'sts:AssumeRole', Resource: `arn:aws:iam::123456789012:role/${role}` })
}

function trust(action: string, principal: unknown, condition: object): object {
  return {
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Principal: principal, Action: action, Condition: condition },
  }
}
