import { literalText } from './literal-text.ts'
import { neverMalformed, operators } from './operator.ts'

/**
 * Bytes against bytes, both in base64. Of what is not base64, AWS says nothing.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_BinaryEquals}
 */
export const BINARY = operators('BinaryEquals', null, {
  wildcards: false,
  variables: false,
  isMalformed: neverMalformed,
  matches: (value, given) => {
    const text = literalText(value) ?? ''
    return isBase64(text) && isBase64(given) ? text === given : 'undecided'
  },
  kinds: { are: 'points', of: 'binary', samples },
})

/** As it is written everywhere: padded, and with nothing in the bits that padding leaves over. */
function isBase64(text: string): boolean {
  return /^[A-Za-z0-9+/]*={0,2}$/.test(text) && Buffer.from(text, 'base64').toString('base64') === text
}

/** Every value, and bytes that are none of them. */
function samples(values: readonly string[], avoid: ReadonlySet<string>): string[] {
  const known = new Set([...values, ...avoid])
  let other = 'AAAA'
  while (known.has(other)) other += 'AAAA'
  return [...new Set(values.filter(isBase64)), other]
}
