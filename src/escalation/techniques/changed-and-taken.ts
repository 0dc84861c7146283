import { defineTechniques, type Means, type Step, type Technique } from '../technique.ts'
import { FREE, servicesOf, waysAfter } from './running.ts'
import { ASSUME_TRUSTED, onMeans, onTarget, withEveryPermission } from './steps.ts'

/** Something that makes more of somebody, by which they are not become yet. */
interface Change {
  readonly name: string
  readonly title: string
  /** Any of these is enough. */
  readonly ways: readonly (readonly Step[])[]
  readonly by: Means
  readonly becomes: Technique['becomes']
}

const KEY = onTarget('iam:CreateAccessKey')
const OTHER_CREDENTIALS = [
  [onTarget('iam:CreateLoginProfile')],
  [onTarget('iam:UpdateLoginProfile')],
  [KEY, onTarget('iam:DeleteAccessKey')],
]

const NEW_VERSION = [onMeans('iam:CreatePolicyVersion')]
const NEW_VERSION_FOR_OLD = [onMeans('iam:CreatePolicyVersion'), onMeans('iam:DeletePolicyVersion')]
const OTHER_VERSION = [onMeans('iam:SetDefaultPolicyVersion')]

const OF_A_USER: readonly Change[] = [
  {
    name: 'create-policy-version-after-deleting-one',
    title: 'Make room for, and write, a new version of a policy of another user',
    ways: [NEW_VERSION_FOR_OLD],
    by: 'full-customer-policy',
    becomes: 'target-with-everything',
  },
  {
    name: 'set-default-policy-version',
    title: 'Put another version of a policy of another user in force',
    ways: [OTHER_VERSION],
    by: 'other-version',
    becomes: 'target-changed',
  },
  {
    name: 'write-group-policy',
    title: 'Write or attach a policy of a group that another user is in',
    ways: [[onMeans('iam:PutGroupPolicy')], [withEveryPermission(onMeans('iam:AttachGroupPolicy'))]],
    by: 'own-group',
    becomes: 'target-with-everything',
  },
  {
    name: 'add-another-user-to-group',
    title: 'Add another user to a group',
    ways: [[onMeans('iam:AddUserToGroup')]],
    by: 'other-group',
    becomes: 'target-changed',
  },
  {
    name: 'lift-user-permissions-boundary',
    title: 'Delete or replace the permissions boundary of another user',
    ways: [
      [onTarget('iam:DeleteUserPermissionsBoundary')],
      [withEveryPermission(onTarget('iam:PutUserPermissionsBoundary'))],
    ],
    by: 'boundary',
    becomes: 'target-changed',
  },
  {
    name: 'rewrite-user-permissions-boundary',
    title: 'Write a new version of the policy that is the permissions boundary of another user',
    ways: [NEW_VERSION],
    by: 'customer-boundary',
    becomes: 'target-changed',
  },
  {
    name: 'detach-user-policy',
    title: 'Detach from another user a policy that denies something',
    ways: [[onTarget('iam:DetachUserPolicy')]],
    by: 'attached-deny',
    becomes: 'target-changed',
  },
  {
    name: 'delete-user-policy',
    title: 'Delete an inline policy of another user that denies something',
    ways: [[onTarget('iam:DeleteUserPolicy')]],
    by: 'inline-deny',
    becomes: 'target-changed',
  },
  {
    name: 'detach-group-policy',
    title: 'Detach a policy that denies something from a group that another user is in',
    ways: [[onMeans('iam:DetachGroupPolicy')]],
    by: 'group-attached-deny',
    becomes: 'target-changed',
  },
  {
    name: 'delete-group-policy',
    title: 'Delete an inline policy that denies something of a group that another user is in',
    ways: [[onMeans('iam:DeleteGroupPolicy')]],
    by: 'group-inline-deny',
    becomes: 'target-changed',
  },
  {
    name: 'remove-user-from-group',
    title: 'Take another user out of a group that denies something',
    ways: [[onMeans('iam:RemoveUserFromGroup')]],
    by: 'group-with-deny',
    becomes: 'target-changed',
  },
]

