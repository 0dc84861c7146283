import fc from 'fast-check'

import type { PolicyJson } from './arbitrary-policy.ts'
import { scalarOrList } from './arbitrary-word.ts'

const HOME = '123456789012'
const NAMES = [
  `arn:aws:iam::${HOME}:user/ada`,
  `arn:aws:iam::${HOME}:user/bob`,
  `arn:aws:iam::${HOME}:role/oven`,
  `arn:aws:iam::${HOME}:role/mill`,
  `arn:aws:sts::${HOME}:assumed-role/mill/night`,
  HOME,
  `arn:aws:iam::${HOME}:root`,
  '444455556666',
]

const element = fc.oneof(
  fc.constant('*'),
  scalarOrList(fc.constantFrom(...NAMES)).map((named) => ({ AWS: named })),
  fc.constantFrom(
    { Service: 'ec2.amazonaws.com' },
    { AWS: 'AIDAAAAAAAAAAAAAAAA1' },
    { AWS: NAMES[0], Service: ['ec2.amazonaws.com', 'lambda.amazonaws.com'] },
  ),
)

const condition = fc.constantFrom<object | undefined>(
  undefined,
  undefined,
  { StringEquals: { 'sts:ExternalId': 'x' } },
  { StringNotEquals: { 'sts:ExternalId': 'x' } },
  { ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${HOME}:role/*` } },
  { StringEquals: { 'aws:PrincipalAccount': '444455556666' } },
)

/** Trust policies over a few names, accounts and conditions. */
export const trustPolicy: fc.Arbitrary<PolicyJson> = fc
  .array(
    fc.record({
      effect: fc.constantFrom('Allow', 'Allow', 'Deny'),
      name: fc.constantFrom('Principal', 'Principal', 'Principal', 'NotPrincipal'),
      element,
      action: scalarOrList(fc.constantFrom('sts:AssumeRole', 'sts:*', 'sts:TagSession')),
      condition,
    }),
    { maxLength: 2 },
  )
  .map((statements) => ({
    Version: '2012-10-17',
    Statement: statements.map(({ effect, name, element, action, condition }) => ({
      Effect: effect,
      [name]: element,
      Action: action,
      ...(condition === undefined ? {} : { Condition: condition }),
    })),
  }))
