import { type Operation, required } from '../asked.ts'

/** Who asks, and whom it may become. */
export const sts: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  ['GetCallerIdentity', ({ account, caller }) => ({ Arn: caller.Arn, UserId: caller.UserId, Account: account.id })],
  [
    'AssumeRole',
    (asked) => {
      const session = required(asked, 'RoleSessionName')
      const assumed = asked.assumeRole(required(asked, 'RoleArn'), session, asked.params['ExternalId'])
      return {
        AssumedRoleUser: { AssumedRoleId: assumed.caller.UserId, Arn: assumed.caller.Arn },
        Credentials: {
          AccessKeyId: assumed.accessKeyId,
          SecretAccessKey: SECRET,
          SessionToken: TOKEN,
          Expiration: '2099-01-01T00:00:00+00:00',
        },
      }
    },
  ],
])

/** Secrets that a test looks for wherever none may be. */
export const SECRET = 'flour-and-water-and-salt-and-time-0123456'
export const TOKEN = 'session-token-that-must-never-be-written-down'