const OF_A_ROLE: readonly Change[] = [
  {
    name: 'set-default-policy-version',
    title: 'Put another version of a policy of a role in force',
    ways: [OTHER_VERSION],
    by: 'other-version',
    becomes: 'target-changed',
  },
  {
    name: 'lift-role-permissions-boundary',
    title: 'Delete or replace the permissions boundary of a role',
    ways: [
      [onTarget('iam:DeleteRolePermissionsBoundary')],
      [withEveryPermission(onTarget('iam:PutRolePermissionsBoundary'))],
    ],
    by: 'boundary',
    becomes: 'target-changed',
  },
  {
    name: 'rewrite-role-permissions-boundary',
    title: 'Write a new version of the policy that is the permissions boundary of a role',
    ways: [NEW_VERSION],
    by: 'customer-boundary',
    becomes: 'target-changed',
  },
  {
    name: 'detach-role-policy',
    title: 'Detach from a role a policy that denies something',
    ways: [[onTarget('iam:DetachRolePolicy')]],
    by: 'attached-deny',
    becomes: 'target-changed',
  },
  {
    name: 'delete-role-policy',
    title: 'Delete an inline policy of a role that denies something',
    ways: [[onTarget('iam:DeleteRolePolicy')]],
    by: 'inline-deny',
    becomes: 'target-changed',
  },
]

/** What the techniques of writing trust policies of roles have already. */
const OF_A_PASSED_ROLE: readonly Change[] = [
  {
    name: 'create-policy-version',
    title: 'Write a new version of a policy of a role',
    ways: [NEW_VERSION],
    by: 'customer-policy',
    becomes: 'target-with-everything',
  },
  {
    name: 'create-policy-version-after-deleting-one',
    title: 'Make room for, and write, a new version of a policy of a role',
    ways: [NEW_VERSION_FOR_OLD],
    by: 'full-customer-policy',
    becomes: 'target-with-everything',
  },
  ...OF_A_ROLE,
]

/** Changing somebody first and becoming them then: neither would be enough. {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_manage-attach-detach.html} */
export const CHANGED_AND_TAKEN = defineTechniques([
  takenUser(
    {
      name: 'create-policy-version',
      title: 'Write a new version of a policy of another user',
      ways: [NEW_VERSION],
      by: 'customer-policy',
      becomes: 'target-with-everything',
    },
    OTHER_CREDENTIALS,
  ),
  ...OF_A_USER.map((change) => takenUser(change, [[KEY], ...OTHER_CREDENTIALS])),
  ...OF_A_ROLE.map(assumedRole),
  ...OF_A_PASSED_ROLE.map(passedRole),
])

function takenUser({ name, title, ways, by, becomes }: Change, credentials: Technique['ways']): Technique {
  return {
    name: `${name}-and-take-credentials`,
    title: `${title}, and take a key or password of theirs`,
    category: 'principal-access',
    references: [],
    ways: ways.flatMap((way) => credentials.map((taking) => [...way, ...taking])),
    target: { is: 'user' },
    by,
    becomes,
    why: 'The user need not be worth anything before: the change makes them so, and a key or password makes the caller that user.',
    close: `Do not give ${said(ways)} to whoever may make keys or passwords of the same users.`,
  }
}

function assumedRole({ name, title, ways, by, becomes }: Change): Technique {
  return {
    name: `${name}-and-update-trust`,
    title: `${title}, write its trust policy, and assume it`,
    category: 'principal-access',
    references: [],
    ways: ways.map((way) => [...way, onTarget('iam:UpdateAssumeRolePolicy'), ASSUME_TRUSTED]),
    target: { is: 'role' },
    by,
    becomes,
    why: 'The role need not be worth anything before: the change makes it so, and its trust policy lets in whom the caller writes into it.',
    close: `Do not give ${said(ways)} to whoever may write trust policies of the same roles.`,
  }
}

function passedRole({ name, title, ways, by, becomes }: Change): Technique {
  return {
    name: `${name}-and-pass-role`,
    title: `${title}, and pass it to a service`,
    category: 'new-passrole',
    references: [],
    ways: waysAfter(ways, FREE),
    target: { is: 'passed-role', services: servicesOf(FREE), isInProfile: false },
    by,
    becomes,
    why: 'The role need not be worth anything before: the change makes it so, and a service that it trusts runs the code of the caller with it.',
    close: `Do not give ${said(ways)} to whoever may pass the same roles.`,
  }
}

function said(ways: Technique['ways']): string {
  return ways.map((way) => way.map(({ action }) => action).join(' and ')).join(' or ')
}
