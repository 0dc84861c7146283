import { matches } from '../../pattern/matches.ts'
import { neverMalformed, operators } from './operator.ts'

/**
 * Matching with `*` for any run of characters and `?` for one.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_String}
 */
export const STRING_LIKE = operators('StringLike', 'StringNotLike', {
  wildcards: true,
  variables: true,
  isMalformed: neverMalformed,
  matches,
  kinds: { are: 'texts' },
})
