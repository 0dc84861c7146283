import type { ConditionTest } from '../document/policy.ts'

/**
 * A test in words, as every answer writes it.
 *
 * @param spell how its key is written, given in lower case; as it stands where that is left out
 * @example testWords({ operator: 'StringLike', quantifier: 'ForAnyValue', ifExists: false, key: 'aws:tagkeys', values: ['a', 'b*'] }) // 'ForAnyValue:StringLike aws:tagkeys a | b*'
 */
export function testWords(
  { operator, quantifier, ifExists, key, values }: ConditionTest,
  spell: (key: string) => string = asItStands,
): string {
  return `${quantifier === null ? '' : `${quantifier}:`}${operator}${ifExists ? 'IfExists' : ''} ${spell(key)} ${values.map(valueWords).join(' | ')}`
}

/** Nothing at all would not be seen. */
function valueWords(value: string): string {
  return value === '' ? '""' : value
}

function asItStands(key: string): string {
  return key
}
