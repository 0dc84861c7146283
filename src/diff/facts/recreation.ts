import type { Fact } from '../../model/fact.ts'
import { memberOf } from '../../util/members.ts'
import type { FacetChange } from '../change.ts'
import { plainChange } from '../facets/item-change.ts'

/** Members that a thing is born with: where it was made anew, they say so and nothing else. */
export const BIRTH: ReadonlySet<string> = new Set(['SAMLProviderUUID', 'CreateDate', 'UploadDate'])

/**
 * Whether a provider was deleted and made anew under its old ARN: an OIDC provider has no
 * unique id, but a date.
 * {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetSAMLProvider.html}
 */
export function recreation(before: Fact, after: Fact): readonly FacetChange[] {
  if (after.kind !== 'provider') return []
  for (const member of ['SAMLProviderUUID', 'CreateDate']) {
    const [old, now] = [memberOf(before.settings, member), memberOf(after.settings, member)]
    if (typeof old !== 'string' || typeof now !== 'string') continue
    return old === now ? [] : [plainChange('entity', 'recreated', null, old, now)]
  }
  return []
}
