import policyCustomerAdminUnattached from '../../../src/queries/policies/policy-customer-admin-unattached.ts'
import { bakery } from '../../support/account-builder.ts'
import { allowing } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

const sleeping = bakery().policy('Keys', { document: allowing('*') })
const uncounted = bakery().policy('Keys', {
  document: allowing('*:*'),
  attachmentCount: null,
  boundaryUsageCount: null,
})

testQuery(policyCustomerAdminUnattached, {
  reports: {
    'a policy in no use': [sleeping, ['policy/Keys']],
    'a policy that AWS did not count, where everybody is known': [uncounted.user('ada'), ['policy/Keys']],
    'one that gives everything under a condition': [
      bakery().policy('Keys', {
        document: {
          Statement: {
            Effect: 'Allow',
            Action: '*',
            Resource: '*',
            Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } },
          },
        },
      }),
      [{ decision: 'conditional', conditions: ['IpAddress aws:SourceIp 10.0.0.0/8'] }],
    ],
  },
  rows: {
    'what is known of it': [
      bakery().policy('Keys', { document: allowing('*'), id: 'ANPAKEYS000000000000' }),
      [
        {
          policyArn: 'policy/Keys',
          policyId: 'ANPAKEYS000000000000',
          policyName: 'Keys',
          version: 'v1',
          decision: 'allowed',
          except: [],
          conditions: [],
          attachmentCount: 0,
        },
      ],
    ],
  },
  silent: {
    'a policy that somebody has, of which another query asks': sleeping.user('ada', { attached: ['Keys'] }),
    'a policy that AWS counts as attached': bakery().policy('Keys', { document: allowing('*'), attachmentCount: 1 }),
    'a policy used only as a boundary': sleeping.role('oven', { boundary: 'Keys' }),
    'a policy that AWS counts as a boundary': bakery().policy('Keys', {
      document: allowing('*'),
      boundaryUsageCount: 1,
    }),
    'a policy in no use that gives little': bakery().policy('Recipes', { document: allowing('s3:*') }),
    'a policy of AWS': bakery().awsPolicy('AdministratorAccess', { document: allowing('*') }),
  },
  unknown: {
    'a policy of which nobody knows whether it is in use': [
      uncounted.group('bakers', { attached: null }),
      [
        {
          part: 'groups',
          reason: 'the attached policies of some groups were not given: 1',
          subjects: ['policy/Keys'],
        },
      ],
    ],
    'a policy in no use without its document': [
      bakery().policy('Keys', { document: null }),
      [{ part: 'customer-policies', reason: 'its document was not given', subjects: ['policy/Keys'] }],
    ],
  },
})
