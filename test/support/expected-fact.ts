import type { Fact, Members } from '../../src/model/fact.ts'
import { byCodeUnit } from '../../src/model/compare.ts'
import type { IamEndpoint, LiveAccount } from './iam-endpoint/index.ts'

/** A fact as a test expects it; what is left out is null. */
export type Given = Omit<Fact, 'part' | 'activity' | 'tags'> & Partial<Pick<Fact, 'activity' | 'tags'>>

/** What the account does not say itself: the endpoint's own words. */
export interface Told {
  readonly caller: IamEndpoint['caller']
  readonly summary: string
  readonly report: string
}

/** What an account says in one part. */
export type FactsOf = (account: LiveAccount, told: Told) => readonly Given[]

export function principal(
  kind: Fact['kind'],
  arn: string,
  id: string,
  name: string,
): Pick<Given, 'kind' | 'arn' | 'id' | 'name'> {
  return { kind, arn, id, name }
}

export function userIs({ Arn, UserId, UserName }: LiveAccount['users'][number]): ReturnType<typeof principal> {
  return principal('user', Arn, UserId, UserName)
}

export function accountIs({ id, partition }: LiveAccount): ReturnType<typeof principal> {
  return principal('account', `arn:${partition}:iam::${id}:root`, id, id)
}

export function provider(arn: string): ReturnType<typeof principal> {
  return principal('provider', arn, '', arn.slice(arn.indexOf('/') + 1))
}

export function nameIn(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1)
}

export function tags(given: readonly { readonly Key: string; readonly Value: string }[]): Fact['tags'] {
  return given.map(({ Key, Value }) => ({ key: Key, value: Value }))
}

/** Members without those that the account does not have. */
export function said(members: Members): Members {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined && value !== null))
}

export function ordered(texts: readonly string[]): readonly string[] {
  return texts.toSorted(byCodeUnit)
}

export function byMember<Item extends object>(items: readonly Item[], member: keyof Item & string): readonly Item[] {
  return items.toSorted((a, b) => (String(a[member]) < String(b[member]) ? -1 : 1))
}
