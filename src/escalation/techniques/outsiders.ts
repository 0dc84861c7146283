import { defineTechniques } from '../technique.ts'
import { ASSUME, onTarget } from './steps.ts'

/** Roles as ways in from beyond the account. {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html} */
export const OUTSIDERS = defineTechniques([
  {
    name: 'assume-role-from-another-account',
    title: 'Assume a role that trusts another account',
    category: 'principal-access',
    references: ['sts-002'],
    actor: 'outside-account',
    ways: [[ASSUME]],
    target: { is: 'role' },
    becomes: 'target',
    why: 'The trust policy hands the role to another account, whose administrators decide which of their users and roles assume it. Without an external id, a third party can be led to use it for somebody else.',
    close:
      'Trust single roles of the other account instead of its root, ask a third party for an `sts:ExternalId`, and limit your own accounts by `aws:PrincipalOrgID`.',
  },
  {
    name: 'assume-role-as-anyone',
    title: 'Assume a role that trusts everyone',
    category: 'principal-access',
    references: ['sts-003'],
    actor: 'anyone',
    ways: [[ASSUME]],
    target: { is: 'role' },
    becomes: 'target',
    why: 'The Principal of the trust policy is `*`: every AWS account in the world may assume the role, as far as the conditions beside it let them.',
    close: 'Name the principals that need the role. Where `*` has to stay, add a condition on `aws:PrincipalOrgID`.',
  },
  {
    name: 'assume-role-through-saml-provider',
    title: 'Assume a role through a SAML provider',
    category: 'principal-access',
    references: [],
    actor: 'saml-provider',
    ways: [[onTarget('sts:AssumeRoleWithSAML')]],
    target: { is: 'role' },
    becomes: 'target',
    why: 'The role trusts assertions of a SAML provider: whoever it signs for, or whoever holds its signing key, gets a session of the role.',
    close:
      'Test `SAML:aud` and, where it can be told, the subject or the group in the trust policy; guard the signing key, and delete providers that nobody signs in with.',
  },
  {
    name: 'assume-role-through-oidc-provider',
    title: 'Assume a role through an OpenID Connect provider',
    category: 'principal-access',
    references: [],
    actor: 'oidc-provider',
    ways: [[onTarget('sts:AssumeRoleWithWebIdentity')]],
    target: { is: 'role' },
    becomes: 'target',
    why: 'The role trusts tokens of an OpenID Connect provider. Where the trust policy does not test the subject, every user or pipeline of that provider gets a session of the role.',
    close:
      'Test both the audience and the subject of the token in the trust policy, down to the repository and branch, or the service account, that is meant.',
  },
  {
    name: 'assume-role-as-service',
    title: 'Let a service assume a role that trusts it',
    category: 'principal-access',
    references: [],
    actor: 'service',
    ways: [[ASSUME]],
    target: { is: 'role' },
    becomes: 'target',
    why: "What runs in the service runs with the role's permissions. A service that acts for many accounts can be led by one of them to use the role of another.",
    close:
      'Test `aws:SourceAccount` or `aws:SourceArn` in the trust policy, and give the role what the workload needs and no more.',
  },
])
