import { ARN } from './arn.ts'
import { BINARY } from './binary.ts'
import { BOOL } from './bool.ts'
import { DATE } from './date.ts'
import { IP_ADDRESS } from './ip-address.ts'
import { NUMERIC } from './numeric.ts'
import type { Operator } from './operator.ts'
import { STRING } from './string.ts'
import { STRING_IGNORE_CASE } from './string-ignore-case.ts'
import { STRING_LIKE } from './string-like.ts'

const FAMILIES = [STRING, STRING_IGNORE_CASE, STRING_LIKE, NUMERIC, DATE, BOOL, BINARY, IP_ADDRESS, ARN]

const OPERATORS = new Map(FAMILIES.flat().map((operator) => [operator.name, operator]))

/**
 * The operators that compare values, by name; Null is not among them.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html}
 */
export function operatorNamed(name: string): Operator | undefined {
  return OPERATORS.get(name)
}
