import type { HeldPolicies } from '../../../access/held-policies.ts'
import type { AccountView } from '../../../model/account.ts'
import { isAwsManagedPolicy } from '../../../model/arn.ts'
import type { DocumentRef } from '../../../model/document.ts'
import type { ManagedPolicy } from '../../../model/entity.ts'
import { groupBy } from '../../../util/group-by.ts'
import { rememberedWeakly } from '../../../util/remembered-weakly.ts'
import { documentOf, type FoundPolicy } from './found-policy.ts'
import { attachmentGap, boundaryGap } from '../entities/gaps.ts'
import { policyHolders } from './policy-holders.ts'
import { inUse } from './policy-in-use.ts'
import type { Params, QueryContext } from '../../query.ts'

/** The managed policies of one owner that the night holds or refers to, in the order of their ARNs. */
export function managedPolicies(
  { account, access }: QueryContext<Params>,
  owner: ManagedPolicy['owner'],
): readonly FoundPolicy[] {
  return managedIn(account)(access().held).get(owner) ?? []
}

/** By owner; made once for all queries that an audit asks. */
const managedIn = rememberedWeakly((account: AccountView) => {
  const gaps = { attachments: attachmentGap(account), boundaries: boundaryGap(account) }
  return rememberedWeakly((documents: HeldPolicies) => {
    const found = policyHolders(account).map((held): FoundPolicy & { readonly kind: ManagedPolicy['owner'] } => {
      const { version, ref, missing } = inForce(held.policy)
      return {
        kind: held.policy?.owner ?? (isAwsManagedPolicy(held.arn) ? 'aws' : 'customer'),
        policyArn: held.arn,
        policyId: held.policy?.id ?? null,
        policyName: held.name,
        version,
        holder: null,
        held,
        isAttached: inUse(held.attachments, held.policy?.attachmentCount ?? null, gaps.attachments),
        isBoundary: inUse(held.boundaries, held.policy?.boundaryUsageCount ?? null, gaps.boundaries),
        ...documentOf(documents, ref, missing),
      }
    })
    return groupBy(found, ({ kind }) => kind)
  })
})

/** The version that decides, or the outermost piece that the night lacks on the way to its document. */
function inForce(entity: ManagedPolicy | null): {
  readonly version: string | null
  readonly ref: DocumentRef | null
  readonly missing: string
} {
  if (entity === null) return { version: null, ref: null, missing: 'the night does not hold it' }
  const { defaultVersion, versions } = entity
  if (versions === null) return { version: defaultVersion, ref: null, missing: 'its versions were not given' }
  const current = versions.find(({ version }) => version === defaultVersion) ?? versions.find((one) => one.isDefault)
  if (current === undefined) return { version: defaultVersion, ref: null, missing: 'its default version was not given' }
  return { version: current.version, ref: current.document, missing: 'its document was not given' }
}
