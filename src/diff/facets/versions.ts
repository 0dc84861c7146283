import type { ManagedPolicy, PolicyVersion } from '../../model/entity.ts'
import type { FacetChange } from '../change.ts'
import type { Night } from '../input.ts'
import { joinItems } from '../join-items.ts'
import { documentCell, documentChange, sameMeaning } from './document-change.ts'
import type { Both } from './facet.ts'

/**
 * Versions of a managed policy that were made, deleted or, where the policy was recreated, hold another document. A
 * version that says no more than the default of the other night is an edit without effect.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-versioning.html}
 */
export function versions({ before, after, from, to }: Both<ManagedPolicy>): readonly FacetChange[] {
  if (!before.versions || !after.versions) return []
  const { removed, added, modified } = joinItems(before.versions, after.versions, {
    key: (version) => version.version,
    value: (version) => version.document ?? '',
  })
  const [old, now] = [defaultDocument(before), defaultDocument(after)]
  return [
    ...removed.map(({ version, document }): FacetChange => {
      const effect = sameMeaning(document, now, from, to) ? 'equal' : null
      return {
        facet: 'version',
        change: 'removed',
        key: version,
        before: documentCell(document, from),
        after: null,
        effect,
      }
    }),
    ...added.map(({ version, document }): FacetChange => {
      const effect = sameMeaning(old, document, from, to) ? 'equal' : null
      return {
        facet: 'version',
        change: 'added',
        key: version,
        before: null,
        after: documentCell(document, to),
        effect,
      }
    }),
    ...modified.flatMap(([one, other]) => rewritten(one, other, from, to)),
  ]
}

function rewritten(before: PolicyVersion, after: PolicyVersion, from: Night, to: Night): readonly FacetChange[] {
  const change = documentChange(before.document, after.document, from, to)
  return change ? [{ facet: 'version', change: 'modified', key: after.version, ...change }] : []
}

/** Another version in force: equal where it says the same, undecided where it does not or its document is missing. */
export function defaultVersion({ before, after, from, to }: Both<ManagedPolicy>): readonly FacetChange[] {
  const [old, now] = [defaultName(before), defaultName(after)]
  if (old === null || now === null || old === now) return []
  const effect = sameMeaning(defaultDocument(before), defaultDocument(after), from, to) ? 'equal' : 'undecided'
  return [{ facet: 'default-version', change: 'modified', key: null, before: old, after: now, effect }]
}

function defaultName(policy: ManagedPolicy): string | null {
  return policy.defaultVersion ?? policy.versions?.find((version) => version.isDefault)?.version ?? null
}

function defaultDocument(policy: ManagedPolicy): string | null {
  const name = defaultName(policy)
  return policy.versions?.find((version) => version.version === name)?.document ?? null
}
