import fc from 'fast-check'
import { expect, test } from 'vitest'

import { comparePolicies } from '../../src/policy/compare/compare-policies.ts'
import type { EditEffect } from '../../src/policy/compare/comparison.ts'
import type { Caller } from '../../src/policy/caller.ts'
import { readPolicyJson } from '../../src/policy/document/read-policy.ts'
import type { Context } from '../../src/policy/request.ts'
import { actionTable } from '../support/action-table.ts'
import { type ReferenceCase, referenceDocument } from '../support/reference-evaluator.ts'
import { trustPolicy } from './trust-policies.ts'

type Asker = ReferenceCase['caller']

const HOME = '123456789012'
const AWAY = '444455556666'

function user(account: string, name: string): Asker {
  return { kind: 'user', arn: `arn:aws:iam::${account}:user/${name}`, account }
}

function role(name: string, session: string): Asker {
  const arn = `arn:aws:iam::${HOME}:role/${name}`
  return { kind: 'role', arn, account: HOME, session: `arn:aws:sts::${HOME}:assumed-role/${name}/${session}` }
}

const ASKERS: readonly Asker[] = [
  user(HOME, 'ada'),
  user(HOME, 'bob'),
  user(HOME, 'eve'),
  user(AWAY, 'ada'),
  user('111122223333', 'eve'),
  role('mill', 'night'),
  role('mill', 'day'),
  role('oven', 'day'),
  { kind: 'service', name: 'ec2.amazonaws.com' },
  { kind: 'service', name: 'lambda.amazonaws.com' },
]

/** What a request of an asker brings of itself. */
function ownKeys(asker: Asker): readonly (readonly [string, string])[] {
  if (asker.kind !== 'user' && asker.kind !== 'role') return []
  const session = asker.kind === 'role' ? (asker.session ?? '').replace(/^.*\//, '') : null
  return [
    ['aws:principalarn', asker.arn],
    ['aws:principalaccount', asker.account],
    ...(session === null ? [] : [['aws:userid', `AROAAAAAAAAAAAAAAAA1:${session}`] as const]),
  ]
}

const CONTEXTS: readonly (readonly (readonly [string, string])[])[] = [
  [],
  [['sts:externalid', 'x']],
  [['sts:externalid', 'y']],
]

const RANK: Readonly<Record<string, number>> = { deny: 0, none: 1, allow: 2 }

function said(document: unknown, asker: Asker, context: Context): string {
  return referenceDocument(document, {
    action: 'sts:AssumeRole',
    resource: `arn:aws:iam::${HOME}:role/x`,
    context,
    caller: asker,
  })
}

const ALLOWS: Readonly<Record<EditEffect, readonly string[]>> = {
  equal: [],
  broader: ['more'],
  narrower: ['less'],
  different: ['more', 'less'],
  undecided: ['more', 'less'],
}

test('trust policies: whoever gets more or less is not missed, and each witness is one', () => {
  fc.assert(
    fc.property(trustPolicy, trustPolicy, (older, newer) => {
      const { effect, witness } = comparePolicies(readPolicyJson(older), readPolicyJson(newer), actionTable)
      for (const asker of ASKERS) {
        for (const keys of CONTEXTS) {
          const context = new Map([...ownKeys(asker), ...keys])
          const [old = NaN, now = NaN] = [older, newer].map((document) => RANK[said(document, asker, context)])
          if (old < now)
            expect({ effect, for: asker, may: ALLOWS[effect] }).toMatchObject({
              may: expect.arrayContaining(['more']) as unknown,
            })
          if (now < old)
            expect({ effect, for: asker, may: ALLOWS[effect] }).toMatchObject({
              may: expect.arrayContaining(['less']) as unknown,
            })
        }
      }
      if (witness === null || witness.caller === null) return
      const context = new Map(Object.entries(witness.context))
      const asker = asReference(witness.caller, context)
      if (asker === null) return
      const request = { action: witness.action, resource: witness.resource, context, caller: asker }
      expect([older, newer].map((document) => referenceDocument(document, request))).toEqual([witness.old, witness.new])
    }),
    { numRuns: 100 },
  )
})

/** A caller of ours as the reference knows them; null for those it does not. */
function asReference({ kind, name, account }: Caller, context: Context): Asker | null {
  switch (kind) {
    case 'user':
      return { kind, arn: name, account: account ?? '' }
    case 'role': {
      const userId = context.get('aws:userid')
      const session =
        typeof userId === 'string'
          ? `arn:aws:sts::${account ?? ''}:assumed-role/${name.replace(/^.*\//, '')}/${userId.replace(/^.*?:/, '')}`
          : null
      return { kind, arn: name, account: account ?? '', session }
    }
    case 'account':
      return user(account ?? '', 'somebody')
    case 'service':
      return { kind, name }
    case 'federated':
      return { kind, provider: name }
    case 'canonical-user':
    case 'deleted':
      return null
    default:
      return kind satisfies never
  }
}
