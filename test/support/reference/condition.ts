import type { Context, ContextValue } from '../../../src/policy/request.ts'
import { OPERATORS } from './operators.ts'
import { allOf, anyOf, type Ternary } from './ternary.ts'
import { type LanguageVersion, textsOf } from './text.ts'

/** Whether a Condition holds: all operators, and all keys of each. {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html} */
export function conditionHolds(condition: unknown, version: LanguageVersion, context: Context): Ternary {
  if (condition === undefined) return true
  if (!isBlock(condition)) return null
  const tests: Ternary[] = []
  for (const [name, keys] of Object.entries(condition)) {
    if (!isBlock(keys)) tests.push(null)
    else {
      for (const [key, wanted] of Object.entries(keys)) {
        const texts = textsOf(wanted)
        const value = context.get(key.toLowerCase())
        tests.push(texts === null || texts.length === 0 ? null : testHolds(name, value, texts, version, context))
      }
    }
  }
  return allOf(tests)
}

function isBlock(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function testHolds(
  name: string,
  value: ContextValue | undefined,
  wanted: readonly string[],
  version: LanguageVersion,
  context: Context,
): Ternary {
  const [, quantifier, base = '', suffix] =
    /^(?:(forallvalues|foranyvalue):)?(.*?)(ifexists)?$/.exec(name.toLowerCase()) ?? []
  const ifExists = suffix !== undefined
  if (base === 'null') return quantifier === undefined && !ifExists ? isNullAs(wanted, value) : null
  const operator = OPERATORS.get(base)
  if (operator === undefined) return null
  const meets = (one: string): Ternary => operator.meets(one, wanted, version, context)
  const isMetByNone = ifExists || (quantifier === undefined ? operator.isNegated : quantifier === 'forallvalues')
  if (value === undefined) return isMetByNone
  if (quantifier === undefined) {
    if (typeof value === 'string') return meets(value)
    // Several values meet no such operator; an empty list may be several, or none.
    return value.length === 0 && isMetByNone ? null : false
  }
  const values = typeof value === 'string' ? [value] : value
  if (values.length === 0 && ifExists && quantifier === 'foranyvalue') return null
  return quantifier === 'forallvalues' ? allOf(values.map(meets)) : anyOf(values.map(meets))
}

/** {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Null} */
function isNullAs(wanted: readonly string[], value: ContextValue | undefined): Ternary {
  const isMissing = value === undefined || (typeof value !== 'string' && value.length === 0)
  return anyOf(
    wanted.map((text) => {
      const says = text.toLowerCase()
      return says === 'true' ? isMissing : says === 'false' ? !isMissing : null
    }),
  )
}
