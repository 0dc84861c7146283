import { defineTechniques } from '../technique.ts'
import { onMeans } from './steps.ts'

/** Versions of policies that are in force for oneself. {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-versioning.html} */
export const OWN_VERSIONS = defineTechniques([
  {
    name: 'create-policy-version',
    title: 'Write a new version of a policy that is in force for oneself',
    category: 'self-escalation',
    references: ['iam-001'],
    ways: [[onMeans('iam:CreatePolicyVersion')]],
    target: { is: 'itself' },
    by: 'customer-policy',
    becomes: 'target-with-everything',
    why: 'A new version can be made the default while it is created, which takes no further permission, and it is in force at once wherever the policy is attached.',
    close:
      'Keep policies that are in force for the caller out of the Resource of iam:CreatePolicyVersion, by a path for policies that others look after.',
  },
  {
    name: 'create-policy-version-after-deleting-one',
    title: 'Make room for, and write, a new version of a policy that is in force for oneself',
    category: 'self-escalation',
    references: ['iam-001'],
    ways: [[onMeans('iam:CreatePolicyVersion'), onMeans('iam:DeletePolicyVersion')]],
    target: { is: 'itself' },
    by: 'full-customer-policy',
    becomes: 'target-with-everything',
    why: 'A managed policy keeps five versions. Whoever may delete one that is not the default makes room for one that allows everything.',
    close:
      'Keep policies that are in force for the caller out of the Resource of iam:CreatePolicyVersion; without iam:DeletePolicyVersion a policy with five versions stays as it is.',
  },
  {
    name: 'set-default-policy-version',
    title: 'Put another version of a policy in force for oneself',
    category: 'self-escalation',
    references: [],
    ways: [[onMeans('iam:SetDefaultPolicyVersion')]],
    target: { is: 'itself' },
    by: 'other-version',
    becomes: 'target-changed',
    why: 'Older versions of a managed policy stay with it. Where one of them allows more than the default does, putting it back in force is enough.',
    close: 'Delete versions that are no longer meant to be used, and keep iam:SetDefaultPolicyVersion to few.',
  },
])
