import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { isMultivalued } from '../../src/policy/condition/key-types.ts'
import type { Policy } from '../../src/policy/document/policy.ts'
import { readPolicyJson } from '../../src/policy/document/read-policy.ts'
import { evaluate } from '../../src/policy/evaluate.ts'
import type { ContextValue, PolicyRequest } from '../../src/policy/request.ts'
import { referenceDocument } from '../support/reference-evaluator.ts'
import { sharedJson } from '../support/shared-data.ts'

interface Published {
  readonly name: string
  readonly document: unknown
}

const policies = (sharedJson('policies', 'aws-managed-policies-current.json') ?? []) as readonly Published[]

test(`AWS's policies: ${policies.length === 0 ? 'none is here' : `requests are made of the words of ${policies.length}`}`, () => {
  console.log(`AWS's policies: read ${policies.length}`)
  expect(policies.map(({ name }) => name)).toEqual([...new Set(policies.map(({ name }) => name))])
})

describe.skipIf(policies.length === 0)('on requests made of a policy’s own words', () => {
  test('the evaluator says what the reference says', () => {
    const asked = fc
      .constantFrom(...(policies.length === 0 ? [{ name: '', document: {} }] : policies))
      .chain(({ name, document }) =>
        fc.record({ name: fc.constant(name), document: fc.constant(document), request: requestOf(document) }),
      )
    fc.assert(
      fc.property(asked, ({ document, request }) => {
        const expected = referenceDocument(document, request)
        fc.pre(expected !== 'undecided')
        expect(evaluate(readPolicyJson(document), request)).toBe(expected)
      }),
      { numRuns: 1500 },
    )
  })
})

/** A request for one of the actions and resources that a policy names, with values that it asks for, and others. */
function requestOf(document: unknown): fc.Arbitrary<PolicyRequest> {
  const { statements } = readPolicyJson(document)
  const actions = statements.flatMap(({ actions }) => actions.patterns)
  const resources = statements.flatMap(({ resources }) => resources?.patterns ?? [])
  const values = valuesByKey(statements)
  return fc.record({
    action: filled([...actions, 's3:GetObject']).map((text) => text.replaceAll(/[^\w:-]/g, '')),
    resource: filled([...resources, 'arn:aws:s3:::oven/bun']).map((text) => (text === '' ? '*' : text)),
    context: fc
      .tuple(...[...values].map(([key, texts]) => fc.option(valueOf(key, texts), { nil: undefined, freq: 3 })))
      .map((drawn) => contextOf([...values.keys()], drawn)),
  })
}

function valuesByKey(statements: Policy['statements']): ReadonlyMap<string, readonly string[]> {
  const values = new Map<string, readonly string[]>([['aws:username', ['ada']]])
  for (const test of statements.flatMap(({ conditions }) => conditions)) {
    values.set(test.key, [...(values.get(test.key) ?? []), ...test.values])
  }
  return values
}

function valueOf(key: string, texts: readonly string[]): fc.Arbitrary<ContextValue> {
  const one = fc.oneof(
    { arbitrary: filled(texts), weight: 4 },
    {
      arbitrary: fc.constantFrom('true', 'false', '1', 'x', '10.0.0.1', 'arn:aws:iam::111122223333:role/x'),
      weight: 1,
    },
  )
  return isMultivalued(key) ? fc.array(one, { minLength: 1, maxLength: 2 }) : one
}

function contextOf(keys: readonly string[], values: readonly (ContextValue | undefined)[]): PolicyRequest['context'] {
  const context = new Map<string, ContextValue>()
  for (const [index, value] of values.entries()) if (value !== undefined) context.set(keys[index] ?? '', value)
  return context
}

/** One of the texts, with something in place of wildcards and variables. */
function filled(texts: readonly string[]): fc.Arbitrary<string> {
  const filling = fc.constantFrom('', 'a', 'x/y', 'ada')
  return fc.tuple(fc.constantFrom(...texts), filling, filling).map(([text, run, name]) =>
    text
      .replaceAll(/\$\{[^}]*\}/g, name)
      .replaceAll('*', run)
      .replaceAll('?', 'a'),
  )
}
