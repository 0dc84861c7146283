import { z } from 'zod'

import { accountFact } from './account-fact.ts'
import { readMember } from './answered.ts'

const policy = z.looseObject({}, { error: 'a password policy' })

/** An account without a policy of its own has AWS's default. {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountPasswordPolicy.html} */
export const passwordPolicy = accountFact(
  {
    part: 'password-policy',
    level: 'standard',
    operation: 'GetAccountPasswordPolicy',
    expected: ['NoSuchEntity'],
  },
  ({ operation, output, code }) => {
    if (code === 'NoSuchEntity') return { settings: { PasswordPolicy: null }, activity: null }
    if (output === null) return null
    return { settings: { PasswordPolicy: readMember(policy, output, operation, 'PasswordPolicy') }, activity: null }
  },
)
