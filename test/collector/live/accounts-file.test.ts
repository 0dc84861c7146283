import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { readAccountsFile, roleIn } from '../../../src/collector/live/accounts-file.ts'
import { temporaryFolder } from '../../store/nights.ts'

test('ids, roles, comments and blank lines', async () => {
  const file = join(temporaryFolder(), 'accounts.txt')
  writeFileSync(file, '111122223333 # ovens\r\n\n# vans\narn:aws-cn:iam::444455556666:role/path/rolecall\n')
  expect(await readAccountsFile(file)).toEqual([
    { target: '111122223333', account: '111122223333', roleArn: null },
    {
      target: 'arn:aws-cn:iam::444455556666:role/path/rolecall',
      account: '444455556666',
      roleArn: 'arn:aws-cn:iam::444455556666:role/path/rolecall',
    },
  ])
})

test.each([
  ['aws', undefined, 'arn:aws:iam::111122223333:role/OrganizationAccountAccessRole'],
  ['aws-cn', undefined, 'arn:aws-cn:iam::111122223333:role/OrganizationAccountAccessRole'],
  ['aws-us-gov', undefined, 'arn:aws-us-gov:iam::111122223333:role/OrganizationAccountAccessRole'],
  ['aws-us-gov', 'arn:aws-us-gov:iam::000000000000:role/a/b', 'arn:aws-us-gov:iam::111122223333:role/a/b'],
  ['aws', 'arn:aws:iam:::role/rolecall', 'arn:aws:iam::111122223333:role/rolecall'],
])('in partition %s with the role %s: %s', (partition, pattern, role) => {
  expect(roleIn('111122223333', partition, pattern)).toBe(role)
})
