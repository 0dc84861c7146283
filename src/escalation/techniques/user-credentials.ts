import { defineTechniques } from '../technique.ts'
import { onTarget } from './steps.ts'

/** Making or setting credentials of another user. {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html} */
export const USER_CREDENTIALS = defineTechniques([
  {
    name: 'create-access-key',
    title: 'Create an access key for another user',
    category: 'principal-access',
    references: ['iam-002'],
    ways: [[onTarget('iam:CreateAccessKey')]],
    target: { is: 'user' },
    becomes: 'target',
    why: 'The answer to iam:CreateAccessKey holds the new secret: whoever asked for it signs requests as the user. A user may have two keys.',
    close:
      'Let users make keys for themselves only, with `${aws:username}` in the Resource of iam:CreateAccessKey; use roles instead of users where that can be done.',
  },
  {
    name: 'create-login-profile',
    title: 'Give a password to a user who has none',
    category: 'principal-access',
    references: ['iam-004'],
    ways: [[onTarget('iam:CreateLoginProfile')]],
    target: { is: 'user' },
    becomes: 'target',
    why: 'A user without a password cannot sign in to the console until somebody sets one, and whoever sets it knows it.',
    close:
      'Keep iam:CreateLoginProfile to those who manage users, and ask for multi-factor authentication in policies of users with many permissions.',
  },
  {
    name: 'update-login-profile',
    title: "Change another user's password",
    category: 'principal-access',
    references: ['iam-006'],
    ways: [[onTarget('iam:UpdateLoginProfile')]],
    target: { is: 'user' },
    becomes: 'target',
    why: 'iam:UpdateLoginProfile sets a new password without asking for the old one. Whoever sets it signs in as the user.',
    close:
      'Let users change their own password by iam:ChangePassword, and keep iam:UpdateLoginProfile to those who manage users.',
  },
  {
    name: 'create-access-key-after-deleting-one',
    title: 'Replace an access key of another user',
    category: 'principal-access',
    references: ['iam-003'],
    ways: [[onTarget('iam:CreateAccessKey'), onTarget('iam:DeleteAccessKey')]],
    target: { is: 'user' },
    becomes: 'target',
    why: 'A user with two keys cannot have a third one, but whoever may delete one of them makes room.',
    close:
      'Let users manage keys of their own only, with `${aws:username}` in the Resource of iam:CreateAccessKey and iam:DeleteAccessKey.',
  },
])
