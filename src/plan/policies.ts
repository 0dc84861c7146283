import { isAwsManagedPolicy, parseArn } from '../model/arn.ts'
import type { DocumentText } from '../model/document.ts'
import type { ManagedPolicy, PolicyVersion } from '../model/entity.ts'
import { takeDocument } from './documents.ts'
import { type Draft, ofKind, put, refusal, type Step } from './draft.ts'

/**
 * A managed policy that somebody is to hold; null where it may exist although the night does not have it: AWS's own, or
 * any where the customer's were not read whole. What it allows is unknown then.
 *
 * @throws RolecallError INPUT where there is no such policy
 */
export function policyToUse(step: Step, arn: string): ManagedPolicy | null {
  const policy = ofKind(step.draft, 'managed-policy').find((one) => one.arn === arn)
  if (policy !== undefined) return policy
  const { snapshot, parts } = step.draft.night
  const parsed = parseArn(arn)
  const isInReach =
    parsed?.partition === snapshot.partition && (parsed.account === snapshot.account || isAwsManagedPolicy(arn))
  const mayBeThere = isAwsManagedPolicy(arn) || parts.get('customer-policies')?.status !== 'complete'
  if (isInReach && mayBeThere) return null
  throw refusal(step, 'a managed policy of this account or of AWS', `no ${arn} (NoSuchEntity)`)
}

/** Moves one of a policy's counters, where the night says it. */
export function counted(
  draft: Draft,
  arn: string,
  counter: 'attachmentCount' | 'boundaryUsageCount',
  by: 1 | -1,
): Draft {
  const changed = ofKind(draft, 'managed-policy').flatMap((policy) => {
    const count = policy[counter]
    return policy.arn === arn && count !== null ? [{ ...policy, [counter]: Math.max(0, count + by) }] : []
  })
  return changed.length === 0 ? draft : put(draft, ...changed)
}

/**
 * A customer's policy that is to be edited.
 *
 * @throws RolecallError INPUT where there is none, or it is AWS's
 */
export function policyToEdit(step: Step, arn: string): ManagedPolicy {
  if (isAwsManagedPolicy(arn)) throw refusal(step, 'a policy of this account', `${arn}, which is AWS’s (AccessDenied)`)
  const policy = policyToUse(step, arn)
  if (policy === null) throw refusal(step, `a night that holds ${arn}`, 'one that does not')
  return policy
}

/** A policy's versions. @throws RolecallError INPUT where the night does not say them */
function versionsOf(step: Step, { arn, versions }: ManagedPolicy): readonly PolicyVersion[] {
  if (versions !== null) return versions
  throw refusal(step, `a night that says the versions of ${arn}`, 'one that does not')
}

/**
 * Adds a version, numbered after the highest that the night shows; AWS counts on from the highest there ever was.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-versioning.html}
 */
export function createVersion(step: Step, policy: ManagedPolicy, text: DocumentText, isDefault: boolean): Draft {
  const versions = versionsOf(step, policy)
  if (versions.length >= MOST_VERSIONS)
    throw refusal(
      step,
      `at most ${MOST_VERSIONS - 1} versions of ${policy.arn} before another`,
      `${versions.length} (LimitExceeded)`,
      'Delete one that is not the default first.',
    )
  const numbers = versions.map(({ version }) => Number(version.slice(1))).filter(Number.isInteger)
  const version = `v${Math.max(0, ...numbers) + 1}`
  const added = { version, isDefault, createdAt: null, document: text.ref }
  const draft = put(takeDocument(step, text, 'permissions'), { ...policy, versions: [added, ...versions] })
  return isDefault ? put(draft, asDefault(policy, [added, ...versions], version)) : draft
}

/** {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html} */
const MOST_VERSIONS = 5

/** Makes another version the one in force. */
export function setDefaultVersion(step: Step, policy: ManagedPolicy, version: string): Draft {
  const versions = versionsOf(step, policy)
  versionNamed(step, policy, version)
  return put(step.draft, asDefault(policy, versions, version))
}

/** Deletes a version that is not in force. */
export function deleteVersion(step: Step, policy: ManagedPolicy, version: string): Draft {
  const versions = versionsOf(step, policy)
  if (versionNamed(step, policy, version).isDefault)
    throw refusal(step, 'a version that is not the default', `${version}, which is (DeleteConflict)`)
  return put(step.draft, { ...policy, versions: versions.filter((one) => one.version !== version) })
}

function versionNamed(step: Step, policy: ManagedPolicy, version: string): PolicyVersion {
  const versions = versionsOf(step, policy)
  const found = versions.find((one) => one.version === version)
  if (found !== undefined) return found
  const names = versions.map((one) => one.version).join(', ') || 'none'
  throw refusal(step, `a version ${version} of ${policy.arn}`, `${names} (NoSuchEntity)`)
}

function asDefault(policy: ManagedPolicy, versions: readonly PolicyVersion[], version: string): ManagedPolicy {
  return {
    ...policy,
    defaultVersion: version,
    versions: versions.map((one) => ({ ...one, isDefault: one.version === version })),
  }
}
