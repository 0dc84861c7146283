import { listedCredentials } from '../shared/credentials/listed-credentials.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'user-ssh-public-keys',
  title: 'Users with an active SSH key for CodeCommit',
  kind: 'finding',
  severity: 'low',
  message: 'has an active SSH key for CodeCommit: {sshKey}[; uploaded {uploadedAt}]',
  identity: ['sshKey'],
  needs: ['ssh-keys'],
  itemises: ['ssh-keys'],
  params: {},
  columns: ['userArn', 'userId', 'sshKey', 'uploadedAt'],
  remediation: 'Let Git sign with a role by git-remote-codecommit, then delete the key with delete-ssh-public-key.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_ssh-keys.html',
    'https://docs.aws.amazon.com/IAM/latest/APIReference/API_SSHPublicKeyMetadata.html',
  ],

  *run(context) {
    const list = { part: 'ssh-keys', member: 'SSHPublicKeys', id: 'SSHPublicKeyId', date: 'UploadDate' } as const
    for (const { user, name, status, created } of listedCredentials(context, list)) {
      if (status === 'Inactive') continue
      yield {
        values: { userArn: user.arn, userId: user.id, sshKey: name, uploadedAt: created?.at ?? null },
        evidence: [{ kind: 'attribute', of: user.arn, name: `${name} Status`, value: status }],
      }
    }
  },
})
