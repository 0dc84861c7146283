import { nameInArn } from '../../model/arn.ts'
import { RolecallError } from '../../model/error.ts'
import { principalsUnder } from '../shared/entities/principals-under.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'boundary-wrong',
  title: 'Users and roles whose permissions boundary is not an expected one',
  kind: 'finding',
  severity: 'medium',
  message: 'has a permissions boundary that is not an expected one[: {policyArn}]',
  needs: ['users', 'roles'],
  params: {
    expected: {
      type: 'list',
      default: [],
      describe: 'policies that may be a boundary, by ARN or by name (in any letter case); must be given',
    },
    under: { type: 'path', default: '/', describe: 'only principals under this IAM path' },
  },
  columns: ['principalArn', 'principalId', 'kind', 'policyArn', 'createdAt'],
  remediation: 'Set the expected boundary with put-user-permissions-boundary or put-role-permissions-boundary.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html'],

  *run({ account, params }) {
    const isExpected = expectation(params.expected)
    for (const principal of principalsUnder(account, params.under)) {
      if (principal.boundary === null || isExpected(principal.boundary.arn)) continue
      yield {
        values: {
          principalArn: principal.arn,
          principalId: principal.id,
          kind: principal.kind,
          policyArn: principal.boundary.arn,
          createdAt: principal.createdAt,
        },
        evidence: [{ kind: 'boundary', policyArn: principal.boundary.arn, of: principal.arn }],
      }
    }
  },
})

/** Names of policies are unique whatever their case. {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html} */
function expectation(expected: readonly string[]): (policyArn: string) => boolean {
  if (expected.length === 0) {
    throw new RolecallError(
      'USAGE',
      'query boundary-wrong: parameter expected: which boundaries are right was not given',
      {
        hint: 'Name them by ARN or by policy name, separated by commas: --param expected=TeamBoundary,OpsBoundary',
      },
    )
  }
  const arns = new Set(expected)
  const names = new Set(expected.map((name) => name.toLowerCase()))
  return (arn) => arns.has(arn) || names.has(nameInArn(arn).toLowerCase())
}
