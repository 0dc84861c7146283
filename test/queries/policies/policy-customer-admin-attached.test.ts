import { expect, test } from 'vitest'

import policyCustomerAdminAttached from '../../../src/queries/policies/policy-customer-admin-attached.ts'
import { runQuery } from '../../../src/queries/run.ts'
import { bakery } from '../../support/account-builder.ts'
import { actionTable } from '../../support/action-table.ts'
import { allowing } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

const mfa = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }
const ada = bakery().user('ada', { attached: ['Keys'] })

/** Ada's policy Keys, of some statements. */
function keys(...Statement: readonly object[]) {
  return ada.policy('Keys', { document: { Version: '2012-10-17', Statement } })
}

const all = { Effect: 'Allow', Action: '*', Resource: '*' }

testQuery(policyCustomerAdminAttached, {
  reports: {
    'everything on everything': [keys(all), ['policy/Keys']],
    'everything by odd patterns': [
      ada
        .policy('Keys', { document: allowing(['s3:GetObject', '**'], ['arn:aws:s3:::flour', '*']) })
        .role('oven', { attached: ['Oven'] })
        .policy('Oven', { document: allowing('?*:*', 'arn:aws:*') }),
      ['policy/Keys', 'policy/Oven'],
    ],
    'everything but what is none': [
      keys({ Effect: 'Allow', NotAction: 'bakery:Bake', Resource: '*' }),
      [{ policyArn: 'policy/Keys', except: [] }],
    ],
    'everything but some, which it says': [
      keys({ Effect: 'Allow', NotAction: ['S3:getobject', 'organizations:*'], NotResource: 'arn:aws:s3:::flour' }),
      [{ except: ['organizations:*', 's3:GetObject', 'arn:aws:s3:::flour'] }],
    ],
    'everything in two statements': [
      keys(
        { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' },
        { Effect: 'Allow', Action: 'I?M:*', NotResource: 'arn:aws:s3:::flour' },
      ),
      [{ policyArn: 'policy/Keys', except: [] }],
    ],
    'everything with a Deny of other actions': [keys(all, { ...all, Effect: 'Deny', Action: 's3:*' }), ['policy/Keys']],
    'everything under a condition': [
      keys({ ...all, Condition: mfa }),
      [{ policyArn: 'policy/Keys', decision: 'conditional', conditions: ['Bool aws:MultiFactorAuthPresent true'] }],
    ],
    'everything unless a Deny takes it back': [
      keys(all, { Effect: 'Deny', Action: '*', Resource: '*', Condition: mfa }),
      [{ decision: 'conditional', conditions: ['not (Bool aws:MultiFactorAuthPresent true)'] }],
    ],
    'everything without a condition, where the same stands there with one': [
      keys({ ...all, Condition: mfa }, all),
      [{ decision: 'allowed', conditions: [] }],
    ],
    'a policy that is a boundary too': [keys(all).role('oven', { boundary: 'Keys' }), ['policy/Keys']],
  },
  silent: {
    'a policy that is in no use': bakery().policy('Keys', { document: allowing('*') }),
    'a policy that is only a boundary': bakery()
      .policy('Keys', { document: allowing('*') })
      .role('oven', { boundary: 'Keys' }),
    'all but IAM': keys({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }),
    'all of IAM, which only leads there': keys({ ...all, Action: 'iam:*' }),
    'everything on some resources': keys({ ...all, Resource: 'arn:aws:s3:::flour*' }),
    'everything, and a Deny of it': keys(all, { ...all, Effect: 'Deny' }),
    'everything, and a Deny of IAM': keys(all, { ...all, Effect: 'Deny', Action: 'iam:*' }),
    'a version that is not in force': ada.policy('Keys', {
      versions: [
        { version: 'v2', isDefault: true },
        { version: 'v1', document: allowing('*') },
      ],
    }),
    'a statement that cannot be decided, and cannot matter': keys({
      Effect: 'Allow',
      Action: 's3:*',
      Resource: '*',
      Condition: { Sometimes: { a: 'b' } },
    }),
  },
  unknown: {
    'a statement that cannot be decided': [
      keys({ ...all, Condition: { Sometimes: { a: 'b' } } }),
      [
        {
          part: 'customer-policies',
          reason: 'its statement 0 cannot be decided: its Condition has an operator that IAM does not know: Sometimes',
          subjects: ['policy/Keys'],
        },
      ],
    ],
    'a Deny that cannot be decided': [
      keys(all, { Effect: 'Deny', Action: '*', Resource: '*', Condition: 'never' }),
      [
        {
          part: 'customer-policies',
          reason: 'its statement 1 cannot be decided: its Condition is not an object',
          subjects: ['policy/Keys'],
        },
      ],
    ],
    'a policy without its document': [
      ada.policy('Keys', { document: null }),
      [{ part: 'customer-policies', reason: 'its document was not given', subjects: ['policy/Keys'] }],
    ],
    'a policy without its versions': [
      ada.policy('Keys', { versions: null }),
      [{ part: 'customer-policies', reason: 'its versions were not given', subjects: ['policy/Keys'] }],
    ],
    'a policy whose default version is not there': [
      ada.policy('Keys', { defaultVersion: 'v2', versions: [{ version: 'v1', isDefault: false }] }),
      [{ part: 'customer-policies', reason: 'its default version was not given', subjects: ['policy/Keys'] }],
    ],
    'a policy that may be among those that could not be read': [
      ada.parts({ 'customer-policies': { status: 'partial', detail: 'AccessDenied' } }),
      [
        { part: 'customer-policies', reason: 'partial: AccessDenied', subjects: 'all' },
        {
          part: 'customer-policies',
          reason: 'the night does not hold it: AccessDenied',
          subjects: ['policy/Keys'],
        },
      ],
    ],
  },
})

test('policy-customer-admin-attached names the statements that are enough, and whom the policy is attached to', () => {
  const night = keys({ ...all, Sid: 'Bread', Action: 's3:*' }, { ...all, Sid: 'Keys' }).build()
  const [row] = runQuery(policyCustomerAdminAttached, night, { actions: () => actionTable }).rows
  const policyArn = 'arn:aws:iam::123456789012:policy/Keys'
  expect(row?.get('evidence')).toEqual([
    { kind: 'statement', policyArn, policyName: null, version: 'v1', statement: 1, sid: 'Keys', effect: 'Allow' },
    { kind: 'attachment', policyArn, to: 'arn:aws:iam::123456789012:user/ada' },
  ])
})
