import fc from 'fast-check'
import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'

import { readPlanEntry } from '../../src/collector/plan-file.ts'
import { awsCommand } from '../../src/plan/aws-command.ts'

function commandOf(change: object): string {
  return awsCommand(readPlanEntry('$', change).change)
}

const DOCUMENT = { Statement: { Effect: 'Allow', Action: 's3:*', Resource: "arn:aws:s3:::it's" } }

test.each([
  ['a name', { action: 'DeleteUser', UserName: 'ada' }, 'aws iam delete-user --user-name ada'],
  ['a dash in front', { action: 'DeleteUser', UserName: '-x' }, 'aws iam delete-user --user-name=-x'],
  [
    'words of capitals',
    { action: 'DeleteSSHPublicKey', UserName: 'ada', SSHPublicKeyId: 'APKAONE' },
    'aws iam delete-ssh-public-key --user-name ada --ssh-public-key-id APKAONE',
  ],
  [
    'a device',
    { action: 'DeactivateMFADevice', UserName: 'ada', SerialNumber: 'arn:aws:iam::123456789012:mfa/ada' },
    'aws iam deactivate-mfa-device --user-name ada --serial-number arn:aws:iam::123456789012:mfa/ada',
  ],
  ['a sign of some shells in front', { action: 'DeleteUser', UserName: '=x' }, "aws iam delete-user --user-name '=x'"],
  [
    'a quote in a document',
    { action: 'PutRolePolicy', RoleName: 'ci', PolicyName: 'a', PolicyDocument: DOCUMENT },
    `aws iam put-role-policy --role-name ci --policy-name a --policy-document '{"Statement":{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::it'\\''s"}}'`,
  ],
  [
    'a flag',
    {
      action: 'CreatePolicyVersion',
      PolicyArn: 'arn:aws:iam::123456789012:policy/$(id)',
      PolicyDocument: {},
      SetAsDefault: true,
    },
    "aws iam create-policy-version --policy-arn 'arn:aws:iam::123456789012:policy/$(id)' --policy-document '{}' --set-as-default",
  ],
  [
    'lists',
    { action: 'UntagRole', RoleName: 'ci', TagKeys: ['a b', 'c'] },
    `aws iam untag-role --role-name ci --tag-keys '["a b","c"]'`,
  ],
])('%s', (_, change, expected) => {
  expect(commandOf(change)).toBe(expected)
})

test('a shell reads every document as it was written, on one line', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 5 }), (texts) => {
      const document = { Statement: { Resource: [...texts, "'; echo `id` $HOME \\ \n\u2028\u0007"] } }
      const command = commandOf({ action: 'UpdateAssumeRolePolicy', RoleName: 'ci', PolicyDocument: document })
      expect(command).not.toMatch(/[\p{Cc}\u2028\u2029]/u)
      const printed = execFileSync('sh', ['-c', `aws() { printf '%s\\0' "$@"; }\n${command}`], { encoding: 'utf8' })
      const [iam, verb, option, name, last, given = ''] = printed.split('\0')
      expect([iam, verb, option, name, last]).toEqual([
        'iam',
        'update-assume-role-policy',
        '--role-name',
        'ci',
        '--policy-document',
      ])
      expect(JSON.parse(given)).toEqual(JSON.parse(JSON.stringify(document)))
    }),
    { numRuns: 40 },
  )
})
