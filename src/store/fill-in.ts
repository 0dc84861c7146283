import type { ManagedPolicy, Tag } from '../model/entity.ts'
import type { Fact } from '../model/fact.ts'

interface Named {
  readonly arn: string
  readonly id: string
}

/** Entities with the tags that facts say of them; null stays where no fact does. */
export function withTags<Item extends Named & { readonly tags: readonly Tag[] | null }>(
  items: readonly Item[],
  facts: readonly Fact[],
): readonly Item[] {
  const tags = said(facts, (fact) => fact.tags)
  return tags.size === 0 ? items : items.map((item) => ({ ...item, tags: item.tags ?? tags.get(keyOf(item)) ?? null }))
}

/** Policies with the descriptions that facts say of those that came without. */
export function withDescriptions(policies: readonly ManagedPolicy[], facts: readonly Fact[]): readonly ManagedPolicy[] {
  const descriptions = said(facts, ({ settings }) => {
    const description = settings?.['Description']
    return typeof description === 'string' ? description : null
  })
  if (descriptions.size === 0) return policies
  return policies.map((policy) => ({
    ...policy,
    description: policy.description ?? descriptions.get(keyOf(policy)) ?? null,
  }))
}

function said<Value>(facts: readonly Fact[], valueOf: (fact: Fact) => Value | null): ReadonlyMap<string, Value> {
  const values = new Map<string, Value>()
  for (const fact of facts) {
    const value = valueOf(fact)
    if (value !== null) values.set(keyOf(fact), value)
  }
  return values
}

function keyOf({ arn, id }: Named): string {
  return `${arn}\n${id}`
}
