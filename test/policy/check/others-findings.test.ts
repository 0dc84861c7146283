import { describe, expect, test } from 'vitest'
import { arnProblem } from '../../../src/policy/check/arn-problem.ts'
import { checkText } from '../../../src/policy/check/check-text.ts'
import type { PlacedFinding } from '../../../src/policy/check/finding.ts'
import { fitsFormat } from '../../../src/policy/check/fits-format.ts'
import { actionTable } from '../../support/action-table.ts'
import { sharedJson } from '../../support/shared-data.ts'

interface Check {
  readonly fn?: string
  readonly args?: readonly unknown[]
  readonly expected?: unknown
}

interface Case {
  readonly test: string
  readonly checks: readonly Check[]
  readonly policies: readonly unknown[]
}

const PARLIAMENT = 'duo-labs__parliament__test-expectations.json'

const check = (json: unknown): readonly PlacedFinding[] =>
  checkText(JSON.stringify(json, null, 4), { kind: null, table: actionTable })

describe('parliament', () => {
  const files = (sharedJson('expectations', PARLIAMENT) as { files: Record<string, readonly Case[]> } | null)?.files
  const cases = Object.values(files ?? {}).flat()
  const calls = cases.flatMap(({ checks }) =>
    checks.filter(({ args = [] }) => args.length > 0 && args.every((arg) => typeof arg === 'string')),
  )
  const callsOf = (name: string) => calls.filter(({ fn }) => fn === name) as readonly Required<Check>[]

  test('what of it has an input', () => {
    const policies = cases.flatMap(({ policies }) => policies).length
    console.log(
      files === undefined
        ? `${PARLIAMENT}: read no file, the data is not here`
        : `${PARLIAMENT}: read 1 file, ${cases.length} cases: ${calls.length} calls and ${policies} policies have an input`,
    )
    const known = new Set(['is_arn_match', 'is_arn_strictly_valid', 'is_valid_account_id', 'is_valid_region'])
    expect(calls.filter(({ fn = '' }) => !known.has(fn))).toEqual([])
  })

  test('ARNs match the formats of resource types that it says they match', () => {
    for (const { args, expected } of callsOf('is_arn_match')) {
      const [type, format = '', arn = ''] = args as readonly string[]
      const own = type === 'bucket' && format.endsWith(':*') ? BUCKET : inOurSpelling(format)
      expect([arn, format, fitsFormat(arn)(own)]).toEqual([arn, format, WITHOUT_ACCOUNT.has(arn) || expected])
    }
  })

  test('a wildcard that cuts the name of a type is found where it finds an ARN not strictly valid', () => {
    const found = (format: string, arn: string): boolean => {
      const service = format.split(':')[2]
      const statement = { Effect: 'Allow', Action: `${service}:*`, Resource: arn }
      return check({ Version: '2012-10-17', Statement: statement }).some(
        ({ code }) => code === 'RESOURCE_TYPE_WILDCARD',
      )
    }
    for (const { args, expected } of callsOf('is_arn_strictly_valid')) {
      const [, format = '', arn = ''] = args as readonly string[]
      expect([arn, !found(format, arn)]).toEqual([arn, expected])
    }
  })

  test('accounts of too few digits are found; letters and wildcards are not', () => {
    // AWS's own ARNs have accounts that are no number, such as `aws` and `cloudfront`, and a wildcard may stand in any
    // part but that of the service: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
    const differing = new Set(['abc', '00000000123?'])
    for (const { args, expected } of callsOf('is_valid_account_id')) {
      const [account = ''] = args as readonly string[]
      const isValid = arnProblem(`arn:aws:iam::${account}:role/oven`) === null
      expect([account, isValid]).toEqual([account, differing.has(account) || expected])
    }
  })

  test('regions are not judged: AWS adds some every year', () => {
    // https://docs.aws.amazon.com/general/latest/gr/rande.html
    for (const { args } of callsOf('is_valid_region')) {
      expect(arnProblem(`arn:aws:ec2:${String(args[0])}:123456789012:instance/i-1`)).toBeNull()
    }
  })

  test('its policies of an account are without errors: what it finds there is what they grant', () => {
    const policies = cases.flatMap(({ policies }) => policies)
    expect(policies.flatMap(check).filter(({ severity }) => severity === 'error')).toEqual([])
  })
})

/** Its formats write `*` for what varies: the fourth part is the region, the fifth the account. */
function inOurSpelling(format: string): string {
  const parts = format.split(':')
  return parts
    .map((part, index) => part.replaceAll('*', index === 3 ? '${Region}' : index === 4 ? '${Account}' : '${X}'))
    .join(':')
}

/**
 * It takes an empty region or account for a mistake wherever the format has one. AWS leaves the account out of the ARNs
 * of what it owns itself, such as documents of Systems Manager, so that this alone is none.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssystemsmanager.html
 */
const WITHOUT_ACCOUNT = new Set(['arn:aws:iam:::role/my-role', 'arn:aws:apigateway:::/restapis/a123456789/*'])

const BUCKET = 'arn:${Partition}:s3:::${BucketName}'

interface AwsPolicy {
  readonly name: string
  readonly document: unknown
}

/** AWS's own policies work, so errors in them would be errors of ours. */
describe('policies of AWS', () => {
  const read = sharedJson('policies', 'aws-managed-policies-current.json') as readonly AwsPolicy[] | null
  console.log(`AWS managed policies: read ${read?.length ?? 0}${read === null ? ', the data is not here' : ''}`)

  test('have errors of one kind, and one ARN that ends too soon', () => {
    // The quota is one of customers: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
    // `arn:aws:organizations::*:` lacks its resource: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
    const errors = (read ?? []).flatMap(({ name, document }) =>
      check(document)
        .filter(({ severity, code }) => severity === 'error' && code !== 'SIZE_QUOTA')
        .map(({ code }) => `${name} ${code}`),
    )
    expect(errors).toEqual(read === null ? [] : ['AmazonDevOpsGuruOrganizationsAccess RESOURCE_MALFORMED'])
  })
})
