import principalAdmin from '../../../src/queries/escalation/principal-admin.ts'
import { bakery } from '../../support/account-builder.ts'
import { allowing } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'
import { may } from './accounts.ts'

const noMfa = {
  Version: '2012-10-17',
  Statement: {
    Effect: 'Deny',
    Action: '*',
    Resource: '*',
    Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
  },
}

testQuery(principalAdmin, {
  reports: {
    'by an own policy, and through a group': [
      bakery()
        .role('oven', may('*'))
        .group('bakers', may('*'))
        .user('ada', { groups: ['bakers'] }),
      ['role/oven', 'user/ada'],
    ],
    'with MFA alone': [
      bakery().user('ada', { inline: { a: allowing('*'), b: noMfa } }),
      [{ principalArn: 'user/ada', decision: 'conditional' }],
    ],
  },
  silent: {
    'all of IAM': bakery().user('ada', may('iam:*')),
    'behind a boundary': bakery()
      .policy('Fence', { document: allowing('s3:*') })
      .user('ada', { boundary: 'Fence', ...may('*') }),
    'a service-linked role': bakery().serviceLinkedRole('support.amazonaws.com', may('*')),
  },
})
