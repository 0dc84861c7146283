import { type Asked, type Operation, required } from '../asked.ts'
import { IamError, noSuchEntity, validationError } from '../iam-error.ts'
import type { LiveUser, Members } from '../live-entities.ts'
import { page, section } from '../page.ts'
import { without } from '../without.ts'
import { userOf } from './lookup.ts'

/** What users sign in with, user by user; service-specific credentials of all users at once, too. */
export const credentials: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  [
    'ListAccessKeys',
    (asked) =>
      listOf(asked, 'AccessKeyMetadata', 'AccessKeyId', ({ AccessKeys }) =>
        AccessKeys.map((key) => without(key, 'LastUsed')),
      ),
  ],
  [
    'GetAccessKeyLastUsed',
    (asked) => {
      const id = required(asked, 'AccessKeyId')
      for (const { UserName, AccessKeys } of asked.account.users) {
        const key = AccessKeys.find(({ AccessKeyId }) => AccessKeyId === id)
        if (key) return { UserName, AccessKeyLastUsed: key.LastUsed ?? { ServiceName: 'N/A', Region: 'N/A' } }
      }
      throw new IamError(
        403,
        'AccessDenied',
        `User: ${asked.caller.Arn} is not authorized to perform: iam:GetAccessKeyLastUsed on resource: access key ${id}`,
      )
    },
  ],
  [
    'GetLoginProfile',
    (asked) => {
      const { UserName, LoginProfile } = userOf(asked)
      if (LoginProfile === null)
        throw new IamError(404, 'NoSuchEntity', `Login Profile for User ${UserName} cannot be found.`)
      return { LoginProfile: { UserName, ...LoginProfile } }
    },
  ],
  ['ListSigningCertificates', (asked) => listOf(asked, 'Certificates', 'CertificateId', (user) => user.Certificates)],
  ['ListSSHPublicKeys', (asked) => listOf(asked, 'SSHPublicKeys', 'SSHPublicKeyId', (user) => user.SSHPublicKeys)],
  ['ListServiceSpecificCredentials', serviceSpecific],
])

/** One page of what a user has of a kind, each with the user's name. */
function listOf(asked: Asked, member: string, id: string, of: (user: LiveUser) => readonly object[]): Members {
  const user = userOf(asked)
  const items = of(user).map((item): Members => ({ UserName: user.UserName, ...item }))
  return page(asked, [section({ member, items, key: (item) => String(item[id]), shape: (item) => item })])
}

/** Of all users where AllUsers is true, else of one. {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListServiceSpecificCredentials.html} */
function serviceSpecific(asked: Asked): Members {
  const { AllUsers, UserName, ServiceName } = asked.params
  if (AllUsers === 'true' && UserName !== undefined) {
    throw validationError('UserName cannot be given together with AllUsers.')
  }
  const users = AllUsers === 'true' ? asked.account.users : [userOf(asked)]
  const items = users
    .flatMap((user) => user.ServiceSpecificCredentials.map((item): Members => ({ UserName: user.UserName, ...item })))
    .filter((item) => ServiceName === undefined || item['ServiceName'] === ServiceName)
  if (users.length === 0 && UserName !== undefined) throw noSuchEntity('user', UserName)
  const key = (item: Members): string => String(item['ServiceSpecificCredentialId'])
  return page(asked, [section({ member: 'ServiceSpecificCredentials', items, key, shape: (item) => item })])
}
