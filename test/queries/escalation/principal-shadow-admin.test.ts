import principalShadowAdmin from '../../../src/queries/escalation/principal-shadow-admin.ts'
import { bakery } from '../../support/account-builder.ts'
import { testQuery } from '../../support/test-query.ts'
import { may, withOpenChief } from './accounts.ts'

testQuery(principalShadowAdmin, {
  reports: {
    'who can become one, by a shortest path': [
      withOpenChief().user('ada', may('sts:AssumeRole')).user('bob', may('iam:*')),
      [
        { principalArn: 'user/ada', technique: 'assume-role', hops: 1, targetArn: 'role/chief' },
        { principalArn: 'user/bob', technique: 'put-user-policy', hops: 1, targetArn: 'user/bob' },
      ],
    ],
  },
  silent: {
    'an administrator by name': bakery().user('ada', may('*')),
    'techniques whose target the night does not show': withOpenChief().user('ada', may('lambda:UpdateFunctionCode')),
  },
})
