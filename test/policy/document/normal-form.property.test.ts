import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normaliseDocument } from '../../../src/policy/document/normalise.ts'
import { normalFormOfJson } from '../../../src/policy/document/normal-form.ts'

interface Shape {
  readonly Effect: string
  readonly Action: readonly string[]
  readonly Resource: readonly string[]
  readonly Condition: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>
}

const word = fc.stringMatching(/^[a-zA-Z0-9*?]{1,8}$/)
const list = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(of, { minLength: 1, maxLength: 4 })
const key = fc.constantFrom('aws:TagKeys', 'aws:SourceIp', 's3:prefix', '__proto__')
const statement: fc.Arbitrary<Shape> = fc.record({
  Effect: fc.constantFrom('Allow', 'Deny'),
  Action: list(fc.tuple(word, word).map(([service, name]) => `${service}:${name}`)),
  Resource: list(word.map((name) => `arn:aws:s3:::${name}`)),
  Condition: fc.dictionary(
    fc.constantFrom('StringLike', 'NumericLessThan', 'Bool'),
    fc.dictionary(key, list(word), { minKeys: 1, maxKeys: 2 }),
    { maxKeys: 2 },
  ),
})
const document = list(statement)

/** The same policy written by somebody else: every decision that has no meaning is taken anew. */
function rewritten(statements: readonly Shape[], choose: fc.GeneratorValue): unknown {
  const shuffled = <T>(items: readonly T[]): T[] => choose(fc.shuffledSubarray, [...items], { minLength: items.length })
  const coin = (): boolean => choose(fc.boolean)
  const recased = (text: string): string => (coin() ? text.toUpperCase() : coin() ? text.toLowerCase() : text)
  const relisted = (values: readonly string[], spell = (text: string): string => text): unknown => {
    const again = shuffled([...values, ...(coin() ? values.slice(0, 1) : [])]).map(spell)
    return again.length === 1 && coin() ? again[0] : again
  }
  const written = shuffled([...statements, ...(coin() ? statements.slice(0, 1) : [])]).map((item) =>
    Object.fromEntries(
      shuffled([
        ...(coin() ? [['Sid', choose(fc.string)]] : []),
        ['Effect', item.Effect],
        ['Action', relisted(item.Action, recased)],
        ['Resource', relisted(item.Resource)],
        [
          'Condition',
          Object.fromEntries(
            shuffled(Object.entries(item.Condition)).map(([operator, block]) => [
              recased(operator),
              Object.fromEntries(
                shuffled(Object.entries(block)).map(([name, values]) => [recased(name), relisted(values)]),
              ),
            ]),
          ),
        ],
      ]),
    ),
  )
  const whole = {
    Version: '2012-10-17',
    Id: choose(fc.string),
    Statement: written.length === 1 && coin() ? written[0] : written,
  }
  return JSON.parse(JSON.stringify(whole, null, coin() ? 2 : 0))
}

const plain = (statements: readonly unknown[]): unknown => ({ Version: '2012-10-17', Statement: statements })

describe('normal form, whatever the policy', () => {
  test('how it is written does not matter', () => {
    fc.assert(
      fc.property(document, fc.gen(), (statements, choose) => {
        expect(normalFormOfJson(rewritten(statements, choose))).toBe(normalFormOfJson(plain(statements)))
      }),
      { numRuns: 200 },
    )
  })

  test('what it says does', () => {
    const edits: readonly ((item: Shape) => unknown)[] = [
      (item) => ({ ...item, Action: [...item.Action, 'other:Action'] }),
      (item) => ({ ...item, Resource: [...item.Resource, 'arn:aws:s3:::other-bucket'] }),
      (item) => ({ ...item, Condition: { ...item.Condition, StringEquals: { 'aws:PrincipalTag/team': 'other' } } }),
      (item) => ({ ...item, Effect: item.Effect === 'Allow' ? 'Deny' : 'Allow' }),
    ]
    fc.assert(
      fc.property(statement, document, fc.constantFrom(...edits), (item, others, edit) => {
        const rest = others.filter((other) => normalFormOfJson(plain([other])) !== normalFormOfJson(plain([item])))
        const edited = edit(item)
        expect(normalFormOfJson(plain([edited, ...rest]))).not.toBe(normalFormOfJson(plain([item, ...rest])))
      }),
      { numRuns: 200 },
    )
  })

  test('a normal form is its own normal form', () => {
    fc.assert(
      fc.property(document, (statements) => {
        const form = normaliseDocument(plain(statements))
        const again = form.statements.map((text): unknown => JSON.parse(text))
        expect(normaliseDocument({ Version: form.version, Statement: again })).toEqual(form)
      }),
      { numRuns: 100 },
    )
  })

  test('any JSON has one, the same each time, and its members may come in any order', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), (text) => {
        const json: unknown = JSON.parse(text)
        expect(normalFormOfJson({ Statement: json, Extra: json })).toBe(
          normalFormOfJson({ Extra: JSON.parse(text), Statement: json }),
        )
      }),
      { numRuns: 200 },
    )
  })
})
