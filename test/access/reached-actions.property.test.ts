import fc from 'fast-check'
import { expect, test } from 'vitest'

import { reachedActions } from '../../src/access/reached-actions.ts'
import { resourceForms } from '../../src/access/resource-forms.ts'
import { mayIntersect } from '../../src/access/resource-sets.ts'
import { isTrustAction } from '../../src/access/trusted-roles.ts'
import { actionSet, idsOfBits } from '../../src/policy/action/action-set.ts'
import type { PatternSet, PolicyStatement } from '../../src/policy/document/policy.ts'
import { actionTable } from '../support/action-table.ts'

const actions = fc.record({
  patterns: fc.array(
    fc.constantFrom(
      's3:*',
      's3:getobject',
      's3:list*',
      'sts:*',
      'ec2:createtags',
      'ec2:d*',
      'iam:passrole',
      'sqs:?e*',
      '*:tag*',
    ),
    { minLength: 1, maxLength: 3 },
  ),
  except: fc.constant(false),
})
const resources: fc.Arbitrary<PatternSet | null> = fc.option(
  fc.record({
    patterns: fc.array(
      fc.constantFrom(
        '*',
        '',
        'arn:aws:s3:::flour',
        'arn:aws:s3:::flour/*',
        'arn:aws:s3:::${aws:username}',
        'arn:aws:ec2:eu-west-1:123456789012:instance/i-0a1b2c3d',
        'arn:aws:ec2:*:*:vpc/?',
        'arn:aws:iam::123456789012:role/oven',
        'arn:aws:sqs:*',
        '*bread',
        '${*}',
      ),
      { minLength: 1, maxLength: 3 },
    ),
    except: fc.boolean(),
  }),
  { freq: 8 },
)

function statement(actions: PatternSet, resources: PatternSet | null): PolicyStatement {
  return {
    index: 0,
    sid: null,
    effect: 'Allow',
    actions,
    resources,
    principals: null,
    conditions: [],
    undecidable: null,
  }
}

/** One by one, each form held against the resources anew. */
function reachedPlainly(actions: PatternSet, resources: PatternSet | null): readonly number[] {
  const isReached = (id: number): boolean => {
    const action = actionTable.actionAt(id)
    if (resources === null || (!resources.except && resources.patterns.includes('*'))) return true
    if (isTrustAction(action.name.toLowerCase())) return true
    return resourceForms(action, 'aws').some((form) => mayIntersect(resources, { patterns: [form], except: false }))
  }
  return idsOfBits(actionSet(actions, actionTable).bits).filter(isReached)
}

test('statements that share sets reach what each reaches by itself', () => {
  const reached = reachedActions({ table: actionTable, partition: 'aws' })
  fc.assert(
    fc.property(actions, resources, (named, among) => {
      expect(idsOfBits(reached(statement(named, among)))).toEqual(reachedPlainly(named, among))
    }),
    { numRuns: 60 },
  )
})

test('an Action and a NotAction of the same names are told apart', () => {
  const reached = reachedActions({ table: actionTable, partition: 'aws' })
  const names = { patterns: ['s3:*'], except: false }
  const bucket = { patterns: ['arn:aws:s3:::flour'], except: false }
  const some = idsOfBits(reached(statement(names, bucket)))
  const others = idsOfBits(reached(statement({ ...names, except: true }, bucket)))
  expect(some.length).toBeGreaterThan(0)
  expect(others.filter((id) => some.includes(id))).toEqual([])
})

test('statements that reach the same are given the same set', () => {
  const reached = reachedActions({ table: actionTable, partition: 'aws' })
  const bucket = (name: string) =>
    statement(
      { patterns: ['s3:getobject', 's3:putobject'], except: false },
      {
        patterns: [`arn:aws:s3:::${name}/*`],
        except: false,
      },
    )
  expect(reached(bucket('rye'))).toBe(reached(bucket('wheat')))
})
