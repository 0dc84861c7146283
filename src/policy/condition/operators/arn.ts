import { matches } from '../../pattern/matches.ts'
import type { Pattern } from '../../pattern/pattern.ts'
import { operators } from './operator.ts'
import { readOnce } from './remembered.ts'
import { isArn, partsOfArn, partsOfPattern } from './arn-parts.ts'
import type { Truth } from '../truth.ts'

const readParts = readOnce(partsOfPattern)

/**
 * An ARN against another, each of the six parts between colons by itself; what is not an ARN is neither like one nor
 * unlike. Of a policy's value that has not six parts, AWS says nothing. ArnEquals and ArnLike are the same.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN}
 */
export const ARN = [
  ['ArnEquals', 'ArnNotEquals'],
  ['ArnLike', 'ArnNotLike'],
].flatMap(([name = '', negation = '']) =>
  operators(name, negation, {
    wildcards: true,
    variables: true,
    isMalformed: (given) => !isArn(given),
    matches: matchesArn,
    kinds: { are: 'arns' },
  }),
)

function matchesArn(value: Pattern, given: string): Truth {
  const parts = readParts(value)
  if (parts === null) return 'undecided'
  const texts = partsOfArn(given)
  return parts.every((part, index) => matches(part, texts[index] ?? ''))
}
