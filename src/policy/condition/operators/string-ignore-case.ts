import { literalText } from './literal-text.ts'
import { neverMalformed, operators } from './operator.ts'

/**
 * Exact matching of the lower-case spellings.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_String}
 */
export const STRING_IGNORE_CASE = operators('StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase', {
  wildcards: false,
  variables: true,
  isMalformed: neverMalformed,
  matches: (value, given) => literalText(value)?.toLowerCase() === given.toLowerCase(),
  kinds: { are: 'spellings', among: (value) => value.toLowerCase() },
})
