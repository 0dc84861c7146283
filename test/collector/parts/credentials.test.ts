import { accessKeys } from '../../../src/collector/parts/access-keys.ts'
import { loginProfiles } from '../../../src/collector/parts/login-profiles.ts'
import { serviceCredentials } from '../../../src/collector/parts/service-credentials.ts'
import { signingCertificates } from '../../../src/collector/parts/signing-certificates.ts'
import { sshKeys } from '../../../src/collector/parts/ssh-keys.ts'
import { bakeryRoster, entry } from '../../support/stand-in-asking.ts'
import { fact, testPlan } from './test-plan.ts'

const ada = entry('user', 'ada')
const bob = entry('user', 'bob')
/** Emulators keep apart what AWS does not. */
const shouting = entry('user', 'ADA')
const roster = bakeryRoster(ada, bob, shouting)

const key = (name: string, id: string) => ({ UserName: name, AccessKeyId: id, Status: 'Active' })
const never = { AccessKeyLastUsed: { ServiceName: 'N/A', Region: 'N/A' } }

testPlan(accessKeys, roster, {
  'two keys, one never used; a user without; names that differ in case alone': {
    said: {
      'ListAccessKeys ada': { AccessKeyMetadata: [key('ada', 'AKIA2'), key('ada', 'AKIA1')], IsTruncated: false },
      'ListAccessKeys bob': { AccessKeyMetadata: [], IsTruncated: false },
      'ListAccessKeys ADA': { AccessKeyMetadata: [key('ADA', 'AKIA3')] },
      'GetAccessKeyLastUsed AKIA1': {
        UserName: 'ada',
        AccessKeyLastUsed: { LastUsedDate: '2026-11-20T08:00:00+00:00', ServiceName: 's3', Region: 'eu-west-1' },
      },
      GetAccessKeyLastUsed: never,
    },
    facts: [
      fact(
        ada,
        {
          AccessKeys: [
            { AccessKeyId: 'AKIA1', Status: 'Active' },
            { AccessKeyId: 'AKIA2', Status: 'Active' },
          ],
        },
        {
          activity: {
            AccessKeys: [
              {
                AccessKeyId: 'AKIA1',
                LastUsedDate: '2026-11-20T08:00:00+00:00',
                ServiceName: 's3',
                Region: 'eu-west-1',
              },
              { AccessKeyId: 'AKIA2', ServiceName: 'N/A', Region: 'N/A' },
            ],
          },
        },
      ),
      fact(bob, { AccessKeys: [] }),
      fact(
        shouting,
        { AccessKeys: [{ AccessKeyId: 'AKIA3', Status: 'Active' }] },
        { activity: { AccessKeys: [{ AccessKeyId: 'AKIA3', ServiceName: 'N/A', Region: 'N/A' }] } },
      ),
    ],
    also: { lacks: [] },
  },
  'last uses denied: the keys are known, their use is not; a user denied; one deleted since': {
    said: {
      'ListAccessKeys ada': { AccessKeyMetadata: [key('ada', 'AKIA1')] },
      'ListAccessKeys bob': 'NoSuchEntity',
    },
    facts: [fact(ada, { AccessKeys: [{ AccessKeyId: 'AKIA1', Status: 'Active' }] })],
    also: { missed: [shouting.arn], gone: [bob.arn], lacks: ['iam:GetAccessKeyLastUsed: AccessDenied'] },
  },
  'users whose lists fail after all attempts are unknown, and no others': {
    said: {
      'ListAccessKeys ada': { AccessKeyMetadata: [], IsTruncated: false },
      ListAccessKeys: 'Throttling',
    },
    facts: [fact(ada, { AccessKeys: [] })],
    also: { missed: [shouting.arn, bob.arn] },
  },
})

testPlan(loginProfiles, roster, {
  'a password, none, and one that was not said': {
    said: {
      'GetLoginProfile ada': {
        LoginProfile: { UserName: 'ada', CreateDate: '2026-01-01T00:00:00+00:00', PasswordResetRequired: false },
      },
      'GetLoginProfile bob': 'NoSuchEntity',
    },
    facts: [
      fact(ada, { LoginProfile: { CreateDate: '2026-01-01T00:00:00+00:00', PasswordResetRequired: false } }),
      fact(bob, { LoginProfile: null }),
    ],
    also: { missed: [shouting.arn] },
  },
})

testPlan(signingCertificates, roster, {
  'without their bodies': {
    said: {
      'ListSigningCertificates ada': {
        Certificates: [{ UserName: 'ada', CertificateId: 'C1', CertificateBody: '-----BEGIN', Status: 'Inactive' }],
      },
      ListSigningCertificates: { Certificates: [], IsTruncated: false },
    },
    facts: [
      fact(ada, { Certificates: [{ CertificateId: 'C1', Status: 'Inactive' }] }),
      fact(bob, { Certificates: [] }),
      fact(shouting, { Certificates: [] }),
    ],
  },
})

testPlan(sshKeys, roster, {
  'on two pages, one key on both': {
    said: {
      'ListSSHPublicKeys ada': [
        { SSHPublicKeys: [{ UserName: 'ada', SSHPublicKeyId: 'APKA2' }], IsTruncated: true, Marker: 'm' },
        { SSHPublicKeys: [{ SSHPublicKeyId: 'APKA2' }, { SSHPublicKeyId: 'APKA1' }], IsTruncated: false },
      ],
      ListSSHPublicKeys: {},
    },
    facts: [
      fact(ada, { SSHPublicKeys: [{ SSHPublicKeyId: 'APKA1' }, { SSHPublicKeyId: 'APKA2' }] }),
      fact(bob, { SSHPublicKeys: [] }),
      fact(shouting, { SSHPublicKeys: [] }),
    ],
  },
})

testPlan(serviceCredentials, roster, {
  'one list for all users, and a fact for each': {
    said: {
      ListServiceSpecificCredentials: [
        {
          ServiceSpecificCredentials: [{ UserName: 'ada', ServiceSpecificCredentialId: 'ACCA2', ServiceName: 'b' }],
          IsTruncated: true,
          Marker: 'm',
        },
        {
          ServiceSpecificCredentials: [
            { UserName: 'ada', ServiceSpecificCredentialId: 'ACCA1', ServiceName: 'a' },
            { UserName: 'newcomer', ServiceSpecificCredentialId: 'ACCA3', ServiceName: 'a' },
          ],
          IsTruncated: false,
        },
      ],
    },
    facts: [
      fact(ada, {
        ServiceSpecificCredentials: [
          { ServiceSpecificCredentialId: 'ACCA1', ServiceName: 'a' },
          { ServiceSpecificCredentialId: 'ACCA2', ServiceName: 'b' },
        ],
      }),
      fact(bob, { ServiceSpecificCredentials: [] }),
      fact(shouting, { ServiceSpecificCredentials: [] }),
    ],
  },
})
