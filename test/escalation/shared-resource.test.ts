import { describe, expect, test } from 'vitest'

import { bakery } from '../support/account-builder.ts'
import { escalating, pathOf } from '../support/escalating.ts'

const fn = (name: string, region = '*'): string => `arn:aws:lambda:${region}:123456789012:function:${name}`
const allow = (Action: string, Resource: unknown, more: object = {}): object => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
})
const deny = (Action: string, Resource: unknown): object => ({ Effect: 'Deny', Action, Resource })
const at = (operator: string, time: string): object => ({ Condition: { [operator]: { 'aws:CurrentTime': time } } })

/** Whether ada comes to an administrator by a function that she makes and invokes. */
function comes(...statements: readonly object[]): boolean {
  const account = bakery()
    .role('chief', {
      trust: 'lambda.amazonaws.com',
      inline: { p: { Version: '2012-10-17', Statement: allow('*', '*') } },
    })
    .user('ada', {
      inline: { p: { Version: '2012-10-17', Statement: [allow('iam:PassRole', '*'), ...statements] } },
    })
  return pathOf(escalating(account), 'user/ada') !== null
}

describe('a function that is made and invoked is one', () => {
  const create = (Resource: unknown, more?: object): object => allow('lambda:CreateFunction', Resource, more)
  const invoke = (Resource: unknown, more?: object): object => allow('lambda:InvokeFunction', Resource, more)
  const cases: Readonly<Record<string, readonly [readonly object[], boolean]>> = {
    'the same name': [[create(fn('bun')), invoke(fn('bun'))], true],
    'another name': [[create(fn('bun')), invoke(fn('roll'))], false],
    'one of several names': [[create(fn('bun')), invoke([fn('roll'), fn('bun')])], true],
    'patterns that may take one name': [[create(fn('bun-*')), invoke(fn('*-oven'))], true],
    'patterns that take none together': [[create(fn('bun-*')), invoke(fn('roll-*'))], false],
    'versions and aliases of it': [[create(fn('bun')), invoke(fn('bun:*'))], true],
    'versions and aliases of another': [[create(fn('bun')), invoke(fn('roll:*'))], false],
    everything: [[create(fn('bun')), invoke('*')], true],
    'all of Lambda': [[create(fn('bun')), invoke('arn:aws:lambda:*')], true],
    'a name that hangs on who asks': [[create(fn('${aws:username}-x')), invoke(fn('ada-*'))], true],
    'a Deny of it': [[create(fn('bun')), invoke('*'), deny('lambda:InvokeFunction', fn('bun'))], false],
    'a Deny of it in one region': [
      [create(fn('bun')), invoke('*'), deny('lambda:InvokeFunction', fn('bun', 'eu-west-1'))],
      true,
    ],
    'a Deny of another': [[create(fn('bun')), invoke('*'), deny('lambda:InvokeFunction', fn('roll'))], true],
    'one after the other': [
      [
        create(fn('bun'), at('DateLessThan', '2030-01-01T00:00:00Z')),
        invoke(fn('bun'), at('DateGreaterThan', '2031-01-01T00:00:00Z')),
      ],
      true,
    ],
  }
  test.for(Object.entries(cases))('%s', ([, [statements, expected]]) => {
    expect(comes(...statements)).toBe(expected)
  })
})
