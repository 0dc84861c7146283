import type { AccountView } from '../model/account.ts'
import { byArn } from '../model/compare.ts'
import type { User } from '../model/entity.ts'
import type { Fact, Members } from '../model/fact.ts'
import { isKnown, type Part, PARTS } from '../model/part.ts'
import { remembered } from '../util/remembered.ts'
import { type Draft, keyOf, ofKind } from './draft.ts'

/** Facts of what is there still, with the tags and credentials that a plan leaves; a user that it creates has none. */
export function factsOf(night: AccountView, start: Draft, draft: Draft): AccountView['facts'] {
  const there = new Map(draft.entities.map((entity) => [keyOf(entity), entity]))
  const before = new Map(start.entities.map((entity) => [keyOf(entity), entity]))
  return remembered((part: Part): readonly Fact[] => {
    const given = night.facts(part).flatMap((fact): readonly Fact[] => {
      const [old, now] = [before.get(keyOf(fact)), there.get(keyOf(fact))]
      if (old !== undefined && now === undefined) return []
      const settings = draft.settings.get(`${part} ${fact.arn}`) ?? fact.settings
      const tags = old === now || fact.tags === null || now === undefined || !('tags' in now) ? fact.tags : now.tags
      return settings === fact.settings && tags === fact.tags ? [fact] : [{ ...fact, settings, tags }]
    })
    const settings = BARE[part]
    if (settings === undefined || !isKnown(night.parts.get(part))) return given
    const made = ofKind(draft, 'user').filter((user) => !before.has(keyOf(user)))
    return [...given, ...made.map((user) => bare(part, user, settings))].toSorted(byArn)
  })
}

/** What the parts of credentials say of a user without any. */
const BARE: { readonly [P in Part]?: Members } = {
  'access-keys': { AccessKeys: [] },
  'login-profiles': { LoginProfile: null },
}

function bare(part: Part, { kind, arn, id, name }: User, settings: Members): Fact {
  return { part, kind, arn, id, name, settings, activity: null, tags: null }
}

/** What a plan makes parts say otherwise of somebody who is there still. */
export function changedFacts(
  night: AccountView,
  { settings }: Draft,
  facts: AccountView['facts'],
): readonly { readonly before: Fact; readonly after: Fact }[] {
  const edited = PARTS.filter((part) => [...settings.keys()].some((key) => key.startsWith(`${part} `)))
  return edited.flatMap((part) => {
    const now = new Map(facts(part).map((fact) => [keyOf(fact), fact]))
    return night.facts(part).flatMap((before) => {
      const after = now.get(keyOf(before))
      return after === undefined || after.settings === before.settings ? [] : [{ before, after }]
    })
  })
}
