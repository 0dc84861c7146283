import { defineTechniques } from '../technique.ts'
import { onTarget } from './steps.ts'

/** Techniques that need, or give, less than a user's permissions. {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_service-specific-creds.html} */
export const LATERAL = defineTechniques([
  {
    name: 'reactivate-key',
    title: 'Activate an access key of another user',
    category: 'principal-access',
    references: [],
    ways: [[onTarget('iam:UpdateAccessKey')]],
    target: { is: 'user' },
    becomes: 'target',
    precondition: 'an inactive access key of the user, of which the actor already holds the secret',
    isLateral: true,
    why: 'A key that was made inactive works again once it is active. IAM does not show its secret a second time: only somebody who kept it gains by this.',
    close:
      'Delete keys instead of leaving them inactive, and let users manage keys of their own only, with `${aws:username}` in the Resource of iam:UpdateAccessKey.',
  },
  {
    name: 'service-specific-credential',
    title: 'Make a service-specific credential of another user',
    category: 'principal-access',
    references: [],
    ways: [[onTarget('iam:CreateServiceSpecificCredential')], [onTarget('iam:ResetServiceSpecificCredential')]],
    target: { is: 'user' },
    becomes: 'target',
    isLateral: true,
    why: 'Such a credential acts as the user, but in CodeCommit, Keyspaces or Bedrock alone.',
    close:
      'Let users make such credentials for themselves only, and deny iam:CreateServiceSpecificCredential where nobody uses these services that way.',
  },
])
