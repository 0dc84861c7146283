import privescPassroleCloudformationAdmin from '../../../src/queries/escalation/privesc-passrole-cloudformation-admin.ts'
import { testQuery } from '../../support/test-query.ts'
import { arn, may, withChief } from './accounts.ts'

testQuery(privescPassroleCloudformationAdmin, {
  reports: {
    'an administrator role that trusts it, and who can pass it': [
      withChief('cloudformation.amazonaws.com').user('ada', may('iam:PassRole')).user('bob'),
      [{ roleArn: 'role/chief', trust: 'allowed', principals: [arn('user/ada')], count: 1 }],
    ],
    'one that nobody can pass': [
      withChief('cloudformation.amazonaws.com').user('bob'),
      [{ roleArn: 'role/chief', count: 0 }],
    ],
  },
  silent: {
    'an administrator role that trusts another service': withChief('ec2.amazonaws.com').user(
      'ada',
      may('iam:PassRole'),
    ),
    'a role that is no administrator': withChief('ec2.amazonaws.com').role('oven', {
      trust: 'cloudformation.amazonaws.com',
      ...may('s3:*'),
    }),
  },
})
