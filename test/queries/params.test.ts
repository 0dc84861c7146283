import { describe, expect, test } from 'vitest'

import { defaultsOf, parseParams } from '../../src/queries/params.ts'
import { defineQuery } from '../../src/queries/query.ts'

const query = defineQuery({
  name: 'bread',
  title: 'Bread',
  kind: 'inventory',
  severity: 'info',
  needs: ['roles'],
  params: {
    days: { type: 'integer', default: 90, min: 1, max: 400, describe: 'its age' },
    under: { type: 'path', default: '/', describe: 'where it lies' },
    grains: { type: 'list', default: ['rye'], describe: 'what is in it' },
    baker: { type: 'text', default: null, describe: 'who made it' },
  },
  columns: ['roleArn'],
  remediation: null,
  references: [],
  *run() {},
})

const defaults = { days: 90, under: '/', grains: ['rye'], baker: null }
const takes =
  'It takes baker (text: who made it) · days (integer: its age) · grains (list: what is in it) · under (path: where it lies).'

describe('parseParams', () => {
  test.each([
    ['nothing', [], {}],
    ['a number', ['days=7'], { days: 7 }],
    ['the ends of the bounds', ['days=400'], { days: 400 }],
    ['a path', ['under=/team/bread/'], { under: '/team/bread/' }],
    ['a list, its spaces and empty places dropped', ['grains=rye, oats,,'], { grains: ['rye', 'oats'] }],
    ['an empty list', ['grains='], { grains: [] }],
    ['a text with an equals sign', ['baker=a=b, c'], { baker: 'a=b, c' }],
    ['an empty text', ['baker='], { baker: '' }],
    ['several', ['days=7', 'baker=ada'], { days: 7, baker: 'ada' }],
  ])('takes %s', (_, given, expected) => {
    expect(parseParams(query, given)).toEqual({ ...defaults, ...expected })
  })

  test.each([
    ['no equals sign', ['days'], 'query bread: found the parameter "days", expected key=value'],
    ['no key', ['=7'], 'query bread: found the parameter "=7", expected key=value'],
    ['an unknown key', ['day=7'], 'query bread: there is no parameter "day"'],
    ['a key that objects inherit', ['toString=7'], 'query bread: there is no parameter "toString"'],
    ['a key of prototypes', ['__proto__=7'], 'query bread: there is no parameter "__proto__"'],
    [
      'a word for a number',
      ['days=soon'],
      'query bread: parameter days: found "soon", expected a whole number from 1 to 400',
    ],
    ['a fraction', ['days=1.5'], 'query bread: parameter days: found "1.5", expected a whole number from 1 to 400'],
    ['nothing for a number', ['days='], 'query bread: parameter days: found "", expected a whole number from 1 to 400'],
    ['too small a number', ['days=0'], 'query bread: parameter days: found "0", expected a whole number from 1 to 400'],
    [
      'too large a number',
      ['days=401'],
      'query bread: parameter days: found "401", expected a whole number from 1 to 400',
    ],
    [
      'a path without its slash',
      ['under=/team'],
      'query bread: parameter under: found "/team", expected a path that begins and ends with a slash, such as /team/',
    ],
    [
      'a key twice',
      ['baker=a', 'baker=b'],
      'query bread: parameter baker: given twice, a list takes its values separated by commas',
    ],
  ])('refuses %s', (_, given, message) => {
    expect(() => parseParams(query, given)).toThrow(expect.objectContaining({ code: 'USAGE', message, hint: takes }))
  })

  test('says so where a query takes none', () => {
    expect(() => parseParams({ ...query, params: {} }, ['a=b'])).toThrow(
      expect.objectContaining({ hint: 'This query takes no parameters.' }),
    )
  })
})

test('defaultsOf gives every parameter', () => {
  expect(defaultsOf(query)).toEqual(defaults)
})
