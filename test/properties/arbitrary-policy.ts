import fc from 'fast-check'

import type { Context, ContextValue, PolicyRequest } from '../../src/policy/request.ts'
import { arbitraryCondition, MULTIVALUED, SINGLE, VALUES } from './arbitrary-condition.ts'
import { scalarOrList, word } from './arbitrary-word.ts'

type Json = Readonly<Record<string, unknown>>

/** Requests over a few actions, resources and context values, most of which some policy speaks of. */
export const arbitraryRequest: fc.Arbitrary<PolicyRequest> = fc.record({
  action: fc.constantFrom('s3:GetObject', 's3:PutObject', 'iam:PassRole', 'ec2:RunInstances', 'nosuch:Thing'),
  resource: fc.oneof(
    word(['a', 'b', '*', '$']).map((rest) => `arn:aws:s3:::${rest}`),
    fc.constantFrom('*', 'arn:aws:s3:::${aws:username}'),
  ),
  context: arbitraryContext(),
})

/** Any of the keys that conditions ask for, with one value, several, or none. */
export function arbitraryContext(): fc.Arbitrary<Context> {
  const keys = Object.entries(VALUES).map(([key, values]): [string, fc.Arbitrary<ContextValue | undefined>] => {
    const one = fc.constantFrom(...values)
    const several = fc.array(one, { maxLength: 2 })
    const weight = SINGLE.has(key) ? [2, 4, 0] : MULTIVALUED.has(key) ? [2, 0, 4] : [3, 6, 1]
    const value = fc.oneof(
      { arbitrary: fc.constant(undefined), weight: weight[0] ?? 0 },
      { arbitrary: one, weight: weight[1] ?? 0 },
      { arbitrary: several, weight: weight[2] ?? 0 },
    )
    return [key.toLowerCase(), value]
  })
  return fc.tuple(...keys.map(([, value]) => value)).map((values) => {
    const context = new Map<string, ContextValue>()
    for (const [index, [key]] of keys.entries()) {
      const value = values[index]
      if (value !== undefined) context.set(key, value)
    }
    return context
  })
}

const ACTIONS =
  '* *:* s3:* s3:Get* S3:GETOBJECT s3:?etObject s3:**t s3:PutObject ?3:PutObject iam:PassRole iam:* nosuch:* nosuch:Thing ec2:Run?nstances'
const action = fc.constantFrom(...ACTIONS.split(' '))

const resource = fc.oneof(
  fc.constantFrom('*', 'arn:aws:s3:::*', '*a', 'arn:*'),
  word(['a', 'b', '*', '?', '${aws:username}', "${aws:username, 'a'}", '${*}', '${?}', '${$}']).map(
    (rest) => `arn:aws:s3:::${rest}`,
  ),
)

/** A statement of an identity policy that can be read in full. */
export const arbitraryStatement: fc.Arbitrary<Json> = fc
  .record({
    effect: fc.constantFrom('Allow', 'Allow', 'Deny'),
    actions: scalarOrList(action),
    actionName: fc.constantFrom('Action', 'Action', 'Action', 'NotAction'),
    resources: scalarOrList(resource),
    resourceName: fc.constantFrom('Resource', 'Resource', 'Resource', 'NotResource'),
    condition: fc.option(arbitraryCondition, { nil: undefined }),
    sid: fc.constantFrom(undefined, undefined, '', 'S1'),
  })
  .map(({ effect, actions, actionName, resources, resourceName, condition, sid }) => ({
    ...(sid === undefined ? {} : { Sid: sid }),
    Effect: effect,
    [actionName]: actions,
    [resourceName]: resources,
    ...(condition === undefined ? {} : { Condition: condition }),
  }))

/** A document that can be read in full. */
export const arbitraryPolicy: fc.Arbitrary<PolicyJson> = policyOf(arbitraryStatement)

/** A document some of whose statements hold what nobody can decide. */
export const arbitraryOddPolicy: fc.Arbitrary<PolicyJson> = policyOf(fc.oneof(arbitraryStatement, oddStatement()))

export interface PolicyJson {
  readonly Version?: string
  readonly Statement: Json | readonly Json[]
}

function policyOf(statement: fc.Arbitrary<Json>): fc.Arbitrary<PolicyJson> {
  const statements = fc.oneof(
    { arbitrary: statement, weight: 1 },
    { arbitrary: fc.array(statement, { maxLength: 3 }), weight: 4 },
  )
  const version = fc.constantFrom('2012-10-17', '2012-10-17', '2012-10-17', '2008-10-17', undefined)
  return fc.record({ statements, version }).map(({ statements, version }) => ({
    ...(version === undefined ? {} : { Version: version }),
    Statement: statements,
  }))
}

function oddStatement(): fc.Arbitrary<Json> {
  const odd: readonly Json[] = [
    { Effect: 'allow' },
    { Resources: '*' },
    { Condition: { StringAlmost: { 's3:prefix': 'a' } } },
    { Condition: { StringEquals: { 's3:prefix': [] } } },
    { Condition: { 'ForAnyValue:Null': { 's3:prefix': 'true' } } },
    { Condition: [] },
    { Action: 's3:*', NotAction: 's3:*' },
    { Resource: [{}] },
  ]
  return fc.tuple(arbitraryStatement, fc.constantFrom(...odd)).map(([statement, odd]) => ({ ...statement, ...odd }))
}

/** The statements of a document as a list. */
export function statementsOf({ Statement: given }: PolicyJson): readonly Json[] {
  return isList(given) ? given : [given]
}

function isList(value: Json | readonly Json[]): value is readonly Json[] {
  return Array.isArray(value)
}
