import query from '../../../src/queries/account/saml-provider-missing.ts'
import { bakery } from '../../support/account-builder.ts'
import { testQuery } from '../../support/test-query.ts'

const whole = () => bakery().parts({ saml: 'complete' })

testQuery(query, {
  rows: {
    'how many users': [whole().user('ada').user('bob'), [{ accountArn: 'root', accountId: '123456789012', users: 2 }]],
  },
  silent: {
    'a provider': whole().user('ada').provider('saml', 'Okta'),
    'roles of IAM Identity Center': whole().user('ada').ssoRole('Admins'),
    nobody: whole().role('oven'),
  },
  unknown: {
    'users that were not all read': [
      bakery()
        .parts({ saml: 'complete', users: { status: 'partial', detail: 'AccessDenied' } })
        .user('ada'),
      [{ part: 'users', reason: 'partial: AccessDenied', subjects: ['root'] }],
    ],
  },
})
