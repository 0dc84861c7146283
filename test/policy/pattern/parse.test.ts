import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { parseLiteral, parsePattern } from '../../../src/policy/pattern/parse.ts'
import type { Token } from '../../../src/policy/pattern/pattern.ts'
import { printPattern } from '../../../src/policy/pattern/print-pattern.ts'

const MANY: Token = { is: 'many' }
const ONE: Token = { is: 'one' }
const text = (text: string): Token => ({ is: 'text', text })
const variable = (key: string, fallback: string | null = null): Token => ({ is: 'variable', key, default: fallback })

describe('reading a text with wildcards', () => {
  test.each<[name: string, written: string, tokens: readonly Token[]]>([
    ['nothing', '', []],
    ['characters alone', 'arn:aws:s3:::a', [text('arn:aws:s3:::a')]],
    ['wildcards', 'a*b?c', [text('a'), MANY, text('b'), ONE, text('c')]],
    ['a run of stars', 'a***b', [text('a'), MANY, text('b')]],
    ['question marks among stars', '*?*?', [ONE, ONE, MANY]],
    ['a star before a question mark', 'a*?', [text('a'), ONE, MANY]],
    ['a variable', '${aws:username}', [variable('aws:username')]],
    ['a variable in capitals', '${AWS:UserName}', [variable('aws:username')]],
    ['a tag whose key has a space', '${aws:PrincipalTag/Cost Center}', [variable('aws:principaltag/cost center')]],
    ['spaces around a key', 'x${ aws:userid }', [text('x'), variable('aws:userid')]],
    ['a default', "${aws:username, 'nobody'}", [variable('aws:username', 'nobody')]],
    ['a default in double quotes', '${aws:username,"it\'s"}', [variable('aws:username', "it's")]],
    ['spaces around a default', "${ aws:username  ,  'a b'  }", [variable('aws:username', 'a b')]],
    ['an empty default', "${aws:username, ''}", [variable('aws:username', '')]],
    ['a default with special characters', "${k, 'a*}${x}?'}", [variable('k', 'a*}${x}?')]],
    ['wildcards as characters', '${*}${?}', [text('*?')]],
    ['a dollar sign as a character', '${$}{aws:username}', [text('${aws:username}')]],
    ['wildcards as characters, with spaces', '${ * }', [text('*')]],
    ['characters beside wildcards', 'a${*}*', [text('a*'), MANY]],
    ['wildcards around a variable', '*${k}?*', [MANY, variable('k'), ONE, MANY]],
    ['two variables', '${a}${b}', [variable('a'), variable('b')]],
    ['a brace that does not close', 'a${b*', [text('a${b'), MANY]],
    ['braces around nothing', '${}', [text('${}')]],
    ['braces around spaces', '${  }', [text('${  }')]],
    ['a default without a key', "${, 'a'}", [text("${, 'a'}")]],
    ['a default without quotes', '${a, b}', [text('${a, b}')]],
    ['a default whose quote does not close', "${a, 'b}", [text("${a, 'b}")]],
    ['characters after a default', "${a, 'b'c}", [text("${a, 'b'c}")]],
    ['a variable in braces', '${${a}}', [text('${'), variable('a'), text('}')]],
    ['a dollar sign alone', '$a$', [text('$a$')]],
    ['a dollar sign before a variable', '$${a}', [text('$'), variable('a')]],
    ['braces without a dollar sign', '{a}', [text('{a}')]],
  ])('%s', (_, written, tokens) => {
    expect(parsePattern(written).tokens).toEqual(tokens)
  })

  test('its text is the one spelling of all that mean the same', () => {
    expect(parsePattern('*?**').text).toBe('?*')
    expect(parsePattern('${ AWS:username ,"a"}').text).toBe("${aws:username, 'a'}")
    expect(parsePattern('${').text).toBe('${$}{')
  })
})

describe('reading a text without wildcards', () => {
  test.each<[name: string, written: string, tokens: readonly Token[], spelled: string]>([
    ['wildcards', 'a*b?', [text('a*b?')], 'a${*}b${?}'],
    ['escaped wildcards', '${*}*', [text('**')], '${*}${*}'],
    ['a variable', '*${aws:username}', [text('*'), variable('aws:username')], '${*}${aws:username}'],
    ['an escaped dollar sign', '${$}{a}', [text('${a}')], '${$}{a}'],
  ])('%s', (_, written, tokens, spelled) => {
    expect(parseLiteral(written)).toEqual({ tokens, text: spelled })
  })
})

describe('printing', () => {
  const piece = fc.constantFrom(...'ab*?${}\'", \t'.split(''), '${', '${a', "${k, 'd'}", '${k,"', "'}", '${*}', '${$}')
  const written = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''))

  test('reading what is printed gives the same', () => {
    fc.assert(
      fc.property(written, (written) => {
        for (const pattern of [parsePattern(written), parseLiteral(written)]) {
          expect(printPattern(pattern.tokens)).toBe(pattern.text)
          expect(parsePattern(pattern.text)).toEqual(pattern)
        }
      }),
      { numRuns: 5000 },
    )
  })
})
