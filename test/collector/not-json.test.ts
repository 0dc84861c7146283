import { describe, expect, test } from 'vitest'

import { refusal } from './refusal.ts'

const SAVE = 'Save the output of `aws iam get-account-authorization-details --output json` and import that.'

describe('not JSON: line and column, counted from 1', () => {
  test.each([
    ['nothing at all', '', 1, 1, 'value expected, the text ends'],
    ['white space', ' \n ', 2, 2, 'value expected, the text ends'],
    [
      'cut off inside a text',
      '{\n  "UserDetailList": [\n    {"Arn": "arn:aw',
      3,
      13,
      'unexpected end of string, found "\\"arn:aw"',
    ],
    ['cut off after a comma', '{"UserDetailList": [],', 1, 23, 'property name expected, the text ends'],
    ['cut off after a list', '{"UserDetailList": []', 1, 22, 'close brace expected, the text ends'],
    [
      'something behind it',
      '{"UserDetailList": []}\n{"UserDetailList": []}',
      2,
      1,
      'end of file expected, found "{\\"UserDetailList\\": ["',
    ],
    ['a trailing comma', '{"UserDetailList": [1,]}', 1, 23, 'value expected, found "]}"'],
    [
      'a comment',
      '{\n  // users\n  "UserDetailList": []\n}',
      2,
      3,
      'invalid comment token, found "// users\\n  \\"UserDeta"',
    ],
    ['Python', "{'UserDetailList': []}", 1, 2, 'invalid symbol, found "\'UserDetailList\': []"'],
    ['XML', '<Response>\n</Response>', 1, 1, 'invalid symbol, found "<Response>\\n</Respons"'],
    ['YAML', 'UserDetailList: []', 1, 1, 'invalid symbol, found "UserDetailList: []"'],
    ['a missing comma', '{"a": 1\n "b": 2}', 2, 2, 'comma expected, found "\\"b\\": 2}"'],
    ['a control character in a text', '{"a": "x\u0001y"}', 1, 7, 'invalid character, found "\\"x\\u0001y\\"}"'],
  ])('%s', (_, text, line, column, problem) => {
    const { code, message, hint } = refusal([text])
    expect(message).toBe(`night.json: not JSON\n  at line ${line}, column ${column}: ${problem}`)
    expect(code).toBe('INPUT')
    expect(hint).toContain(SAVE)
  })

  test('the hint knows what it looks at', () => {
    expect(refusal(['<x/>']).hint).toContain('This looks like XML.')
    expect(refusal(['{"UserDetailList": [']).hint).toContain('If the text was cut off, save it again.')
  })
})
