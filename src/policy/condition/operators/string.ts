import { literalText } from './literal-text.ts'
import { neverMalformed, operators } from './operator.ts'

/**
 * Exact matching, letter case included.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_String}
 */
export const STRING = operators('StringEquals', 'StringNotEquals', {
  wildcards: false,
  variables: true,
  isMalformed: neverMalformed,
  matches: (value, given) => literalText(value) === given,
  kinds: { are: 'texts' },
})
