import type { AccountView } from '../../src/model/account.ts'
import type { Fact } from '../../src/model/fact.ts'
import type { Bakery } from './account-builder.ts'

/** An account in a night that has read something of a user's credentials. */
export function withCredentials(account: Bakery, name: string, part: Fact['part'], settings: Fact['settings']): Bakery {
  return {
    ...account,
    build: (): AccountView => {
      const view = account.build()
      const arn = `arn:aws:iam::123456789012:user/${name}`
      const fact: Fact = { part, kind: 'user', arn, id: '', name, settings, activity: null, tags: [] }
      return { ...view, facts: (asked) => (asked === part ? [fact] : view.facts(asked)) }
    },
  }
}

/** The same with so many access keys. */
export function withKeys(account: Bakery, name: string, count: number): Bakery {
  return withCredentials(account, name, 'access-keys', {
    AccessKeys: Array.from({ length: count }, (_, index) => ({ AccessKeyId: `AKIA${index}`, Status: 'Active' })),
  })
}
