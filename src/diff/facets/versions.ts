import type { DocumentRef } from '../../model/document.ts'
import type { ManagedPolicy, PolicyVersion } from '../../model/entity.ts'
import type { FacetChange } from '../change.ts'
import { joinItems } from '../join-items.ts'
import { documentCell, documentChange } from './document-change.ts'
import type { Both, Nights } from './facet.ts'

/**
 * Versions of a managed policy that were made, deleted or, where the policy was recreated, hold another document. A
 * version that says no more than the default of the other night is an edit without effect.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-versioning.html}
 */
export function versions({ before, after, ...nights }: Both<ManagedPolicy>): readonly FacetChange[] {
  if (!before.versions || !after.versions) return []
  const { removed, added, modified } = joinItems(before.versions, after.versions, {
    key: (version) => version.version,
    value: (version) => version.document ?? '',
  })
  const [old, now] = [defaultDocument(before), defaultDocument(after)]
  return [
    ...removed.map(({ version, document }): FacetChange => {
      const effect = isEqual(document, now, nights) ? 'equal' : null
      return {
        facet: 'version',
        change: 'removed',
        key: version,
        before: documentCell(document, nights.from),
        after: null,
        effect,
      }
    }),
    ...added.map(({ version, document }): FacetChange => {
      const effect = isEqual(old, document, nights) ? 'equal' : null
      return {
        facet: 'version',
        change: 'added',
        key: version,
        before: null,
        after: documentCell(document, nights.to),
        effect,
      }
    }),
    ...modified.flatMap(([one, other]) => rewritten(one, other, nights)),
  ]
}

function isEqual(before: DocumentRef | null, after: DocumentRef | null, { compareDocuments }: Nights): boolean {
  return before !== null && after !== null && compareDocuments(before, after).effect === 'equal'
}

function rewritten(before: PolicyVersion, after: PolicyVersion, nights: Nights): readonly FacetChange[] {
  const change = documentChange(before.document, after.document, nights)
  return change ? [{ facet: 'version', change: 'modified', key: after.version, ...change }] : []
}

/** Another version in force, by what it does; undecided where a document is missing. */
export function defaultVersion({ before, after, compareDocuments }: Both<ManagedPolicy>): readonly FacetChange[] {
  const [old, now] = [defaultName(before), defaultName(after)]
  if (old === null || now === null || old === now) return []
  const [was, is] = [defaultDocument(before), defaultDocument(after)]
  const edit = was === null || is === null ? ({ effect: 'undecided' } as const) : compareDocuments(was, is)
  return [{ facet: 'default-version', change: 'modified', key: null, before: old, after: now, ...edit }]
}

function defaultName(policy: ManagedPolicy): string | null {
  return policy.defaultVersion ?? policy.versions?.find((version) => version.isDefault)?.version ?? null
}

function defaultDocument(policy: ManagedPolicy): DocumentRef | null {
  const name = defaultName(policy)
  return policy.versions?.find((version) => version.version === name)?.document ?? null
}
