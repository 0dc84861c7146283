import { userCredentials } from './user-credentials.ts'

/** SSH keys of users for CodeCommit. {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListSSHPublicKeys.html} */
export const sshKeys = userCredentials({
  part: 'ssh-keys',
  operation: 'ListSSHPublicKeys',
  member: 'SSHPublicKeys',
  as: 'SSHPublicKeys',
  id: 'SSHPublicKeyId',
  leaveOut: ['SSHPublicKeyBody'],
})
