import type { AccountView } from '../../../model/account.ts'
import type { PolicyDocument } from '../../../model/document.ts'
import type { ManagedPolicy } from '../../../model/entity.ts'

/** The version of a managed policy that decides; its document is null where the night lacks it. */
export interface VersionInForce {
  readonly version: string
  readonly document: PolicyDocument | null
}

/**
 * The default version of a managed policy; null where the night does not say which that is.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-versioning.html}
 */
export function versionInForce(
  account: AccountView,
  { defaultVersion, versions }: Pick<ManagedPolicy, 'defaultVersion' | 'versions'>,
): VersionInForce | null {
  const version = defaultVersion ?? versions?.find(({ isDefault }) => isDefault)?.version ?? null
  if (version === null) return null
  const ref = versions?.find((one) => one.version === version)?.document ?? null
  return { version, document: ref === null ? null : account.document(ref) }
}
