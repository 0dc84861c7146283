import type { DefaultVersion } from './account.ts'
import type { ManagedPolicy } from './entity.ts'

/** The version that decides: the default one. {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-versioning.html} */
export function defaultVersionOf(policy: ManagedPolicy | undefined): DefaultVersion {
  const name = policy?.defaultVersion ?? policy?.versions?.find(({ isDefault }) => isDefault)?.version ?? null
  return { version: name, document: policy?.versions?.find(({ version }) => version === name)?.document ?? null }
}
