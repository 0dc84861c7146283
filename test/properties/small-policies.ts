import fc from 'fast-check'

import type { ContextValue, PolicyRequest } from '../../src/policy/request.ts'
import type { PolicyJson } from './arbitrary-policy.ts'
import { scalarOrList } from './arbitrary-word.ts'

type Json = Readonly<Record<string, unknown>>

const RESOURCES = [
  '*',
  '?',
  'a*',
  '*b',
  '?b',
  'a',
  'ab',
  'a?',
  '${aws:username}',
  '${aws:username}*',
  '*${aws:username}b',
  "${aws:username, 'b'}",
]
const TEXTS = ['', 'a', 'b', 'a*', '*b', '?', '*', '${aws:username}', "${aws:username, 'b'}", '${*}']
const OPERATORS = ['StringEquals', 'StringNotEquals', 'StringLike', 'StringNotLike', 'StringEqualsIgnoreCase']
const PREFIXES = ['', 'ForAllValues:', 'ForAnyValue:']

const test = fc.oneof(
  fc.record({
    operator: operatorName(['']),
    key: fc.constantFrom('s3:prefix', 'aws:username'),
    values: scalarOrList(fc.constantFrom(...TEXTS)),
  }),
  fc.record({
    operator: operatorName(PREFIXES),
    key: fc.constantFrom('aws:TagKeys', 's3:prefix'),
    values: scalarOrList(fc.constantFrom(...TEXTS)),
  }),
  fc.record({
    operator: fc.constant('Null'),
    key: fc.constantFrom('aws:TagKeys', 's3:prefix', 'aws:username'),
    values: fc.constantFrom('true', 'false'),
  }),
)

function operatorName(prefixes: readonly string[]): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...prefixes), fc.constantFrom(...OPERATORS), fc.constantFrom('', '', 'IfExists'))
    .map((parts) => parts.join(''))
}

const condition = fc.array(test, { maxLength: 2 }).map((tests) => {
  const blocks: Record<string, Record<string, unknown>> = {}
  for (const { operator, key, values } of tests) (blocks[operator] ??= {})[key] = values
  return blocks
})

const statement: fc.Arbitrary<Json> = fc
  .record({
    effect: fc.constantFrom('Allow', 'Allow', 'Deny'),
    actionName: fc.constantFrom('Action', 'Action', 'NotAction'),
    actions: scalarOrList(fc.constantFrom('s3:GetObject', 's3:*Object', 's3:Put*', '*', 'nosuch:Thing')),
    resourceName: fc.constantFrom('Resource', 'Resource', 'Resource', 'NotResource'),
    resources: scalarOrList(fc.constantFrom(...RESOURCES)),
    condition,
  })
  .map(({ effect, actionName, actions, resourceName, resources, condition }) => ({
    Effect: effect,
    [actionName]: actions,
    [resourceName]: resources,
    Condition: condition,
  }))

/** Documents about so little that every request they tell apart can be asked. */
export const smallPolicy: fc.Arbitrary<PolicyJson> = fc
  .record({
    statements: fc.array(statement, { maxLength: 3 }),
    version: fc.constantFrom('2012-10-17', '2012-10-17', '2008-10-17'),
  })
  .map(({ statements, version }) => ({ Version: version, Statement: statements }))

/** Two documents, the second of which is often the first with something changed. */
export const smallEdit: fc.Arbitrary<readonly [PolicyJson, PolicyJson]> = fc.oneof(
  fc.tuple(smallPolicy, smallPolicy),
  fc.tuple(smallPolicy, fc.array(statement, { maxLength: 2 }), fc.nat(2)).map(([older, added, left]) => {
    const kept = [older.Statement].flat().filter((_, index) => index !== left)
    return [older, { ...older, Statement: [...kept, ...added] }] as const
  }),
)

const USERS = [undefined, 'a', 'b', '*']
const SOME_TEXTS = [undefined, '', 'a', 'A', 'b', 'ab']
const LISTS = [undefined, [], ['a'], ['b'], ['', 'ab']]

/** Every request over a small alphabet. */
export const SMALL_REQUESTS: readonly PolicyRequest[] = ['s3:GetObject', 's3:PutObject', 'nosuch:Thing'].flatMap(
  (action) =>
    ['a', 'ab', 'bb', '*', '${aws:username}'].flatMap((resource) =>
      USERS.flatMap((user) =>
        SOME_TEXTS.flatMap((prefix) =>
          LISTS.map((tags) => ({
            action,
            resource,
            context: contextOf({ 'aws:username': user, 's3:prefix': prefix, 'aws:tagkeys': tags }),
          })),
        ),
      ),
    ),
)

function contextOf(values: Readonly<Record<string, ContextValue | undefined>>): ReadonlyMap<string, ContextValue> {
  return new Map(Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])))
}
