import type { AccountView } from '../model/account.ts'
import type { Fact } from '../model/fact.ts'
import type { Part } from '../model/part.ts'
import type { User } from '../model/entity.ts'
import { listOf } from '../util/list.ts'
import { once } from '../util/once.ts'
import { rememberedWeakly } from '../util/remembered-weakly.ts'
import type { Step } from './technique.ts'

/** What a user's credentials have to be like before somebody else can have some of them. */
export type Credential = 'key-to-spare' | 'two-keys' | 'no-password' | 'password'

/** Whether a user's credentials are so; null where the night does not say. */
export type FitsCredential = (user: User, needed: Credential) => boolean | null

/**
 * What a way needs of the target's credentials, by what it makes of them; null where it makes none.
 * {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateAccessKey.html}
 * {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateLoginProfile.html}
 */
export const credentialOf = rememberedWeakly((way: readonly Step[]): Credential | null => {
  const actions = new Set(way.flatMap(({ on, action }) => (on === 'target' ? [action] : [])))
  if (actions.has('iam:CreateAccessKey')) return actions.has('iam:DeleteAccessKey') ? 'two-keys' : 'key-to-spare'
  if (actions.has('iam:CreateLoginProfile')) return 'no-password'
  return actions.has('iam:UpdateLoginProfile') ? 'password' : null
})

/**
 * A user has two access keys at most, and one password or none.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html}
 */
export function credentialsOf(account: AccountView): FitsCredential {
  const factsIn = (part: Part): (() => ReadonlyMap<string, Fact>) =>
    once(() => new Map(account.facts(part).map((fact) => [fact.arn, fact])))
  const [keys, passwords, report] = [factsIn('access-keys'), factsIn('login-profiles'), factsIn('credential-report')]

  const keyCount = ({ arn }: User): number | null => {
    const settings = keys().get(arn)?.settings
    return settings ? listOf(settings['AccessKeys']).length : null
  }
  const hasPassword = ({ arn }: User): boolean | null => {
    const settings = passwords().get(arn)?.settings
    if (settings) return settings['LoginProfile'] !== null
    const enabled = report().get(arn)?.settings?.['password_enabled']
    return typeof enabled === 'boolean' ? enabled : typeof enabled === 'string' ? enabled === 'true' : null
  }
  return (user, needed) => {
    const [count, password] = [keyCount(user), hasPassword(user)]
    switch (needed) {
      case 'key-to-spare':
        return count === null ? null : count < 2
      case 'two-keys':
        return count === null ? null : count >= 2
      case 'password':
        return password
      case 'no-password':
        return password === null ? null : !password
      default:
        return needed satisfies never
    }
  }
}
