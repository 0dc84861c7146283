import { type Bakery, bakery } from '../../support/account-builder.ts'
import { allowing, trusting } from '../../support/documents.ts'

/** The ARN of something of the account. */
export const arn = (tail: string): string => `arn:aws:iam::123456789012:${tail}`

/** An inline policy that allows some actions on everything. */
export const may = (...actions: readonly string[]): { inline: Record<string, object> } => ({
  inline: { p: allowing(actions) },
})

/** An account with an administrator role that somebody may assume, or that trusts a service. */
export const withChief = (trust: string | object | null = 'lambda.amazonaws.com'): Bakery =>
  bakery().role('chief', { trust, inline: { p: allowing('*') } })

/** The same, and the whole account may assume it. */
export const withOpenChief = (): Bakery => withChief(trusting(arn('root')))
