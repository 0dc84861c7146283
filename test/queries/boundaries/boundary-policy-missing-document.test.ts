import boundaryPolicyMissingDocument from '../../../src/queries/boundaries/boundary-policy-missing-document.ts'
import { bakery } from '../../support/account-builder.ts'
import { allowing } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

const fenced = bakery().role('oven', { boundary: 'Fence' })

testQuery(boundaryPolicyMissingDocument, {
  reports: {
    'a customer policy that the night does not hold': [fenced, ['policy/Fence']],
    'a policy of AWS that the night does not hold': [
      bakery().user('ada', { boundary: 'PowerUserAccess' }),
      [{ policyArn: 'arn:aws:iam::aws:policy/PowerUserAccess', missing: 'policy' }],
    ],
    'a policy without its versions': [fenced.policy('Fence', { versions: null }), [{ missing: 'versions' }]],
    'a policy whose default version is not there': [
      fenced.policy('Fence', { defaultVersion: 'v2', versions: [{ version: 'v1', isDefault: false }] }),
      [{ missing: 'default version' }],
    ],
    'a policy that a part read in part holds without its document': [
      fenced.parts({ 'customer-policies': 'partial' }).policy('Fence', { document: null }),
      [{ missing: 'document' }],
    ],
    'a default version without a document': [fenced.policy('Fence', { document: null }), [{ missing: 'document' }]],
    'a policy of another account': [
      bakery().role('oven', { boundary: 'arn:aws:iam::444455556666:policy/Fence' }),
      [{ policyArn: 'arn:aws:iam::444455556666:policy/Fence', missing: 'policy' }],
    ],
  },
  rows: {
    'which piece is missing, and how many it limits': [
      fenced.user('ada', { boundary: 'Fence' }),
      [{ policyArn: 'policy/Fence', policyId: null, missing: 'policy', principals: 2 }],
    ],
  },
  silent: {
    'a boundary with its document': fenced.policy('Fence'),
    'an older version without a document': fenced.policy('Fence', {
      versions: [
        { version: 'v2', document: allowing('s3:GetObject') },
        { version: 'v1', document: null },
      ],
    }),
    'a missing policy that is only attached': bakery().role('oven', { attached: ['Recipes'] }),
    'policies that were not read, which is said once for all': fenced.parts({ 'customer-policies': 'skipped' }),
  },
  unknown: {
    'a policy that may be among those that could not be read': [
      fenced.parts({ 'customer-policies': { status: 'partial', detail: 'AccessDenied' } }),
      [
        {
          part: 'customer-policies',
          reason: 'it may be among those that could not be read: AccessDenied',
          subjects: ['policy/Fence'],
        },
        { part: 'customer-policies', reason: 'partial: AccessDenied', subjects: 'all' },
      ],
    ],
    'the policies that were not read': [
      fenced.parts({ 'customer-policies': 'skipped' }),
      [{ part: 'customer-policies', reason: 'skipped: not in the input', subjects: 'all' }],
    ],
  },
})
