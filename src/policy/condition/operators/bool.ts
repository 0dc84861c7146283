import { literalText } from './literal-text.ts'
import { neverMalformed, operators } from './operator.ts'

/**
 * `true` in any letter case is true, every other text is false. Whether variables stand for anything here, two of AWS's
 * pages say differently.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Boolean}
 */
export const BOOL = operators('Bool', null, {
  wildcards: false,
  variables: false,
  isMalformed: neverMalformed,
  matches: (value, given) => isTrue(literalText(value) ?? '') === isTrue(given),
  kinds: { are: 'spellings', among: () => 'true' },
})

function isTrue(text: string): boolean {
  return text.toLowerCase() === 'true'
}
