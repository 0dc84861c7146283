const OPERATORS = [
  'StringEquals',
  'StringNotEquals',
  'StringEqualsIgnoreCase',
  'StringNotEqualsIgnoreCase',
  'StringLike',
  'StringNotLike',
  'NumericEquals',
  'NumericNotEquals',
  'NumericLessThan',
  'NumericLessThanEquals',
  'NumericGreaterThan',
  'NumericGreaterThanEquals',
  'DateEquals',
  'DateNotEquals',
  'DateLessThan',
  'DateLessThanEquals',
  'DateGreaterThan',
  'DateGreaterThanEquals',
  'Bool',
  'BinaryEquals',
  'IpAddress',
  'NotIpAddress',
  'ArnEquals',
  'ArnLike',
  'ArnNotEquals',
  'ArnNotLike',
  'Null',
]

/** By lower-case name, every documented operator with and without its suffix, and the two prefixes. */
const SPELLINGS = new Map(
  ['', 'ForAllValues:', 'ForAnyValue:']
    .flatMap((prefix) => OPERATORS.flatMap((name) => [`${prefix}${name}`, `${prefix}${name}IfExists`]))
    .map((name) => [name.toLowerCase(), name]),
)

/**
 * A condition operator as the documentation spells it; a name it does not have is kept as it came.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html}
 *
 * @example operatorName('forallvalues:stringlike') // 'ForAllValues:StringLike'
 */
export function operatorName(name: string): string {
  return SPELLINGS.get(name.toLowerCase()) ?? name
}
