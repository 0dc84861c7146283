import { defineTechniques } from '../technique.ts'
import { onMeans, onTarget, withEveryPermission } from './steps.ts'

const PUT = onTarget('iam:PutUserPolicy')
const ATTACH = withEveryPermission(onTarget('iam:AttachUserPolicy'))
const CREATE_KEY = onTarget('iam:CreateAccessKey')

/** Writing policies for another user, and becoming that user. {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_manage-attach-detach.html} */
export const USER_POLICIES = defineTechniques([
  {
    name: 'put-user-policy-and-create-access-key',
    title: 'Write an inline policy for another user and take a key of theirs',
    category: 'principal-access',
    references: ['iam-018'],
    ways: [[PUT, CREATE_KEY]],
    target: { is: 'user' },
    becomes: 'target-with-everything',
    why: 'The policy gives the user every permission, and the key makes the caller that user: it does not matter what the user was allowed before.',
    close: 'Do not give iam:PutUserPolicy and iam:CreateAccessKey on the same users to anybody but administrators.',
  },
  {
    name: 'attach-user-policy-and-create-access-key',
    title: 'Attach a policy to another user and take a key of theirs',
    category: 'principal-access',
    references: ['iam-015'],
    ways: [[ATTACH, CREATE_KEY]],
    target: { is: 'user' },
    becomes: 'target-with-everything',
    why: 'AdministratorAccess makes an administrator of any user, and the key makes the caller that user.',
    close:
      'Limit iam:AttachUserPolicy by `iam:PolicyARN`, and do not give it together with iam:CreateAccessKey on the same users.',
  },
  {
    name: 'create-policy-version-and-create-access-key',
    title: 'Write a new version of a policy of another user and take a key of theirs',
    category: 'principal-access',
    references: [],
    ways: [[onMeans('iam:CreatePolicyVersion'), CREATE_KEY]],
    target: { is: 'user' },
    by: 'customer-policy',
    becomes: 'target-with-everything',
    why: 'A new default version is in force for every user who has the policy, by a group as well, and the key makes the caller one of them.',
    close:
      'Keep policies of users whose keys the caller may make out of the Resource of iam:CreatePolicyVersion, by a path for policies that others look after.',
  },
  {
    name: 'write-user-policy-and-create-login-profile',
    title: 'Write or attach a policy for another user who has no password, and set one',
    category: 'principal-access',
    references: [],
    ways: [
      [PUT, onTarget('iam:CreateLoginProfile')],
      [ATTACH, onTarget('iam:CreateLoginProfile')],
    ],
    target: { is: 'user' },
    becomes: 'target-with-everything',
    why: 'The policy gives the user every permission, and whoever sets the first password signs in to the console as that user.',
    close:
      'Do not give iam:CreateLoginProfile together with iam:PutUserPolicy or iam:AttachUserPolicy on the same users to anybody but administrators.',
  },
  {
    name: 'write-user-policy-and-update-login-profile',
    title: 'Write or attach a policy for another user, and change their password',
    category: 'principal-access',
    references: [],
    ways: [
      [PUT, onTarget('iam:UpdateLoginProfile')],
      [ATTACH, onTarget('iam:UpdateLoginProfile')],
    ],
    target: { is: 'user' },
    becomes: 'target-with-everything',
    why: 'The policy gives the user every permission, and the new password, for which the old one is not asked, makes the caller that user.',
    close:
      'Do not give iam:UpdateLoginProfile together with iam:PutUserPolicy or iam:AttachUserPolicy on the same users to anybody but administrators: a help desk needs the first alone.',
  },
  {
    name: 'write-user-policy-and-replace-access-key',
    title: 'Write or attach a policy for another user who has two keys, and replace one',
    category: 'principal-access',
    references: [],
    ways: [
      [PUT, CREATE_KEY, onTarget('iam:DeleteAccessKey')],
      [ATTACH, CREATE_KEY, onTarget('iam:DeleteAccessKey')],
    ],
    target: { is: 'user' },
    becomes: 'target-with-everything',
    why: 'The policy gives the user every permission; of two keys one has to go before there is room for one that the caller knows.',
    close:
      'Let users manage keys of their own only, with `${aws:username}` in the Resource, and keep iam:PutUserPolicy and iam:AttachUserPolicy to administrators.',
  },
])
