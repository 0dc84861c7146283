import type { Group, InlinePolicy, Role, User } from '../../model/entity.ts'
import type { FacetChange } from '../change.ts'
import { joinItems } from '../join-items.ts'
import { documentCell, documentChange } from './document-change.ts'
import type { Both, Nights } from './facet.ts'
import { plainChange } from './item-change.ts'

/**
 * Policies embedded, edited and deleted; their names are told apart without regard to letter case, so that a new
 * spelling of a name is an edit without effect.
 * {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html}
 */
export function inlinePolicies({ before, after, ...nights }: Both<User | Group | Role>): readonly FacetChange[] {
  if (!before.inline || !after.inline) return []
  const { removed, added, modified } = joinItems(before.inline, after.inline, {
    key: (policy) => policy.name,
    fold: (name) => name.toLowerCase(),
    value: (policy) => policy.document ?? '',
  })
  return [
    ...removed.map(({ name, document }) =>
      plainChange('inline-policy', 'removed', name, documentCell(document, nights.from), null),
    ),
    ...added.map(({ name, document }) =>
      plainChange('inline-policy', 'added', name, null, documentCell(document, nights.to)),
    ),
    ...modified.flatMap(([old, now]) => edited(old, now, nights)),
  ]
}

function edited(old: InlinePolicy, now: InlinePolicy, nights: Nights): readonly FacetChange[] {
  const change = documentChange(old.document, now.document, nights)
  if (change) return [{ facet: 'inline-policy', change: 'modified', key: now.name, ...change }]
  if (old.name === now.name) return []
  const [before, after] = [documentCell(old.document, nights.from), documentCell(now.document, nights.to)]
  return [{ facet: 'inline-policy', change: 'modified', key: now.name, before, after, effect: 'equal' }]
}
