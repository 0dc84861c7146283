import type { Token } from './pattern.ts'

/**
 * Writes tokens as a policy would, so that reading them again gives the same.
 *
 * @example printPattern([{ is: 'text', text: 'a*' }, { is: 'many' }]) // 'a${*}*'
 */
export function printPattern(tokens: readonly Token[]): string {
  let printed = ''
  for (const token of tokens) printed += printToken(token)
  return printed
}

function printToken(token: Token): string {
  switch (token.is) {
    case 'text':
      return SPECIAL.test(token.text) ? token.text.replaceAll(EACH_SPECIAL, '${$&}') : token.text
    case 'one':
      return '?'
    case 'many':
      return '*'
    case 'variable':
      return token.default === null ? `\${${token.key}}` : `\${${token.key}, ${quoted(token.default)}}`
    default:
      return token satisfies never
  }
}

/** A wildcard, or a dollar sign that would open a variable. */
const SPECIAL = /[*?]|\$(?=\{)/
const EACH_SPECIAL = new RegExp(SPECIAL, 'g')

/** No text that was read holds both kinds of quotes. */
function quoted(text: string): string {
  return text.includes("'") ? `"${text}"` : `'${text}'`
}
