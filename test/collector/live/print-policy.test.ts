import { expect, test } from 'vitest'

import { partsOf } from '../../../src/collector/live/levels.ts'
import { IAM_OPERATIONS } from '../../../src/collector/live/operations.ts'
import { leastPrivilegePolicy } from '../../../src/collector/live/print-policy.ts'
import { byCodeUnit } from '../../../src/model/compare.ts'

test('the core, in a partition of its own', () => {
  expect(leastPrivilegePolicy(partsOf('core'), 'aws-us-gov')).toEqual({
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'RolecallCore',
        Effect: 'Allow',
        Action: [
          'iam:GetAccountAuthorizationDetails',
          'iam:GetAccountSummary',
          'iam:ListAccountAliases',
          'iam:ListInstanceProfiles',
          'iam:ListRoles',
          'iam:ListUsers',
        ],
        Resource: '*',
      },
      {
        Sid: 'RolecallCoreEntities',
        Effect: 'Allow',
        Action: ['iam:GetPolicy', 'iam:GetPolicyVersion', 'iam:ListPolicyVersions'],
        Resource: ['arn:aws-us-gov:iam::*:policy/*'],
      },
    ],
  })
})

test('a part alone: what it needs, and nothing that the core would', () => {
  expect(leastPrivilegePolicy(new Set(['access-keys']), 'aws').Statement).toEqual([
    {
      Sid: 'RolecallDeepEntities',
      Effect: 'Allow',
      Action: ['iam:GetAccessKeyLastUsed', 'iam:ListAccessKeys'],
      Resource: ['arn:aws:iam::*:user/*'],
    },
  ])
})

test('everything: each operation that may be asked is allowed once, in a policy that IAM takes', () => {
  const policy = leastPrivilegePolicy(partsOf('deep', { parts: ['last-accessed'] }), 'aws')
  const actions = policy.Statement.flatMap(({ Action }) => Action)
  expect(actions.toSorted(byCodeUnit)).toEqual(
    IAM_OPERATIONS.map((operation) => `iam:${operation}`).toSorted(byCodeUnit),
  )
  expect(policy.Statement.map(({ Sid }) => Sid)).toEqual([
    'RolecallCore',
    'RolecallCoreEntities',
    'RolecallStandard',
    'RolecallStandardEntities',
    'RolecallDeep',
    'RolecallDeepEntities',
  ])
  // What a managed policy may have, white space not counted.
  expect(JSON.stringify(policy).length).toBeLessThanOrEqual(6144)
})
