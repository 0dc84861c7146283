import policyAllowNotresource from '../../../src/queries/policies/policy-allow-notresource.ts'
import { bakery } from '../../support/account-builder.ts'
import { allowing } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

const excepting = (more: object = {}) => ({
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Action: 's3:*', NotResource: 'arn:aws:s3:::till/*', ...more },
})

testQuery(policyAllowNotresource, {
  reports: {
    'actions on all resources but some': [
      bakery().policy('Till', { document: excepting() }),
      [{ policyArn: 'policy/Till', actions: ['s3:*'], notActions: null, notResources: ['arn:aws:s3:::till/*'] }],
    ],
    'all but some on all but some': [
      bakery().role('mixer', { inline: { most: excepting({ Action: undefined, NotAction: 'iam:*' }) } }),
      [{ resourceArn: 'role/mixer', actions: null, notActions: ['iam:*'] }],
    ],
    'what AWS wrote, where that is asked for': [
      bakery().awsPolicy('Till', { document: excepting() }),
      ['policy/Till'],
      { owners: ['aws'] },
    ],
  },
  silent: {
    'a Deny with NotResource': bakery().policy('Till', { document: excepting({ Effect: 'Deny' }) }),
    'an Allow with Resource': bakery().policy('Till', { document: allowing('s3:*', 'arn:aws:s3:::till/*') }),
  },
  unknown: {
    'a statement whose resources cannot be read': [
      bakery().policy('Till', { document: excepting({ NotResource: 7.5, Resource: null }) }),
      [
        {
          part: 'customer-policies',
          reason: 'its statement 0 cannot be decided: it has both Resource and NotResource',
          subjects: ['policy/Till'],
        },
      ],
    ],
  },
})
