import { canonicalJson, isObject, sortedObject } from './canonical-json.ts'
import { membersOf } from '../../util/members.ts'
import { valueSet } from './value-set.ts'

/**
 * A Principal or NotPrincipal in one spelling: `"*"` is `{"AWS": ["*"]}`, and an account id is the ARN of its root in
 * the partition of the document, since IAM accepts no principal of another. An ARN that names another partition
 * stays as it is. What IAM would refuse is kept as it came.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html}
 *
 * @param partition the partition of the account that holds the document, such as `aws-cn`
 */
export function normalisePrincipal(principal: unknown, partition: string): unknown {
  if (principal === '*') return { AWS: ['*'] }
  if (!isObject(principal)) return canonicalJson(principal)
  const account = (text: string): string => (/^\d{12}$/.test(text) ? `arn:${partition}:iam::${text}:root` : text)
  return sortedObject(
    [...membersOf(principal)].map(([type, value]) => [
      type,
      type === 'AWS' ? valueSet(value, account) : valueSet(value),
    ]),
  )
}
